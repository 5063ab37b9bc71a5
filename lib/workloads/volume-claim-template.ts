import type { Size } from 'cdk8s';
import { k8s, PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import { checkDnsLabel, checkNotEmpty, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { renderSize } from '../core/quantity';
import type { VolumeClaim } from './volume-claim';

/** A volume that each pod gets for itself and finds again when it comes back. */
export interface VolumeClaimTemplate extends Omit<VolumeClaim, 'volumeMode'> {
  /** Name of the volume; the claim of pod 0 of `mysql` is `data-mysql-0`. */
  readonly name: string;
  /** How large the volume is. */
  readonly size: Size;
  /** Where the container finds the volume: an absolute path. */
  readonly mountPath: string;
  /**
   * Which folder of the volume the container finds there. Databases that refuse a folder with a `lost+found` want one.
   * @default - the whole volume
   */
  readonly subPath?: string;
  /**
   * Who may mount the volume at a time.
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
}

/** The claims of a StatefulSet, and the mounts of its container. */
export interface ClaimTemplates {
  readonly claims: k8s.KubePersistentVolumeClaimProps[];
  readonly mounts: k8s.VolumeMount[];
}

/** The templates in the form that the L1 of cdk8s-plus takes. */
export function renderTemplates(
  templates: readonly VolumeClaimTemplate[],
  takenPaths: readonly string[],
  { property, ...at }: Place,
): ClaimTemplates {
  const claims = templates.map((template, index) => toClaim(template, { ...at, property: `${property}[${index}]` }));
  checkUnique(
    templates.map(({ name }) => name),
    { ...at, property: `${property}.name` },
  );
  checkUnique([...takenPaths, ...templates.map(({ mountPath }) => mountPath)], {
    ...at,
    property: `${property}.mountPath`,
  });
  return { claims, mounts: templates.map(({ name, mountPath, subPath }) => ({ name, mountPath, subPath })) };
}

function toClaim(template: VolumeClaimTemplate, { property, ...at }: Place): k8s.KubePersistentVolumeClaimProps {
  const { name, size, mountPath, storageClass } = template;
  const { accessModes = [PersistentVolumeAccessMode.READ_WRITE_ONCE] } = template;
  checkDnsLabel(name, { ...at, property: `${property}.name` });
  checkNotEmpty(accessModes, { ...at, property: `${property}.accessModes` });
  if (!mountPath.startsWith('/')) {
    const problem = { ...at, property: `${property}.mountPath`, value: mountPath, must: 'be an absolute path' };
    throw new MeshError('MESH_INVALID_PATH', problem);
  }
  // The L1 drops quantities that are plain text.
  const storage = k8s.Quantity.fromString(renderSize(size, { ...at, property: `${property}.size` }));
  return {
    metadata: { name },
    spec: {
      accessModes: [...accessModes],
      resources: { requests: { storage } },
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
    },
  };
}

function checkUnique(names: readonly string[], place: Place): void {
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again !== undefined) {
    throw new MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'be another one for each volume' });
  }
}

import type { Size } from 'cdk8s';
import type { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';
import { checkNotEmpty, type Place } from '../core/checks';
import { renderSize } from '../core/quantity';

/** The volume that a claim asks for. */
export interface VolumeClaim {
  /**
   * How large the volume is.
   * @default - as who makes the claim says
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources
   */
  readonly size?: Size;
  /**
   * Name of the StorageClass that provides the volume.
   * @default - the default class of the cluster
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1
   */
  readonly storageClass?: string;
  /**
   * Who may mount the volume at a time.
   * @default - as who makes the claim says
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  /**
   * Whether the volume has a file system.
   * @default - it has one
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode
   */
  readonly volumeMode?: PersistentVolumeMode;
}

/** The wire form of what a claim asks for. */
export interface VolumeClaimJson {
  readonly accessModes?: readonly string[] | undefined;
  readonly resources?: { readonly requests: { readonly storage: string } } | undefined;
  readonly storageClassName?: string | undefined;
  readonly volumeMode?: string | undefined;
}

/** The spec of the claim in its wire form. */
export function renderVolumeClaim(claim: VolumeClaim, { property, ...at }: Place): VolumeClaimJson {
  const { size, storageClass, accessModes, volumeMode } = claim;
  checkNotEmpty(accessModes, { ...at, property: `${property}.accessModes` });
  return {
    accessModes: accessModes && [...accessModes],
    resources: size && { requests: { storage: renderSize(size, { ...at, property: `${property}.size` }) } },
    storageClassName: storageClass,
    volumeMode,
  };
}

import { type ApiObjectMetadata, Chart, JsonPatch } from 'cdk8s';
import { Namespace } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { MeshError } from '../core/errors';
import { Injection } from './injection';

/** What a namespace of the mesh takes. */
export interface MeshNamespaceProps {
  /**
   * Metadata of the namespace.
   * @default - its name is the namespace of the chart, or the id where the chart has none
   */
  readonly metadata?: ApiObjectMetadata;
  /**
   * How the workloads of the namespace join the mesh.
   * @default Injection.SIDECAR
   */
  readonly injection?: Injection;
  /**
   * The waypoint that serves the namespace's Services, or its name; for `Injection.AMBIENT`.
   * @default - no waypoint: traffic is secured, and not routed by HTTP rules
   */
  readonly waypoint?: string | { readonly name: string };
}

/**
 * A namespace whose workloads are part of the mesh. Define it first in its chart, so that it is applied first.
 *
 * @example
 * new MeshNamespace(chart, 'namespace');
 * ```yaml
 * apiVersion: v1
 * kind: Namespace
 * metadata:
 *   labels:
 *     istio-injection: enabled
 *   name: bookinfo
 * spec: {}
 * ```
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export class MeshNamespace extends Namespace {
  /**
   * @throws MeshError MESH_INJECTION_CONFLICT where the metadata's labels already choose a way to join the mesh, or a
   * waypoint is given without `Injection.AMBIENT`
   */
  public constructor(scope: Construct, id: string, props: MeshNamespaceProps = {}) {
    const { injection = Injection.SIDECAR, metadata } = props;
    const waypoint = typeof props.waypoint === 'object' ? props.waypoint.name : props.waypoint;
    super(scope, id, {
      metadata: {
        name: Chart.of(scope).namespace ?? id,
        ...metadata,
        labels: {
          ...metadata?.labels,
          ...injection.labels,
          ...(waypoint === undefined ? {} : { 'istio.io/use-waypoint': waypoint }),
        },
      },
    });
    // A chart's namespace is written into every object, and a Namespace has none.
    this.apiObject.addJsonPatch(JsonPatch.add('/metadata/namespace', null), JsonPatch.remove('/metadata/namespace'));

    const given = Object.keys(metadata?.labels ?? {}).filter((key) => key in ALL_LABELS);
    if (given.length > 0) {
      throw new MeshError('MESH_INJECTION_CONFLICT', {
        property: 'metadata.labels',
        value: given,
        must: 'not choose how workloads join the mesh',
        fix: 'say it with injection',
        at: this,
      });
    }
    if (waypoint !== undefined && injection !== Injection.AMBIENT) {
      throw new MeshError('MESH_INJECTION_CONFLICT', {
        property: 'waypoint',
        value: waypoint,
        must: 'come with injection: Injection.AMBIENT',
        fix: 'sidecars route by themselves and use no waypoint',
        at: this,
      });
    }
  }
}

const ALL_LABELS = {
  ...Injection.SIDECAR.labels,
  ...Injection.AMBIENT.labels,
  'istio.io/rev': '',
};

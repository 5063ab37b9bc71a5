import { type Container, Workload } from 'cdk8s-plus-28';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { containersOf, SIDECAR } from './container-ref';
import type { ScaleTarget } from './scale-target';

/** A resource that the metrics server measures. */
export type MeteredResource = 'cpu' | 'memory';

interface UtilizationPlace {
  readonly property: string;
  /** The percentage. */
  readonly value: number;
  readonly at: MeshResource<unknown>;
}

/**
 * Fails where a percentage has nothing to be a percentage of: a request of the container, or of every container where
 * the whole pod counts. Where the app does not define the target, nobody here can tell.
 *
 * @throws MeshError MESH_NO_RESOURCE_REQUEST
 */
export function checkRequests(
  target: ScaleTarget,
  container: string | undefined,
  resource: MeteredResource,
  place: UtilizationPlace,
): void {
  const containers = containersOf(target) ?? [];
  const counted = container === undefined ? containers : containers.filter(({ name }) => name === container);
  const lacking = counted.filter((each) => !hasRequest(each, resource)).map(({ name }) => `'${name}'`);
  if (lacking.length > 0) {
    const sample = resource === 'cpu' ? 'cpu: { request: Cpu.millis(…) }' : 'memory: { request: Size.mebibytes(…) }';
    throw new MeshError('MESH_NO_RESOURCE_REQUEST', {
      ...place,
      must: `be a percentage of a ${resource} request, and container ${lacking.join(', ')} has none`,
      fix: `give it resources: { ${sample} }, or say averageValue`,
    });
  }
  if (container === undefined) checkSidecar(target, resource, place);
}

/** Kubernetes takes a limit for the request where there is none. */
function hasRequest({ resources }: Container, resource: MeteredResource): boolean {
  return (resources?.[resource]?.request ?? resources?.[resource]?.limit) !== undefined;
}

const REQUEST_ANNOTATIONS = {
  cpu: ['sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyCPULimit'],
  memory: ['sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit'],
} as const;

/** Any of the annotations makes the injector forget its own requests, and a pod with one unknown request has none. */
function checkSidecar(target: ScaleTarget, resource: MeteredResource, place: UtilizationPlace): void {
  if (!(target instanceof Workload)) return;
  const annotations: Record<string, string> = target.podMetadata.toJson()?.annotations ?? {};
  const set = Object.values(REQUEST_ANNOTATIONS)
    .flat()
    .filter((annotation) => annotation in annotations);
  if (set.length > 0 && !REQUEST_ANNOTATIONS[resource].some((annotation) => annotation in annotations)) {
    throw new MeshError('MESH_NO_RESOURCE_REQUEST', {
      ...place,
      must: `be a percentage of a ${resource} request, and container '${SIDECAR}' has none: ${set[0]} replaces all of its defaults`,
      fix: `set ${REQUEST_ANNOTATIONS[resource][0]} on the pods too, or scale on one container`,
    });
  }
}

/** Checks now, and when the app is synthesized: containers and annotations may come after the autoscaler. */
export function checkNowAndLater(owner: MeshResource<unknown>, check: () => void): void {
  check();
  owner.node.addValidation({
    validate: () => {
      try {
        check();
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    },
  });
}

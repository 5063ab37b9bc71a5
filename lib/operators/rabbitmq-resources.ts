import type { ContainerResources } from 'cdk8s-plus-28';
import type { RabbitmqClusterSpecResources } from '../../imports/rabbitmq.com';
import type { MeshResource } from '../core/mesh-resource';
import { renderCpu, renderSize } from '../core/quantity';
import type { JsonOf } from './json';

/** What each node may use, and what is kept for it. */
export interface RabbitmqResources extends ContainerResources {
  /**
   * Other resources to keep, such as huge pages: `{ 'hugepages-2Mi': '64Mi' }`.
   * @default - none
   */
  readonly requests?: { readonly [resource: string]: string };
  /**
   * Other resources to allow.
   * @default - none
   */
  readonly limits?: { readonly [resource: string]: string };
  /**
   * Claims of devices, by the name that the pod has for them.
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
   */
  readonly claims?: readonly { readonly name: string; readonly request?: string }[];
}

/** The resources in their wire form. */
export function renderResources(
  resources: RabbitmqResources | undefined,
  at: MeshResource<unknown>,
): JsonOf<RabbitmqClusterSpecResources> | undefined {
  if (resources === undefined) return undefined;
  const { claims } = resources;
  return {
    requests: renderAmounts(resources, 'request', resources.requests, at),
    limits: renderAmounts(resources, 'limit', resources.limits, at),
    claims: claims && [...claims],
  };
}

function renderAmounts(
  { cpu, memory, ephemeralStorage }: ContainerResources,
  kind: 'request' | 'limit',
  others: { readonly [resource: string]: string } | undefined,
  at: MeshResource<unknown>,
): { readonly [resource: string]: string } | undefined {
  const place = (resource: string) => ({ property: `resources.${resource}.${kind}`, at });
  const [cores, bytes, disk] = [cpu?.[kind], memory?.[kind], ephemeralStorage?.[kind]];
  const amounts = {
    ...(cores && { cpu: renderCpu(cores, place('cpu')) }),
    ...(bytes && { memory: renderSize(bytes, place('memory')) }),
    ...(disk && { 'ephemeral-storage': renderSize(disk, place('ephemeralStorage')) }),
    ...others,
  };
  return Object.keys(amounts).length === 0 && others === undefined ? undefined : amounts;
}

import { ApiObject } from 'cdk8s';
import { Service, Workload } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { MeshError } from '../core/errors';
import type { Protocol } from '../core/protocol';
import type { WorkloadRef } from '../core/workload-selector';

/** A port of a workload and what is spoken on it, such as a `ServicePort`. */
export interface WorkloadPort {
  /** Port of the container. */
  readonly targetPort: number;
  /** What is spoken on the port. */
  readonly protocol: Protocol;
}

/** A construct that knows what it serves, such as `VersionedService`. */
interface Serving {
  readonly ports: readonly WorkloadPort[];
  readonly deployments: { readonly [name: string]: Workload };
}

/** What is spoken on the workload's ports, as far as the construct knows. */
export function protocolsOf(ref: WorkloadRef | undefined): readonly WorkloadPort[] {
  return ref !== undefined && isServing(ref) ? ref.ports : [];
}

/**
 * Fails, when the app is synthesized, for a port that none of the workload's containers has. Says nothing where the
 * containers of the workload are not known, or name no ports.
 */
export function checkWorkloadPort(
  port: number,
  ref: WorkloadRef | undefined,
  policy: IConstruct,
  property: string,
): void {
  const workloads = workloadsOf(ref);
  if (workloads.length === 0) return;
  policy.node.addValidation({
    validate: () => {
      const numbers = new Set(containerPorts(workloads));
      if (numbers.size === 0 || numbers.has(port)) return [];
      const behind = workloads.flatMap((workload) => targetsOf(port, workload));
      const problem = {
        property,
        value: port,
        must: `be a container port of ${workloads.map(({ name }) => name).join(', ')}: ${[...numbers].join(', ')}`,
        fix: behind[0] ?? 'if a container listens on it, name it among the ports of that container',
      };
      return [new MeshError('MESH_UNKNOWN_WORKLOAD_PORT', problem).message];
    },
  });
}

function workloadsOf(ref: WorkloadRef | undefined): readonly Workload[] {
  if (ref instanceof Workload) return [ref];
  return ref !== undefined && isServing(ref) ? Object.values(ref.deployments) : [];
}

function isServing(ref: object): ref is Serving {
  return 'ports' in ref && 'deployments' in ref;
}

function containerPorts(workloads: readonly Workload[]): number[] {
  const containers = workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers]);
  return containers.flatMap(({ ports }) => ports.map(({ number }) => number));
}

/** What a Service of the app makes of the port, if it is one of a Service in front of the workload. */
function targetsOf(port: number, workload: Workload): string[] {
  const labels = workload.podMetadata.toJson()?.labels ?? {};
  const services = workload.node.root.node
    .findAll()
    .filter((construct): construct is Service => construct instanceof Service)
    .filter(({ metadata }) => metadata.namespace === workload.metadata.namespace);
  return services.flatMap((service) => {
    const { selector = {}, ports = [] } = (ApiObject.of(service).toJson() as { spec: ServiceSpec }).spec;
    const keys = Object.keys(selector);
    if (keys.length === 0 || keys.some((key) => labels[key] !== selector[key])) return [];
    const found = ports.find((candidate) => candidate.port === port && candidate.targetPort !== port);
    return found ? [`${port} is a port of Service ${service.name}; its container port is ${found.targetPort}`] : [];
  });
}

interface ServiceSpec {
  readonly selector?: { readonly [key: string]: string };
  readonly ports?: readonly { readonly port: number; readonly targetPort?: number }[];
}

import { ApiObject } from 'cdk8s';
import { Service, Workload } from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
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

/** What is spoken on the workload's ports, as far as its construct knows, as `VersionedService` does. */
export function protocolsOf(ref: WorkloadRef | undefined): readonly WorkloadPort[] {
  const ports: unknown = ref && 'ports' in ref ? ref.ports : undefined;
  return Array.isArray(ports) ? ports.filter(isWorkloadPort) : [];
}

function isWorkloadPort(port: Partial<WorkloadPort> | undefined): port is WorkloadPort {
  return typeof port?.targetPort === 'number' && typeof port.protocol === 'string';
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
  if (!Construct.isConstruct(ref)) return;
  policy.node.addValidation({
    validate: () => {
      const workloads = ref.node.findAll().filter((construct) => construct instanceof Workload);
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

function containerPorts(workloads: readonly Workload[]): number[] {
  const containers = workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers]);
  return containers.flatMap(({ ports }) => ports.map(({ number }) => number));
}

/** What a Service of the app makes of the port, if it is one of a Service in front of the workload. */
function targetsOf(port: number, workload: Workload): string[] {
  const labels = workload.podMetadata.toJson()?.labels ?? {};
  const services = workload.node.root.node
    .findAll()
    .filter((construct) => construct instanceof Service)
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

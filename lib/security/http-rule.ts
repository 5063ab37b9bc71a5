import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { isHttp } from '../core/protocol';
import type { WorkloadRef } from '../core/workload-selector';
import type { AuthorizationRule } from './authorization-rule';
import type { Condition } from './condition';
import { containerPort, HTTP_OPERATION_FIELDS, type Operation, type OperationPort } from './operation';
import { HTTP_SOURCE_FIELDS, type Source } from './source';
import { protocolsOf, type WorkloadPort } from './workload-ports';

/**
 * Fails where a rule asks HTTP questions about a port on which the mesh sees no HTTP. There an ALLOW rule counts for
 * nothing, and a DENY rule counts without the questions.
 */
export function checkHttpRule(
  rule: AuthorizationRule,
  selector: WorkloadRef | undefined,
  policy: MeshResource<unknown>,
  property: string,
): void {
  const { from = [], to = [{}], when = [] } = rule as Partial<Record<'from' | 'to' | 'when', unknown[]>>;
  const ofRule = [
    ...(from as Source[]).flatMap((source, index) =>
      fieldsSet(source, HTTP_SOURCE_FIELDS, `${property}.from[${index}]`),
    ),
    ...(when as Condition[]).flatMap(({ key }, index) => (isHttpKey(key) ? [`${property}.when[${index}]`] : [])),
  ];
  (to as Operation[]).forEach((operation, index) => {
    const [asked] = [...fieldsSet(operation, HTTP_OPERATION_FIELDS, `${property}.to[${index}]`), ...ofRule];
    const port = asked === undefined ? undefined : portWithoutHttp(operation, protocolsOf(selector));
    if (!port) return;
    throw new MeshError('MESH_HTTP_RULE_ON_TCP_PORT', {
      property: asked as string,
      value: `${port.protocol} port ${port.targetPort}`,
      must: 'be asked of ports with HTTP, which alone have methods, paths, hosts, headers and tokens',
      fix: 'name the HTTP ports in ports, and make a rule of its own for the others',
      at: policy,
    });
  });
}

function fieldsSet<T extends object>(fields: T, names: readonly (keyof T & string)[], property: string): string[] {
  return names.filter((name) => fields[name] !== undefined).map((name) => `${property}.${name}`);
}

function isHttpKey(key: string): boolean {
  return /^request\./.test(key);
}

/** A port that the operation is about and that is known to have no HTTP; without `ports`, if that holds for all. */
function portWithoutHttp(
  { ports, notPorts = [] }: Operation,
  known: readonly WorkloadPort[],
): WorkloadPort | undefined {
  if (ports) return ports.map((port) => withoutHttp(port, known)).find((port) => port !== undefined);
  const excluded = notPorts.map(containerPort);
  const left = known.filter(({ targetPort }) => !excluded.includes(targetPort));
  return left.some(({ protocol }) => isHttp(protocol)) ? undefined : left[0];
}

function withoutHttp(port: OperationPort, known: readonly WorkloadPort[]): WorkloadPort | undefined {
  const candidates = typeof port === 'number' ? known.filter(({ targetPort }) => targetPort === port) : [port];
  return candidates.some(({ protocol }) => isHttp(protocol)) ? undefined : candidates[0];
}

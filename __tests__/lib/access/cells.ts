import { AccessMatrix } from '../../../lib/access';
import { conditionsOf } from '../../../lib/access/words';
import { type CheckOptions, meshOf } from '../../support/check';
import { app, injected } from '../../support/workload-yaml';

/** `shop` with web and cart, `other` with web: all with sidecars, each with a ServiceAccount of its own. */
export const SHOP = [
  injected(),
  injected('other'),
  workload('web', 'shop'),
  workload('cart', 'shop'),
  workload('web', 'other'),
].join('');

export function workload(name: string, namespace: string, options: Parameters<typeof app>[1] = {}): string {
  return app(name, { namespace, ...options }).replace(
    '      containers:',
    `      serviceAccountName: ${name}\n      containers:`,
  );
}

export function policy(
  spec: string,
  options: { kind?: string; name?: string; namespace?: string; annotations?: string } = {},
): string {
  const { kind = 'AuthorizationPolicy', name = 'p', namespace = 'shop', annotations = '{}' } = options;
  return `apiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace}, annotations: ${annotations} }\nspec: ${spec}\n---\n`;
}

export function matrixOf(yaml: string, options: CheckOptions = {}): AccessMatrix {
  return new AccessMatrix(meshOf(yaml, options));
}

/** What holds between two: `allow`, `deny`, or `conditional: …` with the condition in words. */
export function between(matrix: AccessMatrix, from: string, to: string): string {
  const client = matrix.clients.find(({ name }) => name === from);
  const server = matrix.servers.find(({ name }) => name === to);
  if (client === undefined || server === undefined) throw new Error(`there is no ${client ? to : from}`);
  const cell = matrix.cell(client, server);
  const conditions = conditionsOf(cell);
  return conditions.length === 0 ? cell.access : `${cell.access}: ${conditions.join('; ')}`;
}

import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { httpAction } from './action';
import { byteRules } from './bytes';
import { httpMatch } from './match';
import { object } from './object';
import { type Town, type TownService, written } from './town';

type Fields = { [field: string]: JsonObject[string] };

export interface VirtualServiceAim {
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  /** What most of its rules send to. */
  readonly service: TownService | undefined;
  /** As they are written; empty for none, which means the mesh. */
  readonly gateways: readonly string[];
}

/** A VirtualService with some rules, and the VirtualServices that it delegates to. */
export function virtualService(random: Random, town: Town, aim: VirtualServiceAim): JsonObject[] {
  const { name, namespace, hosts, service, gateways } = aim;
  const delegates: JsonObject[] = [];
  const ports = service?.ports ?? [];
  const http = Array.from({ length: random.pick([1, 1, 2, 2, 3, 4]) }, (_, index): JsonObject => {
    const rule: Fields = {};
    const count = random.pick([0, 1, 1, 1, 2, 2]);
    if (count > 0) rule.match = Array.from({ length: count }, () => httpMatch(random, town, ports, gateways));
    if (random.chance(0.1)) {
      town.features.add('delegate');
      const of = random.chance(0.7) ? namespace : random.pick(town.namespaces);
      const delegate = `${name}-part-${index}`;
      delegates.push(delegateOf(random, town, service, delegate, of, gateways));
      return { ...rule, ...delegating(random, delegate, of, namespace) };
    }
    return { ...rule, ...httpAction(random, town, service, namespace) };
  });
  const isOfMesh = gateways.length === 0 && service !== undefined && hosts.some((host) => !host.startsWith('*'));
  const spec: Fields = { hosts, http, ...(isOfMesh && byteRules(random, town, service)) };
  if (gateways.length > 0) spec.gateways = gateways;
  const exportTo = exported(random, town);
  if (exportTo !== undefined) spec.exportTo = exportTo;
  return [object('VirtualService', name, namespace, spec), ...delegates];
}

function delegating(random: Random, name: string, namespace: string, from: string): JsonObject {
  const rule: Fields = {
    delegate: { name, ...(namespace !== from || random.chance(0.5) ? { namespace } : {}) },
  };
  if (random.chance(0.3)) rule.rewrite = { uri: '/by-root' };
  if (random.chance(0.2)) rule.headers = { request: { set: { 'x-added': 'root' } } };
  return rule;
}

function delegateOf(
  random: Random,
  town: Town,
  service: TownService | undefined,
  name: string,
  namespace: string,
  gateways: readonly string[],
): JsonObject {
  const http = Array.from({ length: random.pick([1, 1, 2]) }, (): JsonObject => {
    const match = random.chance(0.7)
      ? {
          match: Array.from({ length: random.pick([1, 1, 2]) }, () =>
            httpMatch(random, town, service?.ports ?? [], gateways),
          ),
        }
      : {};
    return { ...match, ...httpAction(random, town, service, namespace) };
  });
  const exportTo = random.chance(0.15) ? { exportTo: ['.'] } : {};
  return object('VirtualService', name, namespace, { http, ...exportTo });
}

/** Mostly nothing, which means everybody. */
export function exported(random: Random, town: Town): string[] | undefined {
  if (!random.chance(0.25)) return undefined;
  town.features.add('exportTo');
  return random.pick([['.'], ['*'], [random.pick(town.namespaces)], town.namespaces.slice(0, 2)]);
}

/** Rules for calls between services. */
export function meshVirtualServices(random: Random, town: Town): void {
  for (const service of town.services) {
    if (!random.chance(0.75)) continue;
    const namespace = random.chance(0.8) ? service.namespace : random.pick(town.namespaces);
    const host = written(random, service, namespace);
    const hosts = random.chance(0.1) ? [host, `shop.${town.id}.example.com`] : [host];
    town.objects.push(...virtualService(random, town, { name: service.name, namespace, hosts, service, gateways: [] }));
  }
  if (random.chance(0.2)) {
    town.features.add('host outside of the registry');
    const namespace = random.pick(town.namespaces);
    const host = random.pick([`api.${town.id}.example.com`, `*.${town.id}.example.com`]);
    const service = random.pick(town.services);
    town.objects.push(
      ...virtualService(random, town, { name: 'outside', namespace, hosts: [host], service, gateways: [] }),
    );
  }
}

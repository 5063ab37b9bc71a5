import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import type { Probe } from '../scenario';
import type { Town, TownPort, TownService } from './town';

type Fields = { [field: string]: JsonObject[string] };

/** Rules for the ports of a service that carry no HTTP that a proxy could read. */
export function byteRules(random: Random, town: Town, service: TownService): JsonObject {
  const rules: Fields = {};
  for (const port of service.ports) {
    if (port.protocol !== 'tcp' && port.protocol !== 'tls') continue;
    if (!random.chance(0.6)) continue;
    town.features.add(`${port.protocol} rules`);
    rules[port.protocol] = Array.from({ length: random.pick([1, 1, 2]) }, () => byteRule(random, town, service, port));
  }
  return rules;
}

function byteRule(random: Random, town: Town, service: TownService, { port, protocol }: TownPort): JsonObject {
  const count = random.pick([1, 1, 2]);
  const weights = random.pick([
    [50, 50],
    [90, 10],
    [100, 0],
  ]);
  const route = Array.from({ length: count }, (_, index): JsonObject => {
    const subset = random.chance(0.6) ? { subset: random.pick(service.versions) } : {};
    const destination = { host: service.host, port: { number: port }, ...subset };
    return { destination, ...(count > 1 && { weight: weights[index] ?? 1 }) };
  });
  const match: Fields = {};
  if (random.chance(0.3)) match.port = random.pick([port, 9999]);
  if (random.chance(0.2)) match.sourceLabels = { app: random.pick(['shopper', 'robot']) };
  if (random.chance(0.15)) match.sourceNamespace = random.pick(town.namespaces);
  for (const name of Object.keys(match)) town.features.add(`${protocol} match ${name}`);
  if (protocol === 'tls') {
    return {
      match: [{ ...match, sniHosts: [random.chance(0.8) ? service.host : `*.${service.namespace}.svc.cluster.local`] }],
      route,
    };
  }
  return { ...(Object.keys(match).length > 0 && { match: [match] }), route };
}

/** A connection to such a port; undefined where no service has one. */
export function byteProbe(random: Random, town: Town): Probe | undefined {
  const client = random.pick(town.clients);
  const found = town.services.flatMap((service) =>
    service.ports
      .filter(({ protocol }) => protocol === 'tcp' || protocol === 'tls')
      .map(({ port, protocol }) => ({
        service,
        port,
        protocol: protocol === 'tls' ? ('tls' as const) : ('tcp' as const),
      })),
  );
  if (found.length === 0) return undefined;
  const { service, port, protocol } = random.pick(found);
  town.features.add(`${protocol} connection`);
  const sni = random.chance(0.8)
    ? service.host
    : random.pick([`other.${service.namespace}.svc.cluster.local`, service.name]);
  return {
    client: `${client.namespace}/${client.name}`,
    behaviour: {},
    request: {
      scheme: protocol,
      host: service.host,
      port,
      path: '/',
      method: 'GET',
      headers: {},
      ...(protocol === 'tls' && { sni }),
    },
  };
}

import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { PROXY_LABEL } from '../placement';
import type { Random } from '../random';
import { object } from './object';
import { gatewayPolicies } from './policy';
import { matchesFor, type Target } from './request';
import { requestAuthentication, tokenHeaders } from './token';
import { pod, type Town } from './town';
import { virtualService } from './virtual-service';

export type MakeTarget = (random: Random) => Target;

/** A proxy at the edge with a Service in front; what else it has is what Gateways give it. */
export function edge(town: Town, name: string, namespace: string): { readonly [label: string]: string } {
  const labels = { app: name, istio: `${name}-${town.id}`, [PROXY_LABEL]: 'router' };
  town.objects.push(pod(name, namespace, labels), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, annotations: { 'networking.istio.io/exportTo': namespace } },
    spec: {
      selector: { istio: labels.istio },
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 },
        { name: 'http-alt', port: 8000, protocol: 'TCP', targetPort: 8000 },
      ],
    },
  });
  return labels;
}

/** Gateways of Istio on one proxy, and VirtualServices that name them. */
export function gateways(random: Random, town: Town): MakeTarget[] {
  if (!random.chance(0.35)) return [];
  town.features.add('Gateway');
  const { id } = town;
  const namespace = random.pick(town.namespaces);
  const { istio = '' } = edge(town, 'edge', namespace);
  const hosts = [`shop.${id}.example.com`, `www.${id}.example.com`, `*.${id}.example.com`, '*'];
  const names: string[] = [];
  const made = random.pick([1, 1, 2]);
  for (let index = 0; index < made; index++) {
    const name = index === 0 ? 'front' : 'back';
    const own = index === 0 ? namespace : random.pick(town.namespaces);
    names.push(`${own}/${name}`);
    const servers = [server(random, town, hosts, own, 80, index)];
    if (random.chance(0.3)) servers.push(server(random, town, hosts, own, 8000, index));
    town.objects.push(object('Gateway', name, own, { selector: { istio }, servers }));
  }
  const claimed = [`shop.${id}.example.com`, `www.${id}.example.com`, `*.${id}.example.com`];
  const many = random.integer(1, 3);
  for (let index = 0; index < many; index++) {
    const own = random.pick(town.namespaces);
    const used = random.some(names, random.pick([1, names.length]));
    const written = used.map((name) => {
      const [of = '', short = ''] = name.split('/');
      return of === own && random.chance(0.4) ? short : name;
    });
    const aim = {
      name: `edge-${index}`,
      namespace: own,
      hosts: random.some(claimed, random.pick([1, 1, 2])),
      service: random.pick(town.services),
      gateways: random.chance(0.15) ? [...written, 'mesh'] : written,
    };
    town.objects.push(...virtualService(random, town, aim));
  }
  const hasTokens = requestAuthentication(random, town, namespace, { istio });
  gatewayPolicies(random, town, namespace, { istio });
  const asked = [`shop.${id}.example.com`, `www.${id}.example.com`, `x.${id}.example.com`, `${id}.example.com`];
  return names.map((name) => (own: Random): Target => {
    const host = own.pick(asked);
    const near = claimed.filter((one) => one === host || one.startsWith('*'));
    const matches = near.flatMap((one) => matchesFor(town, one));
    const headers = hasTokens ? tokenHeaders(own) : {};
    return { client: `gateway:${name}`, host, port: own.chance(0.85) ? 80 : 8000, matches, headers };
  });
}

function server(
  random: Random,
  town: Town,
  hosts: readonly string[],
  namespace: string,
  port: number,
  index: number,
): JsonObject {
  const chosen = random.some(hosts, random.pick([1, 1, 2])).map((host) =>
    random.weighted([
      [6, () => host],
      [1, () => `*/${host}`],
      [1, () => `./${host}`],
      [1, () => `${random.pick(town.namespaces)}/${host}`],
    ]),
  );
  const redirects = random.chance(0.06);
  if (redirects) town.features.add('httpsRedirect');
  if (chosen.some((host) => host.startsWith('./') || host.startsWith(namespace)))
    town.features.add('server host with namespace');
  return {
    port: { number: port, name: `http-${port}-${index}`, protocol: 'HTTP' },
    hosts: chosen,
    ...(redirects && { tls: { httpsRedirect: true } }),
  };
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asObject, asString, objectsOf, stringsOf } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { wildcardsAbove } from '../wildcards';
import { selectorOf, written } from './selectors';

/** IST0145, KIA0301: several Gateways open one port of the same pods for one host. */
export const conflictingGateways: Rule = {
  code: 'IST0145',
  title: 'several Gateways serve one host on one port',
  severity: 'error',
  reads: ['Gateway', 'Pod', 'Deployment'],
  aliases: ['KIA0301'],
  fix: 'serve the host from one Gateway to which all VirtualServices are bound, or use another port',
  description:
    'Several Gateways ask the same pods to serve the same host on the same port. The oldest wins: what the others say of protocol and TLS is dropped, and with it the VirtualServices that are bound to them alone. Hosts that only overlap, such as `*.example.com` and `shop.example.com`, are served by the more specific one and given as information.',
  check(mesh, report) {
    const servers = serversOf(mesh);
    const index = new Map<string, Map<string, Server[]>>();
    for (const server of servers) {
      for (const host of server.hosts) {
        const key = keyOf(server, host);
        const bySelector = index.get(key) ?? new Map<string, Server[]>();
        index.set(key, bySelector);
        const same = bySelector.get(server.pods);
        if (same) same.push(server);
        else bySelector.set(server.pods, [server]);
      }
    }
    const meet = sharing(mesh);
    const others = (server: Server, hosts: readonly string[]) => iterate(server, hosts, index, meet);
    for (const server of servers) {
      const above = mesh.options.compat ? [] : server.hosts.flatMap(patternsOf);
      const where = `on port ${server.port} of the pods with ${server.pods || 'any labels'}`;
      const hosts = server.hosts.map((host) => `'${host}'`).join(', ');
      const place = { object: server.object, pointer: `/spec/servers/${server.at}/hosts` };
      if (!others(server, server.hosts).next().done) {
        report({ ...place, message: `${hosts} ${where}: also served by ${namesOf(others(server, server.hosts))}` });
      } else if (!others(server, above).next().done) {
        report({
          ...place,
          severity: 'info',
          message: `${hosts} ${where}: within the hosts of ${namesOf(others(server, above))}, which this Gateway takes them from`,
        });
      }
    }
  },
};

/** The other Gateways that serve one of the hosts on the port and pods of a server, as far as they are asked for. */
function* iterate(
  server: Server,
  hosts: readonly string[],
  index: ReadonlyMap<string, ReadonlyMap<string, readonly Server[]>>,
  meet: (one: Server, other: Server) => boolean,
): Generator<ManifestObject> {
  for (const host of hosts) {
    for (const group of index.get(keyOf(server, host))?.values() ?? []) {
      if (!group[0] || !meet(server, group[0])) continue;
      for (const other of group) if (other.object !== server.object) yield other.object;
    }
  }
}

interface Server {
  readonly object: ManifestObject;
  readonly at: number;
  readonly selector: Labels;
  /** The selector as text. */
  readonly pods: string;
  readonly port: number;
  readonly bind: string;
  readonly hosts: readonly string[];
}

function serversOf(mesh: Mesh): Server[] {
  return mesh.gateways.flatMap((gateway) => {
    const object = gateway as ManifestObject;
    const selector = selectorOf(gateway);
    const pods = written(selector);
    const own = mesh.namespaceOf(object);
    return objectsOf(object.spec.servers).flatMap(([at, server]): Server[] => {
      const port = asNumber(asObject(server.port)?.number) ?? (mesh.options.compat ? 0 : undefined);
      if (port === undefined) return [];
      const hosts = stringsOf(server.hosts).map((host) => (mesh.options.compat ? host : scoped(host, own)));
      return [{ object, at, selector, pods, port, bind: asString(server.bind) ?? '', hosts: [...new Set(hosts)] }];
    });
  });
}

/** A host with the namespace that it is for, where it is for one. */
function scoped(host: string, own: string): string {
  if (host.startsWith('*/')) return host.slice(2);
  return host.startsWith('./') ? `${own}/${host.slice(2)}` : host;
}

function keyOf({ port, bind }: Server, host: string): string {
  return `${port} ${bind} ${host}`;
}

/** The wildcards above a host; above one that is for a namespace also those that are for all. */
function patternsOf(host: string): string[] {
  const slash = host.indexOf('/') + 1;
  const [scope, name] = [host.slice(0, slash), host.slice(slash)];
  const above = wildcardsAbove(name);
  return scope === '' ? above : [...above, name, ...above.map((wildcard) => `${scope}${wildcard}`)];
}

/** Whether two Gateways configure a pod in common; asked once for each pair of selectors. */
function sharing(mesh: Mesh): (one: Server, other: Server) => boolean {
  const known = new Map<string, boolean>();
  return (one, other) => {
    const [a, b] = [one.pods, other.pods];
    if (a === b) return true;
    if (mesh.options.compat && !a.includes(b) && !b.includes(a)) return false;
    const key = `${a} ${b}`;
    let shared = known.get(key);
    if (shared === undefined) {
      const both = Object.keys(one.selector).every(
        (name) => !Object.hasOwn(other.selector, name) || one.selector[name] === other.selector[name],
      );
      shared = both && mesh.podsMatching({ ...one.selector, ...other.selector }).length > 0;
      known.set(key, shared);
    }
    return shared;
  };
}

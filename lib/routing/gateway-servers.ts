import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { isHostWithin, isWildcard } from '../mesh/host-match';
import { asNumber, asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';

/** A server of an Istio Gateway. */
export interface Server {
  readonly gateway: ManifestObject<unknown>;
  readonly pointer: string;
  readonly port: number;
  readonly protocol: string;
  /** Undefined where it takes plain traffic. */
  readonly tlsMode: string | undefined;
  readonly httpsRedirect: boolean;
  /** With the namespace before the slash; `*` where any may claim it. */
  readonly hosts: readonly ServerHost[];
  /** With the namespaces that are written before them. */
  readonly writtenHosts: readonly string[];
  readonly bind: string;
  readonly hasTls: boolean;
}

export interface ServerHost {
  readonly namespace: string;
  readonly host: string;
  /** Whether no namespace is written before it. */
  readonly isPlain: boolean;
}

/** Literal hosts, then the longest wildcards. */
function bySpecificity(one: string, other: string): number {
  return Number(isWildcard(one)) - Number(isWildcard(other)) || other.length - one.length;
}

export function bestForSni(servers: readonly Server[], sni: string): Server | undefined {
  const fitting = servers.flatMap((server) =>
    server.hosts.filter(({ host }) => isHostWithin(sni, host)).map(({ host }) => ({ server, host })),
  );
  return fitting.sort((one, other) => bySpecificity(one.host, other.host))[0]?.server;
}

const serverCache = new WeakMap<ManifestObject<unknown>, readonly Server[]>();

export function serversOf(mesh: Mesh, gateway: ManifestObject<unknown>): readonly Server[] {
  let servers = serverCache.get(gateway);
  if (servers === undefined) {
    const namespace = mesh.namespaceOf(gateway);
    servers = objectsOf(at(gateway.spec, 'servers')).map(([index, json]) => serverOf(gateway, namespace, index, json));
    serverCache.set(gateway, servers);
  }
  return servers;
}

function serverOf(gateway: ManifestObject<unknown>, namespace: string, index: number, json: JsonObject): Server {
  const tls = asObject(json.tls);
  const protocol = (asString(at(json, 'port', 'protocol')) ?? '').toUpperCase();
  const isTls = protocol === 'HTTPS' || protocol === 'TLS';
  return {
    gateway,
    pointer: `/spec/servers/${index}`,
    port: asNumber(at(json, 'port', 'number')) ?? 0,
    protocol,
    tlsMode: isTls ? (asString(tls?.mode) ?? 'PASSTHROUGH') : undefined,
    httpsRedirect: tls?.httpsRedirect === true,
    hasTls: tls !== undefined,
    bind: asString(json.bind) ?? '',
    writtenHosts: stringsOf(json.hosts).map((host) => (host.startsWith('./') ? namespace + host.slice(1) : host)),
    hosts: stringsOf(json.hosts).map((written) => {
      const slash = written.indexOf('/');
      const scope = slash === -1 ? '*' : written.slice(0, slash);
      return { namespace: scope === '.' ? namespace : scope, host: written.slice(slash + 1), isPlain: slash === -1 };
    }),
  };
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asString, at, objectsOf, stringsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import { gatewayProxy } from '../gateway-proxy';
import { isHttpPort } from '../send';
import { literal, NOBODY } from './asks';
import type { Dialled } from './requests';
import type { Rulebook } from './rulebook';

/** One side of a comparison. */
export interface Side {
  readonly mesh: Mesh;
  readonly rules: Rulebook;
}

/** All that a workload of either side may dial: what services offer, what VirtualServices are for, and what nobody knows. */
export function workloadTargets(sides: readonly Side[]): readonly Dialled[] {
  const targets = new Targets();
  for (const { mesh, rules } of sides) {
    for (const { host, ports } of mesh.registry) {
      for (const { number, protocol } of ports) {
        for (const scheme of schemesOf(protocol)) targets.add({ scheme, host: literal(host), port: number });
      }
    }
    for (const host of rules.hosts('mesh')) {
      if (mesh.offering(host).length === 0) targets.add({ scheme: 'http', host: literal(host), port: 80 });
    }
  }
  targets.add({ scheme: 'http', host: NOBODY, port: 80 });
  targets.add({ scheme: 'https', host: NOBODY, port: 443 });
  return targets.all;
}

function schemesOf(protocol: string | undefined): readonly Dialled['scheme'][] {
  if (protocol === 'UDP') return [];
  if (protocol === undefined) return ['http', 'https', 'tcp'];
  if (isHttpPort(protocol)) return ['http'];
  return protocol === 'TLS' || protocol === 'HTTPS' ? ['https'] : ['tcp'];
}

/** All that somebody outside may dial at a gateway of either side. */
export function gatewayTargets(
  sides: readonly Side[],
  gateways: readonly (ManifestObject<unknown> | undefined)[],
): readonly Dialled[] {
  const doors = sides.flatMap(({ mesh }, index) => doorsOf(mesh, gateways[index]));
  const hosts = new Set<string>([NOBODY]);
  for (const { host } of doors) hosts.add(literal(host));
  for (const [index, { mesh, rules }] of sides.entries()) {
    const gateway = gateways[index];
    if (gateway === undefined) continue;
    for (const host of rules.hosts(placeOf(mesh, gateway))) hosts.add(literal(host));
  }
  const targets = new Targets();
  for (const { scheme, port } of doors) for (const host of hosts) targets.add({ scheme, host, port });
  return targets.all;
}

/** By which a rulebook knows a gateway. */
export function placeOf(mesh: Mesh, gateway: ManifestObject<unknown>): string {
  return `${mesh.namespaceOf(gateway)}/${gateway.name}`;
}

function doorsOf(mesh: Mesh, gateway: ManifestObject<unknown> | undefined): readonly Dialled[] {
  if (gateway === undefined) return [];
  const isKubernetes = gateway.group === GATEWAY_API;
  const proxy = gatewayProxy(mesh, gateway);
  return proxy.gateways.flatMap((one) =>
    objectsOf(at(one.spec, isKubernetes ? 'listeners' : 'servers')).flatMap(([, json]) => {
      const number = asNumber(isKubernetes ? json.port : at(json, 'port', 'number')) ?? 0;
      const protocol = asString(isKubernetes ? json.protocol : at(json, 'port', 'protocol')) ?? 'HTTP';
      const hosts = isKubernetes ? [asString(json.hostname) || '*'] : stringsOf(json.hosts);
      const ports = isKubernetes ? [number] : dialledPorts(mesh, proxy, number);
      return hosts.flatMap((host) =>
        ports.flatMap((port) =>
          schemesAt(protocol).map((scheme) => ({
            scheme,
            port,
            host: host.slice(host.indexOf('/') + 1).toLowerCase(),
          })),
        ),
      );
    }),
  );
}

function schemesAt(protocol: string): readonly Dialled['scheme'][] {
  switch (protocol.toUpperCase()) {
    case 'HTTPS':
    case 'TLS':
      return ['https'];
    case 'HTTP':
    case 'HTTP2':
    case 'GRPC':
    case 'GRPC-WEB':
      return ['http'];
    default:
      return ['tcp'];
  }
}

/** The ports of its Service by which the port of a gateway's pod is reached. */
function dialledPorts(mesh: Mesh, { pod, assumed }: ReturnType<typeof gatewayProxy>, port: number): readonly number[] {
  if (assumed) return [port === 8080 ? 80 : port === 8443 ? 443 : port];
  const offered = mesh.servicesOf(pod).flatMap(({ ports }) => ports);
  const leading = offered.filter(({ targetPort }) => targetPort === port).map(({ number }) => number);
  return leading.length > 0 ? leading : [port];
}

class Targets {
  private readonly found = new Map<string, Dialled>();

  add(target: Dialled): void {
    this.found.set(`${target.scheme}://${target.host}:${target.port}`, target);
  }

  get all(): readonly Dialled[] {
    return [...this.found.values()];
  }
}

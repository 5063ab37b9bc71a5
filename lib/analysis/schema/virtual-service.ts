import { HostIndex } from '../../mesh/host-match';
import type { Field } from './field';
import { checkGatewayNames } from './gateway-names';
import { checkHttpRoute, type RouteContext } from './http-route';
import {
  checkAddressRange,
  checkDnsLabel,
  checkExportTo,
  checkLabels,
  checkPort,
  isAddress,
  isWildcardDomain,
} from './names';
import { checkDestination, checkWeights } from './route-destination';

/** What admission says of a VirtualService. */
export function checkVirtualService(spec: Field, namespace: string): void {
  const hosts = spec.at('hosts').items();
  const gateways = spec.at('gateways');
  const names = gateways.items().flatMap(({ text }) => text ?? []);
  const context: RouteContext = {
    // Hosts that are no list are there, though wrong.
    isDelegate: hosts.length === 0 && (!spec.at('hosts').exists || Array.isArray(spec.at('hosts').value)),
    inMesh: names.length === 0 || names.includes('mesh'),
    onlyOnGateways: names.length > 0 && !names.includes('mesh'),
  };
  checkGatewayNames(gateways);
  if (context.isDelegate) checkDelegate(spec);
  else checkHosts(hosts, spec, context, names);
  if (!['http', 'tls', 'tcp'].some((key) => spec.at(key).isSet)) {
    spec.at('http').error('the VirtualService has no http, tls or tcp rule', 'add a rule');
  }
  for (const route of spec.at('http').items()) checkHttpRoute(route, context);
  const claimed = new HostIndex<Field>();
  for (const host of hosts) claimed.add(host.text ?? '', host);
  for (const route of spec.at('tls').items()) checkTlsRoute(route, claimed);
  for (const route of spec.at('tcp').items()) checkTcpRoute(route);
  checkExportTo(spec.at('exportTo'), namespace);
}

/** A VirtualService without hosts is one that others delegate to. */
function checkDelegate(spec: Field): void {
  for (const key of ['gateways', 'tls', 'tcp']) {
    const field = spec.at(key);
    if (field.isSet) {
      field.error(
        `a VirtualService without hosts is a delegate and must not have ${key}`,
        `add hosts, or remove ${key}`,
      );
    }
  }
}

function checkHosts(hosts: readonly Field[], spec: Field, { inMesh }: RouteContext, gateways: readonly string[]): void {
  const onGateway = gateways.some((name) => name !== 'mesh');
  const sniRouting = spec
    .at('tls')
    .items()
    .some((route) =>
      route
        .at('match')
        .items()
        .some((match) => match.at('sniHosts').isSet),
    );
  let valid = true;
  for (const host of hosts) {
    const { text } = host;
    if (text === undefined) continue;
    const isSubsetSni = onGateway && sniRouting && /^outbound_\.\d+_\.[^.]*_\..+$/.test(text);
    if (!isWildcardDomain(text) && !isAddress(text) && !isSubsetSni) {
      host.must('be a DNS name, of which only the first label may be or begin with *, or an IP address');
      valid = false;
    } else if (text === '*' && inMesh) {
      host.error(
        'the host * is not allowed for sidecars (the gateway mesh)',
        'name the hosts, or bind the VirtualService to gateways only',
      );
      valid = false;
    }
  }
  if (valid) checkOverlaps(hosts);
}

function checkOverlaps(hosts: readonly Field[]): void {
  const places = new HostIndex<number>();
  hosts.forEach(({ text }, index) => {
    if (text !== undefined) places.add(text, index);
  });
  const firsts = overlapsOf(hosts, places);
  hosts.forEach((host, index) => {
    const { text } = host;
    if (text === undefined) return;
    const [same = index] = places.exactly(text);
    const first = same < index ? same : firsts.get(index);
    if (first === undefined) return;
    const how = same < index ? 'stands twice' : `overlaps with ${hosts[first]?.text ?? ''}`;
    host.error(`the host ${text} ${how} in one VirtualService`, 'keep one of the two');
  });
}

/** By the place of a host that of the first one before it that it overlaps with; a wildcard, where there is one. */
function overlapsOf(hosts: readonly Field[], places: HostIndex<number>): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>();
  const isWild = (index: number) => hosts[index]?.text?.startsWith('*') === true;
  const keep = (later: number, earlier: number): void => {
    const best = firsts.get(later);
    const better = best === undefined || (isWild(earlier) === isWild(best) ? earlier < best : isWild(earlier));
    if (better) firsts.set(later, earlier);
  };
  // Looked up once from the narrower host of each two, whichever of them comes first.
  hosts.forEach(({ text }, index) => {
    if (text === undefined || places.exactly(text)[0] !== index) return;
    for (const wildcard of places.covering(text)) {
      const [wide] = places.exactly(wildcard);
      if (wide !== undefined && wide !== index) keep(Math.max(wide, index), Math.min(wide, index));
    }
  });
  return firsts;
}

function checkTlsRoute(route: Field, hosts: HostIndex<Field>): void {
  const matches = route.at('match');
  if (matches.items().length === 0) matches.error('a TLS rule must have at least one match');
  for (const match of matches.items()) {
    const names = match.at('sniHosts');
    if (names.items().length === 0) names.error('a match of a TLS rule must have at least one sniHosts entry');
    for (const name of names.items()) checkSniHost(name, hosts);
    checkL4Match(match);
  }
  checkL4Destinations(route, 'TLS');
}

function checkSniHost(name: Field, hosts: HostIndex<Field>): void {
  const { text } = name;
  if (text === undefined) return;
  if (isAddress(text)) {
    name.warn(`${name.name} is the IP address ${text}: clients send names only as SNI`);
    return;
  }
  if (!isWildcardDomain(text)) {
    name.must('be a DNS name, of which only the first label may be or begin with *');
    return;
  }
  if (hosts.covering(text).length === 0) {
    name.error(
      `${name.name} is ${text}, which none of the hosts of the VirtualService covers`,
      `add ${text} to spec.hosts`,
    );
  }
}

function checkTcpRoute(route: Field): void {
  for (const match of route.at('match').items()) checkL4Match(match);
  checkL4Destinations(route, 'TCP');
}

function checkL4Match(match: Field): void {
  for (const subnet of match.at('destinationSubnets').items()) checkAddressRange(subnet);
  checkPort(match.at('port'));
  checkLabels(match.at('sourceLabels'));
  if (match.at('sourceNamespace').isSet) checkDnsLabel(match.at('sourceNamespace'));
  checkGatewayNames(match.at('gateways'));
}

function checkL4Destinations(route: Field, protocol: string): void {
  const destinations = route.at('route').items();
  if (destinations.length === 0) route.at('route').error(`a ${protocol} rule must have at least one route`);
  for (const destination of destinations) {
    const target = destination.at('destination');
    if (target.isObject) checkDestination(target);
    else if (!target.exists) target.error(`${destination.name} must have a destination`);
  }
  checkWeights(destinations);
}

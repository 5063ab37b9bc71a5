import type { VirtualServiceSpecTls } from '../../../imports/networking.istio.io';
import { checkNotEmpty } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { Host, type HostRef } from '../../core/host';
import { isHostWithin } from '../../core/host-pattern';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type DestinationRef, renderDestinations, type WeightedDestination } from '../destination';
import { type L4Match, renderL4Match } from './l4-match';

/**
 * Conditions on a TLS connection that is passed on unopened.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes
 */
export interface TlsMatch extends L4Match {
  /** Server names (SNI) of the handshake; each has to be among the VirtualService's hosts. */
  readonly sniHosts: readonly HostRef[];
}

/**
 * One rule for TLS connections that are passed on unopened.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute
 */
export interface TlsRoute {
  /** Which connections the route is for: those that one of the matches accepts. */
  readonly match: readonly TlsMatch[];
  /** Where to: one destination, or several with their weights. */
  readonly to: DestinationRef | readonly WeightedDestination[];
}

/** The route in its wire form. */
export function renderTlsRoute(
  route: TlsRoute,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecTls> {
  checkNotEmpty(route.match, { property: `${property}.match`, at: rule }, 'match on sniHosts');
  return {
    match: route.match.map((match, index) => ({
      ...renderL4Match(match, rule, `${property}.match[${index}]`),
      sniHosts: renderSniHosts(match.sniHosts, rule, `${property}.match[${index}].sniHosts`),
    })),
    route: renderDestinations(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
      destination,
      weight,
    })),
  };
}

function renderSniHosts(hosts: readonly HostRef[], at: MeshResource<unknown>, property: string): string[] {
  checkNotEmpty(hosts, { property, at });
  return hosts.map((host, index) => Host.of(host).nameFrom(at.namespace, { property: `${property}[${index}]`, at }));
}

/** Fails for a server name that none of the VirtualService's hosts includes. */
export function checkSniHosts(
  { match }: Wire<VirtualServiceSpecTls>,
  hosts: readonly string[],
  at: MeshResource<unknown>,
  property: string,
): void {
  match.forEach(({ sniHosts }, index) => {
    const outside = sniHosts.find((sni) => !hosts.some((host) => isHostWithin(sni, host)));
    if (outside === undefined) return;
    throw new MeshError('MESH_SNI_OUTSIDE_HOSTS', {
      property: `${property}.match[${index}].sniHosts`,
      value: outside,
      must: `be among the hosts of the VirtualService, which are ${hosts.join(', ')}`,
      at,
    });
  });
}

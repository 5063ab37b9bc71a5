import type { VirtualServiceSpecHttpRouteDestination } from '../../imports/networking.istio.io';
import { checkDnsLabel, checkInteger, checkNotEmpty, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host, type HostRef, isAddress } from '../core/host';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkServicePort } from './service-port';
import { type HeaderOperations, renderHeaders } from './virtual-service/headers';

/** Where requests go: a destination, or a host whose every endpoint will do. */
export type DestinationRef = Destination | HostRef;

/** What narrows a host down. */
export interface DestinationOptions {
  /**
   * The subset, as a DestinationRule of the host defines it.
   * @default - all endpoints of the host
   */
  readonly subset?: string;
  /**
   * The port of the Service.
   * @default - the port that the request was for; a Service with one port needs none
   */
  readonly port?: number;
}

/**
 * A host, and which of its endpoints.
 *
 * `VersionedService.subset('v1')` and `DestinationRule.subset('v1')` make destinations whose subset exists.
 *
 * @example
 * Destination.of(Host.external('api.example.com'), { port: 443 });
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export class Destination {
  /**
   * @throws MeshError MESH_INVALID_NAME for a subset that is no DNS label
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  public static of(host: HostRef, options: DestinationOptions = {}): Destination {
    checkDnsLabel(options.subset, { property: 'subset' });
    checkPort(options.port, { property: 'port' });
    return new Destination(Host.of(host), options.subset, options.port);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'Destination';

  private constructor(
    /** The service. */
    public readonly host: Host,
    /** The subset of its endpoints, if not all. */
    public readonly subset: string | undefined,
    /** The port of the Service, if named. */
    public readonly port: number | undefined,
  ) {
    Object.freeze(this);
  }

  /** The same destination on one port of the Service. */
  public withPort(port: number): Destination {
    return new Destination(this.host, this.subset, checkPort(port, { property: 'port' }));
  }
}

/** One of several destinations and its share. */
export interface WeightedDestination {
  readonly destination: DestinationRef;
  /**
   * The share of requests, relative to the sum of all weights; 0 or more.
   * @default - the route's only destination takes everything; beside others, none
   * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
   */
  readonly weight?: number;
}

/** One of several destinations of an HTTP route. */
export interface WeightedHttpDestination extends WeightedDestination {
  /**
   * Headers to change on the way to this destination only.
   * @default - headers stay as they are
   */
  readonly headers?: HeaderOperations;
}

/** Where a route sends HTTP requests: one destination, or several with their weights. */
export type HttpDestinations = DestinationRef | readonly WeightedHttpDestination[];

/** The destination in its wire form, its host named from the namespace of the rule. */
export function renderDestination(
  ref: DestinationRef,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpRouteDestination> {
  const { host, subset, port } = ref instanceof Destination ? ref : Destination.of(ref);
  const place = { property: `${property}.host`, at: rule };
  // A wildcard such as *.example.com is the name of a ServiceEntry; '*' alone names nothing.
  if (host.name === '*' || isAddress(host.name)) {
    throw new MeshError('MESH_INVALID_DESTINATION', {
      ...place,
      value: host.name,
      must: 'be the name of a service',
      fix: host.name === '*' ? 'say which host' : 'give the address a name with a ServiceEntry',
    });
  }
  if (port !== undefined) checkServicePort(host, port, { property: `${property}.port`, at: rule });
  return {
    host: host.nameFrom(rule.namespace, place),
    subset,
    port: port === undefined ? undefined : { number: port },
  };
}

/** The destinations of a route, with weights that a proxy can act on. */
export function renderDestinations<T extends WeightedDestination>(
  to: DestinationRef | readonly T[],
  rule: MeshResource<unknown>,
  property: string,
): { destination: Wire<VirtualServiceSpecHttpRouteDestination>; weight: number | undefined; of: T | undefined }[] {
  if (!Array.isArray(to)) {
    return [{ destination: renderDestination(to as DestinationRef, rule, property), weight: undefined, of: undefined }];
  }
  const list = to as readonly T[];
  checkNotEmpty(list, { property, at: rule }, 'name at least one destination');
  const weights = list.map(({ weight }, index) =>
    checkInteger(weight, { property: `${property}[${index}].weight`, at: rule }, 0),
  );
  if (list.length > 1 && weights.every((weight) => (weight ?? 0) === 0)) {
    throw new MeshError('MESH_WEIGHTS_ALL_ZERO', {
      property: `${property}[].weight`,
      value: weights.map((weight) => weight ?? 0),
      must: 'not all be 0',
      fix: 'give at least one destination a positive weight',
      at: rule,
    });
  }
  return list.map((of, index) => ({
    destination: renderDestination(of.destination, rule, `${property}[${index}].destination`),
    weight: of.weight,
    of,
  }));
}

/** The destinations of an HTTP route. */
export function renderHttpDestinations(to: HttpDestinations, rule: MeshResource<unknown>, property: string) {
  return renderDestinations(to, rule, property).map(({ destination, weight, of }, index) => ({
    destination,
    weight,
    headers: of?.headers && renderHeaders(of.headers, `${property}[${index}].headers`, rule),
  }));
}

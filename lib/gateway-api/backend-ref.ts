import { Lazy } from 'cdk8s';
import type {
  HttpRouteSpecRulesBackendRefs,
  HttpRouteSpecRulesFiltersRequestMirrorBackendRef,
} from '../../imports/gateway.networking.k8s.io';
import { checkInteger, checkNotEmpty, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host, type HostRef, isAddress } from '../core/host';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { portProblems } from './known-port';
import { checkAtMost } from './list-checks';
import { type ObjectRef, renderParts } from './object-ref';

/**
 * Where requests go: a Service, a construct that has one, a host outside the cluster, or a `BackendRef`.
 *
 * Subsets of a DestinationRule are no backends: the Gateway API tells versions apart by their Services.
 */
export type BackendTarget = BackendRef | HostRef;

/** What narrows a backend down. */
export interface BackendRefOptions {
  /**
   * The port of the backend.
   * @default - the port of the Service, if it has only one
   */
  readonly port?: number;
}

/**
 * A backend and its port.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * gatewayApi.BackendRef.of(reviews, { port: 9080 });
 * gatewayApi.BackendRef.of(Host.external('api.example.com'), { port: 443 });
 * gatewayApi.BackendRef.object(
 *   { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'reviews' },
 *   { port: 9080 },
 * );
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendobjectreference
 */
export class BackendRef {
  /**
   * A Service, or a host outside the cluster that a ServiceEntry defines (only Istio knows those).
   *
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  public static of(target: HostRef, options: BackendRefOptions = {}): BackendRef {
    return new BackendRef(hostOf(target), checkPort(options.port, { property: 'port' }));
  }

  /**
   * An object of another kind.
   *
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  public static object(object: ObjectRef, options: BackendRefOptions = {}): BackendRef {
    return new BackendRef({ ...object }, checkPort(options.port, { property: 'port' }));
  }

  readonly #target: Host | ObjectRef;

  private constructor(
    target: Host | ObjectRef,
    /** The port, if named. */
    public readonly port: number | undefined,
  ) {
    this.#target = target;
    Object.freeze(this);
  }

  /** @internal */
  public _render(
    route: MeshResource<unknown>,
    property: string,
  ): Wire<HttpRouteSpecRulesFiltersRequestMirrorBackendRef> {
    const target = this.#target;
    if (!(target instanceof Host)) {
      const parts = renderParts(target, route, property);
      const isService = parts.group === '' && parts.kind === 'Service';
      if (isService && this.port === undefined) throw withoutPort(property, `Service ${parts.name}`, route);
      return { ...parts, name: target.name, port: this.port };
    }
    return target.isService
      ? renderService(target, this.port, route, property)
      : renderHost(target, this.port, route, property);
  }
}

/** One of several backends and its share. */
export interface WeightedBackend {
  /** The backend. */
  readonly backend: BackendTarget;
  /**
   * The share of requests, relative to the sum of all weights; 0 to 1000000.
   * @default 1
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendref
   */
  readonly weight?: number;
}

/** The wire form that backends have in every kind of route. */
export type WeightedBackendJson = Omit<Wire<HttpRouteSpecRulesBackendRefs>, 'filters'>;

/** A backend in its wire form, with the namespace only where it is not the route's. */
export function renderBackend(target: BackendTarget, route: MeshResource<unknown>, property: string) {
  return (target instanceof BackendRef ? target : BackendRef.of(target))._render(route, property);
}

/** The backends of a rule, with weights that can be acted on, each beside what it was made of. */
export function renderBackends<T extends WeightedBackend>(
  backends: readonly (BackendTarget | T)[],
  route: MeshResource<unknown>,
  property: string,
): { readonly json: WeightedBackendJson; readonly of: T | undefined }[] {
  const place = { property, at: route };
  checkAtMost(checkNotEmpty(backends, place, 'name at least one backend'), place, 16);
  const rendered = backends.map((entry, index) => {
    const of = 'backend' in entry ? entry : undefined;
    const target = 'backend' in entry ? entry.backend : entry;
    const weight = checkInteger(of?.weight, { property: `${property}[${index}].weight`, at: route }, 0, 1_000_000);
    return { json: { ...renderBackend(target, route, `${property}[${index}]`), weight }, of };
  });
  if (rendered.every(({ json }) => json.weight === 0)) {
    throw new MeshError('MESH_WEIGHTS_ALL_ZERO', {
      property: `${property}[].weight`,
      value: rendered.map(({ json }) => json.weight),
      must: 'not all be 0',
      fix: 'give at least one backend a positive weight',
      at: route,
    });
  }
  return rendered;
}

function hostOf(target: HostRef): Host {
  const { subset } = target as { readonly subset?: unknown };
  if (typeof subset === 'string') {
    throw new MeshError('MESH_SUBSET_BACKEND', {
      property: 'backend',
      value: subset,
      must: 'be a Service, not a subset of one',
      fix: 'give each version a Service of its own',
    });
  }
  return Host.of(target);
}

function renderService(host: Host, port: number | undefined, route: MeshResource<unknown>, property: string) {
  const at = route;
  // Fails for a Service without a namespace where the route has one.
  host.nameFrom(route.namespace, { property, at });
  const { ports } = host;
  if (port === undefined && ports === undefined) throw withoutPort(property, `Service ${host.name}`, at);
  if (port === undefined && new Set(ports).size > 1) throw ambiguousPort(host, property, at);
  at.node.addValidation({ validate: () => portProblemsOf(host, port, property) });
  return {
    name: host.name,
    namespace: host.namespace === route.namespace ? undefined : host.namespace,
    port: port ?? onlyPort(host, property),
  };
}

/** Ports may be bound to the Service after the rule is made: which one is the only one is known in the end. */
function onlyPort(host: Host, property: string): number {
  const produce = () => {
    const [problem] = portProblemsOf(host, undefined, property);
    if (problem) throw new Error(problem);
    return host.ports?.[0];
  };
  return Lazy.any({ produce }) as number;
}

function portProblemsOf(host: Host, port: number | undefined, property: string): string[] {
  if (port === undefined) return new Set(host.ports).size === 1 ? [] : [ambiguousPort(host, property).message];
  const ports = host.ports?.map((known) => ({ port: known }));
  return portProblems({ of: `Service ${host.name}`, ports: ports && (() => ports) }, { port }, property);
}

function ambiguousPort(host: Host, property: string, at?: MeshResource<unknown>): MeshError {
  return new MeshError('MESH_BACKEND_WITHOUT_PORT', {
    property: `${property}.port`,
    must: `name a port of Service ${host.name}, which has ${[...new Set(host.ports)].join(', ') || 'none'}`,
    fix: 'write BackendRef.of(service, { port })',
    ...(at ? { at } : {}),
  });
}

function withoutPort(property: string, what: string, at: MeshResource<unknown>): MeshError {
  return new MeshError('MESH_BACKEND_WITHOUT_PORT', {
    property: `${property}.port`,
    must: `be given, as nothing here knows the ports of ${what}`,
    fix: 'write BackendRef.of(…, { port })',
    at,
  });
}

/** Istio's kind for hosts that a ServiceEntry defines. */
function renderHost(host: Host, port: number | undefined, route: MeshResource<unknown>, property: string) {
  const place = { property, at: route };
  if (host.name === '*' || isAddress(host.name)) {
    throw new MeshError('MESH_INVALID_DESTINATION', {
      ...place,
      value: host.name,
      must: 'be the name of a service',
      fix: host.name === '*' ? 'say which host' : 'give the address a name with a ServiceEntry',
    });
  }
  const name = host.nameFrom(route.namespace, place);
  if (port === undefined) throw withoutPort(property, name, route);
  return { group: 'networking.istio.io', kind: 'Hostname', name, port };
}

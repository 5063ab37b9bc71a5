import type { AuthorizationPolicySpecRulesToOperation } from '../../imports/security.istio.io';
import { checkNotEmpty, checkPort, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { HttpMethod } from '../networking/virtual-service/http-match';
import { type HostNameRef, renderHostNames } from './host-names';
import { checkPath } from './path-pattern';
import { checkPattern } from './pattern';
import type { WorkloadPort } from './workload-ports';

/** A method of HTTP, or another text with a `*` at either end if need be. */
export type MethodPattern = HttpMethod | (string & {});

/** A port by its number, or by an object such as `ServicePort`, which stands for its container port. */
export type OperationPort = number | WorkloadPort;

/**
 * What a request wants. All fields of one operation have to hold; of the entries of a field, one has to.
 *
 * Hosts, methods and paths are of HTTP. On a port of another protocol an ALLOW rule with one of them counts for nothing,
 * and a DENY rule counts without them: it denies every connection that the rest of the rule fits.
 *
 * `Operation.paths(…)` and its like make an operation of one field.
 *
 * @example
 * const to: Operation[] = [
 *   { methods: ['GET', 'HEAD'], paths: ['/api/*'], notPaths: ['/api/internal/{**}'] },
 *   Operation.ports(9090),
 * ];
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export interface Operation {
  /**
   * Hosts of the request. An object stands for every name of the service, with and without a port; a text is compared
   * with the Host header as it is, port included, without regard to case, with a `*` at either end if need be.
   * @default - any host
   */
  readonly hosts?: readonly HostNameRef[];
  /**
   * Hosts that the request must not have.
   * @default - any host
   */
  readonly notHosts?: readonly HostNameRef[];
  /**
   * Ports of the container, not of the Service.
   * @default - any port
   */
  readonly ports?: readonly OperationPort[];
  /**
   * Ports of the container that the request must not be for.
   * @default - any port
   */
  readonly notPorts?: readonly OperationPort[];
  /**
   * Methods of the request; gRPC is always POST.
   * @default - any method
   */
  readonly methods?: readonly MethodPattern[];
  /**
   * Methods that the request must not have.
   * @default - any method
   */
  readonly notMethods?: readonly MethodPattern[];
  /**
   * Paths of the request, without the query: `/a`, `/a/*` for everything below, `*.png`, or with the templates `{*}`
   * for one segment and `{**}` for the rest. gRPC: `/package.Service/Method`.
   * @default - any path
   */
  readonly paths?: readonly string[];
  /**
   * Paths that the request must not have.
   * @default - any path
   */
  readonly notPaths?: readonly string[];
}

/** Operations of one field. */
export const Operation = {
  /** The request is for one of the hosts. */
  hosts: (...hosts: readonly HostNameRef[]) => ({ hosts }),
  /** The request is for none of the hosts. */
  notHosts: (...notHosts: readonly HostNameRef[]) => ({ notHosts }),
  /** The request is for one of the container ports. */
  ports: (...ports: readonly OperationPort[]) => ({ ports }),
  /** The request is for none of the container ports. */
  notPorts: (...notPorts: readonly OperationPort[]) => ({ notPorts }),
  /** The request has one of the methods. */
  methods: (...methods: readonly MethodPattern[]) => ({ methods }),
  /** The request has none of the methods. */
  notMethods: (...notMethods: readonly MethodPattern[]) => ({ notMethods }),
  /** The request has one of the paths. */
  paths: (...paths: readonly string[]) => ({ paths }),
  /** The request has none of the paths. */
  notPaths: (...notPaths: readonly string[]) => ({ notPaths }),
} as const;

/** Fields of an operation that only HTTP requests have. */
export const HTTP_OPERATION_FIELDS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'] as const;

/** The operation in its wire form. */
export function renderOperation(
  operation: Operation,
  policy: MeshResource<unknown>,
  property: string,
): Wire<AuthorizationPolicySpecRulesToOperation> {
  if (Object.values(operation).every((list) => list === undefined)) {
    throw new MeshError('MESH_EMPTY', { property, must: 'say what requests want', value: operation, at: policy });
  }
  const list = <T>(
    field: keyof Operation,
    items: readonly T[] | undefined,
    render: (item: T, place: Place) => string[],
  ) => {
    const place = { property: `${property}.${field}`, at: policy };
    return checkNotEmpty(items, place, 'leave it out where anything will do')?.flatMap((item, index) =>
      render(item, { ...place, property: `${place.property}[${index}]` }),
    );
  };
  const path = (text: string, place: Place) => [checkPath(text, place)];
  return {
    hosts: list('hosts', operation.hosts, renderHostNames),
    notHosts: list('notHosts', operation.notHosts, renderHostNames),
    ports: list('ports', operation.ports, renderPort),
    notPorts: list('notPorts', operation.notPorts, renderPort),
    methods: list('methods', operation.methods, renderMethod),
    notMethods: list('notMethods', operation.notMethods, renderMethod),
    paths: list('paths', operation.paths, path),
    notPaths: list('notPaths', operation.notPaths, path),
  };
}

/** The port of the container. */
export function containerPort(port: OperationPort): number {
  return typeof port === 'number' ? port : port.targetPort;
}

function renderPort(port: OperationPort, place: Place): string[] {
  return [`${checkPort(containerPort(port), place)}`];
}

/** Methods are compared with regard to case; those of HTTP, and nearly all others, are in capitals. */
function renderMethod(method: string, place: Place): string[] {
  checkPattern(method, place);
  const small = /^[a-z*]+$/.test(method) && method !== '*';
  if (small || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method)) {
    throw new MeshError('MESH_INVALID_METHOD', {
      ...place,
      value: method,
      must: 'be a method of HTTP, which are in capitals',
      ...(small ? { fix: `write '${method.toUpperCase()}'` } : {}),
    });
  }
  return [method];
}

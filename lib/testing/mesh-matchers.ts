import type { ExpectedMirror, ExpectedRetries } from '../routing/expectation';
import type { FindingsOptions } from './manifest-matchers';
import type { ExpectedRoute } from './route-matchers';
import type { TestRequest } from './test-mesh';

/**
 * What `expect(…)` can be asked of a mesh, or of the manifests that make one: what `meshOf` gives, or what it takes.
 *
 * Requests are objects, or only a URL where the mesh has a client of its own.
 */
export interface MeshMatchers<R = void> {
  /** The request goes to this host, or has an outcome with these parts. */
  toRoute(request: TestRequest | string, expected: ExpectedRoute): R;
  /** The client is sent to another URL; `status` is looked at where it is given. */
  toRedirect(request: TestRequest | string, location: string, status?: number): R;
  /** The mesh itself answers every such request with this status. */
  toRespond(request: TestRequest | string, status: number): R;
  /** Policies and mutual TLS let the request in for certain. */
  toAllow(request: TestRequest | string): R;
  /** A policy refuses the request, or the server the connection; `status` is looked at where it is given. */
  toDeny(request: TestRequest | string, status?: number): R;
  /** The request is tried again: so often, or by this policy. */
  toRetry(request: TestRequest | string, retries: ExpectedRetries | number): R;
  /** Copies of the request go to these, and to no others. */
  toMirror(request: TestRequest | string, mirrors: string | ExpectedMirror | readonly ExpectedMirror[]): R;
  /**
   * There is an object of this kind and name (`name` or `namespace/name`), which has at least these fields.
   * `group/Kind` tells kinds of the same name apart.
   */
  toHaveResource(kind: string, name: string, partial?: object): R;
  /** There are so many objects of this kind. */
  toHaveResourceCount(kind: string, count: number): R;
  /** `cdk8s-mesh check` has nothing to say. */
  toHaveNoFindings(options?: FindingsOptions): R;
}

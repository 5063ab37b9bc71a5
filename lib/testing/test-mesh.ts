import type { Ignore } from '../analysis/ignore';
import type { Report } from '../analysis/report/reported-finding';
import { MeshError } from '../core/errors';
import type { ManifestObject } from '../manifest/manifest-object';
import type { Manifests } from '../manifest/read';
import { Mesh, type MeshOptions } from '../mesh/mesh';
import { type Client, findClient, type Routed, type RouteRequest, route } from '../routing';
import type { Coverage } from '../routing/coverage';
import { requestUrl, URL_FORM } from '../routing/request-url';

/** A request of a test: what the client sends, and who it is. */
export interface TestRequest extends Partial<RouteRequest> {
  /**
   * Who sends it: `NAMESPACE/WORKLOAD`, or `gateway:NAMESPACE/NAME` for somebody outside who reaches the gateway.
   * @default - the client of the mesh
   */
  readonly from?: string | undefined;
  /**
   * What the client dials: `http://reviews:9080/reviews/7`; `https`, `grpc`, `tcp` and `tls` are understood, too.
   * @default - `scheme`, `host`, `port` and `path`
   */
  readonly url?: string | undefined;
}

/** A request that was followed, with who sent what. */
export interface Followed extends Routed {
  readonly client: Client;
  readonly request: RouteRequest;
  /** `GET http://reviews:9080/ from bookinfo/productpage-v1`. */
  readonly title: string;
}

/** Manifests as a mesh that answers what its requests do. */
export class TestMesh {
  /** What the routes and policies are read from. */
  public readonly model: Mesh;
  readonly #manifests: Manifests;
  readonly #options: MeshOptions;
  readonly #from: string | undefined;
  readonly #coverage: Coverage | undefined;

  /** @internal */
  public constructor(manifests: Manifests, options: MeshOptions, from?: string, coverage?: Coverage, model?: Mesh) {
    this.#manifests = manifests;
    this.#options = options;
    this.#from = from;
    this.#coverage = coverage;
    this.model = model ?? Mesh.of(manifests.objects, options);
    coverage?.include(this.model);
  }

  /** Every object, in the order in which it is applied. */
  public get objects(): readonly ManifestObject[] {
    return this.#manifests.objects;
  }

  /** The same mesh with a client for the requests that name none: `NAMESPACE/WORKLOAD` or `gateway:NAMESPACE/NAME`. */
  public from(client: string): TestMesh {
    return this.as({ from: client });
  }

  /** @internal */
  public as({ from = this.#from, coverage = this.#coverage }: { from?: string; coverage?: Coverage }): TestMesh {
    if (from === this.#from && coverage === this.#coverage) return this;
    return new TestMesh(this.#manifests, this.#options, from, coverage, this.model);
  }

  /**
   * What a request does, with the trace of why.
   *
   * @param request the request, or only its URL
   * @throws MeshError MESH_WITHOUT_CLIENT, MESH_UNKNOWN_CLIENT, MESH_UNKNOWN_URL
   */
  public route(request: TestRequest | string): Followed {
    const { from = this.#from, url, ...rest } = typeof request === 'string' ? { url: request } : request;
    if (from === undefined) {
      throw new MeshError('MESH_WITHOUT_CLIENT', {
        property: 'from',
        must: 'say who sends the request',
        fix: "give 'NAMESPACE/WORKLOAD' or 'gateway:NAMESPACE/NAME', with the request or with meshOf(…).from(…)",
      });
    }
    const found = findClient(this.model, from);
    if ('error' in found) {
      throw new MeshError('MESH_UNKNOWN_CLIENT', { property: 'from', must: `be a client of the mesh: ${found.error}` });
    }
    const asked = { ...(url === undefined ? {} : dialled(url)), ...defined(rest) };
    if (asked.host === undefined) {
      throw new MeshError('MESH_UNKNOWN_URL', {
        property: 'url',
        must: 'say what is dialled',
        fix: 'give url or host',
      });
    }
    const sent = { ...asked, host: asked.host };
    const title = `${titleOf(sent, url)} from ${from}`;
    const routed = route(this.model, found.client, sent);
    this.#coverage?.add(this.model, routed);
    return { ...routed, client: found.client, request: sent, title };
  }

  /** Everything that `cdk8s-mesh check` finds. */
  public check(ignore: readonly Ignore[] = []): Report {
    // Tests of routes need not read the rules.
    const { checkManifests } = require('../analysis/check') as typeof import('../analysis/check');
    return checkManifests(this.#manifests, { ...this.#options, ignore }).report;
  }
}

function dialled(url: string): Partial<RouteRequest> {
  const parts = requestUrl(url);
  if (parts !== undefined) return parts;
  throw new MeshError('MESH_UNKNOWN_URL', { property: 'url', must: `be ${URL_FORM}`, value: url });
}

function defined(request: Partial<RouteRequest>): Partial<RouteRequest> {
  return Object.fromEntries(Object.entries(request).filter(([, part]) => part !== undefined));
}

function titleOf(
  { scheme = 'http', host, port, path = '/', method, headers = {} }: RouteRequest,
  url?: string,
): string {
  const isHttp = scheme === 'http' || scheme === 'https' || scheme === 'grpc';
  const dialled = `${scheme}://${host}${port === undefined ? '' : `:${port}`}${isHttp ? path : ''}`;
  const verb = isHttp ? `${method ?? (scheme === 'grpc' ? 'POST' : 'GET')} ` : '';
  const sent = Object.entries(headers).map(([name, text]) => `${name}: ${text}`);
  return `${verb}${url ?? dialled}${sent.length === 0 ? '' : ` (${sent.join(', ')})`}`;
}

import { Agent, type RequestOptions, request } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { JsonObject } from '../../lib/manifest/manifest-object';

const AT_ONCE = 16;

/** The plural of each kind that the meshes are made of. */
const PLURALS: { readonly [kind: string]: string } = {
  Namespace: 'namespaces',
  Pod: 'pods',
  Service: 'services',
  EndpointSlice: 'endpointslices',
  ServiceAccount: 'serviceaccounts',
  VirtualService: 'virtualservices',
  DestinationRule: 'destinationrules',
  Gateway: 'gateways',
  ServiceEntry: 'serviceentries',
  Sidecar: 'sidecars',
  AuthorizationPolicy: 'authorizationpolicies',
  PeerAuthentication: 'peerauthentications',
  RequestAuthentication: 'requestauthentications',
  HTTPRoute: 'httproutes',
  GRPCRoute: 'grpcroutes',
  TLSRoute: 'tlsroutes',
  TCPRoute: 'tcproutes',
  ReferenceGrant: 'referencegrants',
};

export class Refused extends Error {
  constructor(
    readonly object: JsonObject,
    readonly status: number,
    message: string,
  ) {
    super(`${object.kind} ${nameOf(object)}: ${message}`);
  }
}

/** A client of the API server that does much at once. */
export class Kube {
  private readonly agent: Agent;
  private readonly server: URL;
  private readonly headers: { [name: string]: string } = {};

  constructor(config: KubeConfig) {
    const cluster = config.getCurrentCluster();
    const user = config.getCurrentUser();
    if (cluster === null || user === null) throw new Error('the settings of the client name no cluster');
    this.server = new URL(cluster.server);
    const decoded = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text, 'base64'));
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: AT_ONCE,
      ca: decoded(cluster.caData),
      cert: decoded(user.certData),
      key: decoded(user.keyData),
      rejectUnauthorized: cluster.skipTLSVerify !== true,
    });
    if (user.token !== undefined) this.headers.authorization = `Bearer ${user.token}`;
  }

  /** Applies objects in any order; what the server refuses comes back, the rest is there. */
  async apply(objects: readonly JsonObject[]): Promise<{ readonly stored: JsonObject[]; readonly refused: Refused[] }> {
    const stored: JsonObject[] = [];
    const refused: Refused[] = [];
    await inLanes(objects, async (object) => {
      try {
        stored.push(await this.applyOne(object));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push(error);
      }
    });
    return { stored, refused };
  }

  private applyOne(object: JsonObject, part = ''): Promise<JsonObject> {
    const query = `?fieldManager=lab&force=true${part === '' ? '&fieldValidation=Strict' : ''}`;
    return this.send('PATCH', `${pathOf(object)}${part}${query}`, object, 'application/apply-patch+yaml');
  }

  /** Writes what a node would say of its pods. */
  async applyStatus(objects: readonly JsonObject[]): Promise<void> {
    await inLanes(objects, async (object) => {
      await this.applyOne(object, '/status');
    });
  }

  async delete(objects: readonly JsonObject[]): Promise<void> {
    await inLanes(objects, async (object) => {
      await this.send('DELETE', `${pathOf(object)}?gracePeriodSeconds=0`, object).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      });
    });
  }

  private send(method: string, path: string, object: JsonObject, type?: string): Promise<JsonObject> {
    const options: RequestOptions = {
      agent: this.agent,
      method,
      host: this.server.hostname,
      port: this.server.port,
      path,
      headers: { ...this.headers, ...(type !== undefined && { 'content-type': type }) },
    };
    return new Promise((done, fail) => {
      const sent = request(options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status < 300) done(JSON.parse(text) as JsonObject);
          else fail(new Refused(object, status, messageIn(text)));
        });
      });
      sent.on('error', fail);
      sent.end(type === undefined ? undefined : JSON.stringify(object));
    });
  }
}

function messageIn(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message);
  } catch {
    return text;
  }
}

function pathOf(object: JsonObject): string {
  const version = String(object.apiVersion);
  const plural = PLURALS[String(object.kind)];
  if (plural === undefined) throw new Error(`${object.kind} is not known here`);
  const { name, namespace } = object.metadata as { name: string; namespace?: string };
  const root = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
  return namespace === undefined ? `${root}/${plural}/${name}` : `${root}/namespaces/${namespace}/${plural}/${name}`;
}

export function nameOf(object: JsonObject): string {
  const { name, namespace } = object.metadata as { name: string; namespace?: string };
  return namespace === undefined ? name : `${namespace}/${name}`;
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

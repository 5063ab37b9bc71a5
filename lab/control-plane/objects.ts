import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { Access } from './kubeconfig';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface SubmitOptions {
  /** Only ask what the server says. */
  readonly dryRun?: boolean;
}

/** Applies and deletes objects of any kind, as kubectl does. */
export interface Objects {
  /** Any request of the API: the parsed answer. */
  request(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
  /** Applies an object server-side with strict field validation: the server's words when it is refused. */
  submit(object: KubernetesObject, options?: SubmitOptions): Promise<string | undefined>;
  /** Deletes an object; one that is not there is no mistake. */
  remove(object: KubernetesObject): Promise<void>;
  close(): void;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export function objectsOf({ server, caFile, token }: Access): Objects {
  const agent = new Agent({ keepAlive: true, ca: readFileSync(caFile), maxSockets: 16 });
  const resources = new Map<string, Promise<readonly Resource[]>>();

  const send: Objects['request'] = (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': contentType };
      const outgoing = request(`${server}${path}`, { method, agent, headers, timeout: 30_000 }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parsed(text) }));
        response.on('error', reject);
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });

  const discover = async (apiVersion: string): Promise<readonly Resource[]> => {
    const { status, body } = await send('GET', rootOf(apiVersion));
    if (status !== 200) resources.delete(apiVersion);
    return status === 200 ? (body as { resources: Resource[] }).resources : [];
  };

  const pathOf = async ({ apiVersion = '', kind, metadata }: KubernetesObject): Promise<string | undefined> => {
    let known = resources.get(apiVersion);
    if (known === undefined || !(await known).some((one) => one.kind === kind)) {
      known = discover(apiVersion);
      resources.set(apiVersion, known);
    }
    const resource = (await known).find((one) => one.kind === kind && !one.name.includes('/'));
    if (resource === undefined) return undefined;
    const namespace = resource.namespaced ? `/namespaces/${metadata?.namespace ?? 'default'}` : '';
    return `${rootOf(apiVersion)}${namespace}/${resource.name}/${metadata?.name}`;
  };

  return {
    request: send,
    submit: async (object, { dryRun = false } = {}) => {
      const path = await pathOf(object);
      if (path === undefined) return `no resource serves ${object.apiVersion} ${object.kind}`;
      const query = `?fieldManager=lab&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
      const { status, body } = await send('PATCH', `${path}${query}`, object, 'application/apply-patch+yaml');
      return status < 300 ? undefined : messageOf(body, status);
    },
    remove: async (object) => {
      const path = await pathOf(object);
      if (path === undefined) return;
      const { status, body } = await send('DELETE', `${path}?propagationPolicy=Background`);
      if (status >= 300 && status !== 404) throw new Error(`delete ${path}: ${messageOf(body, status)}`);
    },
    close: () => agent.destroy(),
  };
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageOf(body: unknown, status: number): string {
  const message = (body as { message?: string } | undefined)?.message;
  return message ?? `the API server answered ${status}`;
}

import type { Mesh } from '../../../lib/mesh/mesh';
import { findClient, type Outcome, type Routed, type RouteRequest, route } from '../../../lib/routing';
import { type CheckOptions, meshOf } from '../../support/check';

export interface Asked extends Partial<RouteRequest> {
  /** `shop/web` where it is left out. */
  readonly from?: string;
}

/** What a URL does in the mesh of some manifests. */
export function routed(mesh: Mesh | string, url: string, asked: Asked = {}, options: CheckOptions = {}): Routed {
  const { from = 'shop/web', ...rest } = asked;
  const model = typeof mesh === 'string' ? meshOf(mesh, options) : mesh;
  const found = findClient(model, from);
  if ('error' in found) throw new Error(found.error);
  const [, scheme, host, port, path] = /^(\w+):\/\/([^:/]+)(?::(\d+))?(.*)$/.exec(url) as RegExpExecArray;
  return route(model, found.client, {
    scheme: scheme as RouteRequest['scheme'],
    host: host as string,
    port: port === undefined ? undefined : Number(port),
    path: path || '/',
    ...rest,
  });
}

export function outcomeOf(mesh: Mesh | string, url: string, asked: Asked = {}, options: CheckOptions = {}): Outcome {
  return routed(mesh, url, asked, options).outcome;
}

/** Where a request goes, in short: `cart v1 0.5, cart v2 0.5`; else its status, or how its connection breaks. */
export function ends(mesh: Mesh | string, url: string, asked: Asked = {}, options: CheckOptions = {}): string {
  const { destinations, status, error, redirect } = outcomeOf(mesh, url, asked, options);
  if (redirect !== null) return `${status} ${redirect}`;
  if (error !== null) return status === null ? error : `${status} ${error}`;
  if (status !== null) return String(status);
  return destinations
    .map(({ host, subset, share }) => {
      const [name = ''] = host.endsWith('.svc.cluster.local') ? host.split('.') : [host];
      return [name, subset, share === 1 ? null : Math.round(share * 1000) / 1000]
        .filter((part) => part !== null)
        .join(' ');
    })
    .join(', ');
}

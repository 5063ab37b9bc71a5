import type { IConstruct } from 'constructs';
import type { VirtualServiceSpecHttpHeaders } from '../../imports/networking.istio.io';
import { MeshError } from '../core/errors';
import type { Wire } from '../core/wire';

/** Changes to the headers of requests and of responses. */
export interface HeaderOperations {
  /**
   * Changes to requests before they are sent on.
   * @default - request headers stay as they are
   */
  readonly request?: HeaderChanges;
  /**
   * Changes to responses before they are returned.
   * @default - response headers stay as they are
   */
  readonly response?: HeaderChanges;
}

/**
 * Changes to one set of headers.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers-HeaderOperations
 */
export interface HeaderChanges {
  /**
   * Headers to overwrite. Values may use Envoy's `%VARIABLE%` operators.
   * @default - none
   */
  readonly set?: { readonly [name: string]: string };
  /**
   * Headers to append.
   * @default - none
   */
  readonly add?: { readonly [name: string]: string };
  /**
   * Names of the headers to remove.
   * @default - none
   */
  readonly remove?: readonly string[];
}

/** The changes in their wire form. */
export function renderHeaders(
  headers: HeaderOperations,
  property: string,
  at: IConstruct,
): Wire<VirtualServiceSpecHttpHeaders> {
  checkNames(headers, property, at);
  return {
    request: headers.request && copy(headers.request),
    response: headers.response && copy(headers.response),
  };
}

function copy({ set, add, remove }: HeaderChanges): HeaderChanges {
  return {
    ...(set && { set: { ...set } }),
    ...(add && { add: { ...add } }),
    ...(remove && { remove: [...remove] }),
  };
}

/** The host may be set on requests, since it is the authority; it may not be removed, nor changed on responses. */
function checkNames({ request = {}, response = {} }: HeaderOperations, property: string, at: IConstruct): void {
  const check = (names: readonly string[], where: string, allowed: (name: string) => boolean) => {
    for (const name of names) {
      if (name !== '' && allowed(name)) continue;
      throw new MeshError('MESH_INVALID_HEADER', {
        property: `${property}.${where}`,
        value: name,
        must: 'be the name of a header that may be changed here',
        ...(/^(host|:authority)$/i.test(name) ? { fix: 'the host can be set on requests, or rewritten with rewrite.authority' } : {}),
        at,
      });
    }
  };
  const ordinary = (name: string) => !name.startsWith(':') && name.toLowerCase() !== 'host';
  const requestName = (name: string) => !name.startsWith(':') || name === ':authority';
  check(Object.keys(request.set ?? {}), 'request.set', requestName);
  check(Object.keys(request.add ?? {}), 'request.add', requestName);
  check(request.remove ?? [], 'request.remove', ordinary);
  check(Object.keys(response.set ?? {}), 'response.set', ordinary);
  check(Object.keys(response.add ?? {}), 'response.add', ordinary);
  check(response.remove ?? [], 'response.remove', ordinary);
}

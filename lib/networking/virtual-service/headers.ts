import type { IConstruct } from 'constructs';
import type { VirtualServiceSpecHttpHeaders } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';
import { headerValueProblem, isHeaderName } from './header-syntax';

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
  return {
    request: headers.request && renderChanges(headers.request, `${property}.request`, at, isRequestName),
    response: headers.response && renderChanges(headers.response, `${property}.response`, at, isOrdinaryName),
  };
}

/** The host may be set on requests, since it is the authority; it may not be removed, nor changed on responses. */
function isOrdinaryName(name: string): boolean {
  return isHeaderName(name) && name.toLowerCase() !== 'host';
}

function isRequestName(name: string): boolean {
  return isHeaderName(name) || name === ':authority';
}

function renderChanges(
  { set, add, remove }: HeaderChanges,
  property: string,
  at: IConstruct,
  isName: (name: string) => boolean,
): HeaderChanges {
  return {
    ...(set && { set: copyFields(set, `${property}.set`, at, isName) }),
    ...(add && { add: copyFields(add, `${property}.add`, at, isName) }),
    ...(remove && { remove: copyNames(remove, `${property}.remove`, at, isOrdinaryName) }),
  };
}

function copyFields(
  fields: { readonly [name: string]: string },
  property: string,
  at: IConstruct,
  isName: (name: string) => boolean,
): { readonly [name: string]: string } {
  copyNames(Object.keys(fields), property, at, isName);
  for (const [name, text] of Object.entries(fields)) {
    const problem = headerValueProblem(text);
    if (problem) {
      throw new MeshError('MESH_INVALID_HEADER_VALUE', {
        property: `${property}['${name}']`,
        value: text,
        ...problem,
        at,
      });
    }
  }
  return { ...fields };
}

function copyNames(
  names: readonly string[],
  property: string,
  at: IConstruct,
  isName: (name: string) => boolean,
): readonly string[] {
  for (const name of names) {
    if (isName(name)) continue;
    const host = /^(host|:authority)$/i.test(name);
    throw new MeshError('MESH_INVALID_HEADER', {
      property,
      value: name,
      must: 'be the name of a header that may be changed here',
      ...(host ? { fix: 'the host can be set on requests, or rewritten with rewrite.authority' } : {}),
      at,
    });
  }
  return [...names];
}

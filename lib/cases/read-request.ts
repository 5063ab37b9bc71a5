import type { JsonObject } from '../manifest/manifest-object';
import { asObject } from '../mesh/json';
import type { RouteRequest } from '../routing/outcome';
import { requestUrl, URL_FORM } from '../routing/request-url';
import type { Located } from './located';

/** A request as it is written; what is left out may stand in the defaults. */
export interface WrittenRequest extends Partial<RouteRequest> {
  readonly from?: string;
}

const FIELDS = {
  from: (at: Located) => at.text(),
  method: (at: Located) => at.text(),
  headers: (at: Located) => at.texts(),
  sni: (at: Located) => at.text(),
  claims: readClaims,
  sourceIp: (at: Located) => at.text(),
  remoteIp: (at: Located) => at.text(),
};

/** What all requests of a file have in common. */
export function readDefaults(at: Located): WrittenRequest | undefined {
  const read = at.record(FIELDS);
  return read === undefined ? undefined : requestOf(read);
}

/** A URL by itself, or with what else the request is. */
export function readRequest(at: Located): WrittenRequest | undefined {
  if (at.isText) return readUrl(at);
  const read = at.record({ url: readUrl, ...FIELDS });
  if (read === undefined) return undefined;
  const { url, ...rest } = read;
  if (url === undefined && !at.members()?.has('url')) return at.fail('must have a url');
  return { ...url, ...requestOf(rest) };
}

function requestOf({ claims, ...rest }: WrittenRequest & { readonly claims?: JsonObject }): WrittenRequest {
  return claims === undefined ? rest : { ...rest, jwt: claims };
}

function readUrl(at: Located) {
  const text = at.text();
  if (text === undefined) return undefined;
  return requestUrl(text) ?? at.fail(`must be ${URL_FORM}, got '${text}'`);
}

function readClaims(at: Located): JsonObject | undefined {
  return asObject(at.json()) ?? at.fail('must be an object: the claims of a valid token');
}

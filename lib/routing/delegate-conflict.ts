import type { JsonObject } from '../manifest/manifest-object';
import { asNumber, asObject, asString, stringMap, stringsOf } from '../mesh/json';

/** Whether no request can fit both a root's match and a delegate's, as Istio decides it. */
export function conflicts(root: JsonObject, delegate: JsonObject): boolean {
  if ((root.ignoreUriCase === true) !== (delegate.ignoreUriCase === true)) return true;
  for (const field of ['uri', 'scheme', 'method', 'authority']) {
    if (stringsConflict(asObject(root[field]), asObject(delegate[field]))) return true;
  }
  for (const field of ['headers', 'withoutHeaders', 'queryParams']) {
    const own = asObject(delegate[field]) ?? {};
    for (const [name, match] of Object.entries(asObject(root[field]) ?? {})) {
      if (Object.hasOwn(own, name) && stringsConflict(asObject(match) ?? {}, asObject(own[name]) ?? {})) return true;
    }
  }
  const port = asNumber(root.port);
  const ownPort = asNumber(delegate.port);
  if (port !== undefined && ownPort !== undefined && port !== 0 && ownPort !== 0 && port !== ownPort) return true;
  const source = asString(root.sourceNamespace);
  if (source !== undefined && source !== '' && asString(delegate.sourceNamespace) !== source) return true;
  const labels = stringMap(delegate.sourceLabels) ?? {};
  for (const [key, value] of Object.entries(stringMap(root.sourceLabels) ?? {})) {
    if (Object.hasOwn(labels, key) && labels[key] !== value) return true;
  }
  const gateways = stringsOf(root.gateways);
  const own = stringsOf(delegate.gateways);
  return gateways.length > 0 && own.some((name) => !gateways.includes(name));
}

/** Unless the delegate is as narrow as the root or narrower. */
function stringsConflict(root: JsonObject | undefined, delegate: JsonObject | undefined): boolean {
  if (root === undefined || delegate === undefined) return false;
  const text = (match: JsonObject, kind: string) => asString(match[kind]) || undefined;
  const isPresence = (match: JsonObject) =>
    !['exact', 'prefix', 'regex'].some((kind) => text(match, kind) !== undefined);
  if (isPresence(root) || isPresence(delegate)) return true;
  if (text(root, 'regex') !== undefined || text(delegate, 'regex') !== undefined) return true;
  const exact = text(root, 'exact');
  if (exact !== undefined) return text(delegate, 'exact') !== exact;
  const prefix = text(root, 'prefix') ?? '';
  return !(text(delegate, 'exact') ?? text(delegate, 'prefix') ?? '').startsWith(prefix);
}

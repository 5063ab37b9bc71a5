import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asNumber, asObject, asString, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { backendDestination, backendHost, headerChangesOf } from './backends';

/**
 * The filters of a rule in the terms of a VirtualService; undefined for what Istio does not know, or a GRPCRoute that
 * mirrors to what does not exist: then it leaves out the whole route.
 */
export function routeFilters(
  mesh: Mesh,
  route: ManifestObject<unknown>,
  filters: Json | undefined,
  needsGrants: boolean,
): { readonly redirect?: JsonObject; readonly [field: string]: Json | undefined } | undefined {
  const headers: { request?: JsonObject; response?: JsonObject } = {};
  const mirrors: JsonObject[] = [];
  let redirect: JsonObject | undefined;
  let rewrite: JsonObject | undefined;
  let cors: JsonObject | undefined;
  for (const [, filter] of objectsOf(filters)) {
    switch (filter.type) {
      case 'RequestHeaderModifier':
        headers.request = headerChangesOf(filter.requestHeaderModifier);
        break;
      case 'ResponseHeaderModifier':
        headers.response = headerChangesOf(filter.responseHeaderModifier);
        break;
      case 'RequestRedirect':
        redirect = redirectOf(asObject(filter.requestRedirect) ?? {});
        break;
      case 'URLRewrite':
        rewrite = rewriteOf(asObject(filter.urlRewrite) ?? {});
        break;
      case 'CORS':
        cors = corsOf(asObject(filter.cors) ?? {});
        break;
      case 'RequestMirror': {
        const mirror = asObject(filter.requestMirror) ?? {};
        const backend = asObject(mirror.backendRef) ?? {};
        const destination = backendDestination(mesh, route, backend, needsGrants);
        if (destination !== undefined) mirrors.push({ destination, ...percentageOf(mirror) });
        else if (route.kind === 'GRPCRoute' && backendHost(mesh, route, backend, needsGrants) === undefined)
          return undefined;
        break;
      }
      default:
        return undefined;
    }
  }
  return {
    ...(headers.request !== undefined || headers.response !== undefined ? { headers } : {}),
    ...(mirrors.length > 0 && { mirrors }),
    ...(redirect !== undefined && { redirect }),
    ...(rewrite !== undefined && { rewrite }),
    ...(cors !== undefined && { corsPolicy: cors }),
  };
}

/** Origins are exact, or have wildcards; `*` stands for any origin that is one. */
function corsOf(cors: JsonObject): JsonObject {
  const origins = stringsOf(cors.allowOrigins).map((origin): JsonObject => {
    if (origin === '*') return { regex: '[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+' };
    if (!origin.includes('*')) return { exact: origin };
    const parts = origin.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return { regex: parts.join('.*') };
  });
  return { allowOrigins: origins, ...(cors.allowCredentials === true && { allowCredentials: true }) };
}

/** Without a port it is the request's, unless the scheme brings its own. */
function redirectOf(redirect: JsonObject): JsonObject {
  const port = asNumber(redirect.port);
  const scheme = asString(redirect.scheme);
  const path = asObject(redirect.path);
  return {
    redirectCode: asNumber(redirect.statusCode) ?? 301,
    ...(scheme !== undefined && { scheme }),
    ...(typeof redirect.hostname === 'string' && { authority: redirect.hostname }),
    ...(port !== undefined ? { port } : scheme === undefined ? { derivePort: 'FROM_REQUEST_PORT' } : {}),
    ...(path?.type === 'ReplaceFullPath' && { uri: asString(path.replaceFullPath) ?? '/' }),
    ...(path?.type === 'ReplacePrefixMatch' && { prefixRewrite: asString(path.replacePrefixMatch) ?? '/' }),
  };
}

function rewriteOf(rewrite: JsonObject): JsonObject {
  const path = asObject(rewrite.path);
  const full = (asString(path?.replaceFullPath) ?? '/').replaceAll('\\', '\\\\');
  return {
    ...(typeof rewrite.hostname === 'string' && { authority: rewrite.hostname }),
    ...(path?.type === 'ReplaceFullPath' && { uriRegexRewrite: { match: '^.*$', rewrite: full } }),
    ...(path?.type === 'ReplacePrefixMatch' && { uri: asString(path.replacePrefixMatch) || '/' }),
  };
}

function percentageOf(mirror: JsonObject): JsonObject {
  const percent = asNumber(mirror.percent);
  const fraction = asObject(mirror.fraction);
  if (percent !== undefined) return { percentage: { value: percent } };
  if (fraction === undefined) return {};
  return {
    percentage: { value: ((asNumber(fraction.numerator) ?? 0) / (asNumber(fraction.denominator) ?? 100)) * 100 },
  };
}

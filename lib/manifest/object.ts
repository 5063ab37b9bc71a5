import { applyDefaults } from './defaults';
import type { Json, JsonObject, ManifestObject, Origin } from './manifest-object';

/** An object that stands in no text, such as one that an app renders. */
export function originless(constructPath?: string): Origin {
  return {
    ...(constructPath === undefined ? {} : { constructPath }),
    position: () => undefined,
    text: () => undefined,
  };
}

/**
 * One object of a manifest, with the API server's defaults; `undefined` where the JSON has no apiVersion, no kind or no
 * name. It never throws, whatever the fields hold.
 */
export function manifestObject(json: Json, origin: Origin = originless()): ManifestObject | undefined {
  if (!isJsonObject(json)) return undefined;
  const { apiVersion, kind } = json;
  const metadata = isJsonObject(json.metadata) ? json.metadata : {};
  const name = text(metadata.name) ?? text(metadata.generateName);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || name === undefined) return undefined;
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  const complete = applyDefaults(group, kind, json);
  return {
    apiVersion,
    group,
    kind,
    name,
    namespace: text(metadata.namespace),
    labels: strings(metadata.labels),
    annotations: strings(metadata.annotations),
    spec: isJsonObject(complete.spec) ? complete.spec : {},
    json: complete,
    origin,
  };
}

export function isJsonObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A name that YAML reads as a number is still this name to whoever looks at the manifest. */
function text(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const NONE: { readonly [key: string]: string } = Object.freeze({});

function strings(map: Json | undefined): { readonly [key: string]: string } {
  if (!isJsonObject(map)) return NONE;
  const entries = Object.entries(map);
  if (entries.every(([, value]) => typeof value === 'string')) return map as { readonly [key: string]: string };
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

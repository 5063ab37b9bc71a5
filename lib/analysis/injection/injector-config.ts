import type { JsonObject } from '../../manifest/manifest-object';
import { asObject, asString, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

const NAME = 'istio-sidecar-injector';

/** What the injector of each revision is installed with: the `values` of its ConfigMap, by the ConfigMap's name. */
export function injectorValues(mesh: Mesh): ReadonlyMap<string, JsonObject> {
  const found = mesh.configMaps.filter(({ name }) => name.startsWith(NAME));
  return new Map(found.map((configMap) => [configMap.name, valuesOf(configMap.json)] as const));
}

/** The ConfigMap of a revision. */
export function injectorName(revision: string | undefined): string {
  return revision === undefined || revision === '' || revision === 'default' ? NAME : `${NAME}-${revision}`;
}

/** Whether the injector takes namespaces that say nothing. */
export function injectsByDefault(values: JsonObject | undefined): boolean {
  return at(values, 'sidecarInjectorWebhook', 'enableNamespacesByDefault') === true;
}

/** The proxy's image, as the injector writes it. */
export function proxyImageOf(values: JsonObject): string {
  const image = asString(at(values, 'global', 'proxy', 'image')) ?? '';
  if (image.includes('/')) return image;
  return `${String(at(values, 'global', 'hub') ?? '')}/${image}:${String(at(values, 'global', 'tag') ?? '')}`;
}

function valuesOf(configMap: JsonObject): JsonObject {
  try {
    return asObject(JSON.parse(asString(at(configMap, 'data', 'values')) ?? '')) ?? {};
  } catch {
    return {};
  }
}

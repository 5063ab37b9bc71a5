import { parse } from 'yaml';
import type { JsonObject } from '../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringsOf } from './json';
import type { ObjectIndex } from './object-index';

/** The mesh-wide configuration, with Istio's defaults for what is not given. */
export interface MeshConfig {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  readonly defaultServiceExportTo: readonly string[];
  readonly defaultVirtualServiceExportTo: readonly string[];
  readonly defaultDestinationRuleExportTo: readonly string[];
  readonly outboundTrafficPolicy: { readonly mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' };
  readonly enableAutoMtls: boolean;
  readonly extensionProviders: readonly JsonObject[];
  readonly defaultProviders: {
    readonly accessLogging: readonly string[];
    readonly tracing: readonly string[];
    readonly metrics: readonly string[];
  };
  /** The configuration of proxies. */
  readonly defaultConfig: JsonObject;
  readonly defaultHttpRetryPolicy: JsonObject | undefined;
  /** Empty: istiod sees every namespace. */
  readonly discoverySelectors: readonly JsonObject[];
  /** All that is given, as it is written. */
  readonly json: JsonObject;
  /** Whether a configuration is given at all, so that what it leaves out is known. */
  readonly given: boolean;
}

/** The namespace that Istio is installed to by default. */
export const ISTIO_NAMESPACE = 'istio-system';

/** Reads the given configuration; without one, that of the ConfigMap `istio-system/istio` where it is among the objects. */
export function meshConfigOf(given: JsonObject | undefined, index: ObjectIndex): MeshConfig {
  const written = given ?? configMapMesh(index);
  const json = written ?? {};
  return {
    rootNamespace: asString(json.rootNamespace) || ISTIO_NAMESPACE,
    trustDomain: asString(json.trustDomain) || 'cluster.local',
    trustDomainAliases: stringsOf(json.trustDomainAliases),
    defaultServiceExportTo: exportTo(json.defaultServiceExportTo),
    defaultVirtualServiceExportTo: exportTo(json.defaultVirtualServiceExportTo),
    defaultDestinationRuleExportTo: exportTo(json.defaultDestinationRuleExportTo),
    outboundTrafficPolicy: {
      mode: at(json, 'outboundTrafficPolicy', 'mode') === 'REGISTRY_ONLY' ? 'REGISTRY_ONLY' : 'ALLOW_ANY',
    },
    enableAutoMtls: json.enableAutoMtls !== false,
    extensionProviders: objectsOf(json.extensionProviders).map(([, provider]) => provider),
    defaultProviders: {
      accessLogging: stringsOf(at(json, 'defaultProviders', 'accessLogging')),
      tracing: stringsOf(at(json, 'defaultProviders', 'tracing')),
      metrics: stringsOf(at(json, 'defaultProviders', 'metrics')),
    },
    defaultConfig: asObject(json.defaultConfig) ?? {},
    defaultHttpRetryPolicy: asObject(json.defaultHttpRetryPolicy),
    discoverySelectors: objectsOf(json.discoverySelectors).map(([, selector]) => selector),
    json,
    given: written !== undefined,
  };
}

function exportTo(value: unknown): readonly string[] {
  const names = stringsOf(value);
  return names.length === 0 ? ['*'] : names;
}

function configMapMesh(index: ObjectIndex): JsonObject | undefined {
  const configMap = index.find('ConfigMap', '', ISTIO_NAMESPACE, 'istio');
  const text = asString(at(configMap?.json, 'data', 'mesh'));
  if (text === undefined) return undefined;
  try {
    return asObject(parse(text, { logLevel: 'silent' }));
  } catch {
    return undefined;
  }
}

import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { gatewayKey } from '../mesh/gateways';
import { asNumber, asString, stringMap, stringsOf } from '../mesh/json';
import { selects } from '../mesh/label-index';
import type { Labels, Mesh } from '../mesh/mesh';
import { writtenRules } from './delegate';
import { compileMatch } from './http-match';
import { type HttpAction, type HttpRule, isCatchAll } from './http-rule';

/** What of a client decides which matches a proxy gets at all. */
export interface ProxyScope {
  /** `mesh`, or the `namespace/name` of the gateways whose server it is. */
  readonly gateways: readonly string[];
  readonly namespace: string;
  readonly labels: Labels;
  /** That of the service, or of the gateway's server. */
  readonly port: number;
}

/** The routes that a proxy gets from a VirtualService; nothing after the first that takes everything. */
export function httpRules(mesh: Mesh, virtualService: ManifestObject<unknown>, scope: ProxyScope): readonly HttpRule[] {
  const rules: HttpRule[] = [];
  for (const written of writtenRules(mesh, virtualService)) {
    const action: HttpAction = {
      json: written.json,
      namespace: written.namespace,
      segments: false,
      destinationPointer: (index) => `${written.pointer}/route/${index}/destination`,
    };
    const { object, pointer } = written;
    for (const match of written.matches ?? [{ json: {}, pointer, root: undefined }]) {
      if (!isForProxy(match.json, scope, written.namespace)) continue;
      const { root } = match;
      const via = root === undefined ? written.via : written.via.map((entry) => ({ ...entry, match: root }));
      const rule: HttpRule = { object, pointer, matchPointer: match.pointer, ...compileMatch(match.json), action, via };
      rules.push(rule);
      if (isCatchAll(rule)) return rules;
    }
  }
  return rules;
}

/** Whether a match of an HTTP, TLS or TCP rule is for a proxy; `gateways` leaves the labels and the namespace aside. */
export function isForProxy(match: JsonObject, scope: ProxyScope, namespace: string): boolean {
  const port = asNumber(match.port);
  if (port !== undefined && port !== 0 && port !== scope.port) return false;
  const gateways = stringsOf(match.gateways);
  if (gateways.length > 0) return gateways.some((name) => scope.gateways.includes(gatewayKey(name, namespace)));
  const source = asString(match.sourceNamespace);
  if (source !== undefined && source !== '' && source !== scope.namespace) return false;
  return selects(stringMap(match.sourceLabels) ?? {}, scope.labels);
}

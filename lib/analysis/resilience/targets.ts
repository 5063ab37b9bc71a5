import type { JsonObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf, stringMap } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import { destinationsOf, type HttpDestination, type HttpRule, httpRulesOf, ownerOf } from './http-rules';

/** Where requests to a host end: the rule that sends them, where there is one, and the pods that get them. */
export interface Target {
  readonly rule: HttpRule | undefined;
  readonly host: string;
  readonly pods: readonly VirtualPod[];
}

/** Where the requests of a namespace's clients to a host can end, by the VirtualService that owns the host. */
export function targetsOf(mesh: Mesh, host: string, clientNamespace: string): readonly Target[] {
  const object = ownerOf(mesh, host, clientNamespace);
  const rules = object === undefined ? [] : httpRulesOf(mesh, object).filter(({ json }) => json.route !== undefined);
  if (rules.length === 0)
    return [{ rule: undefined, host, pods: podsBehind(mesh, { host, subset: undefined }, clientNamespace) }];
  return rules.flatMap((rule) => targetsOfRule(mesh, rule, clientNamespace));
}

/** Where the requests of one rule can end. */
export function targetsOfRule(mesh: Mesh, rule: HttpRule, clientNamespace: string): readonly Target[] {
  return destinationsOf(mesh, rule).map((destination) => ({
    rule,
    host: destination.host,
    pods: podsBehind(mesh, destination, clientNamespace),
  }));
}

/** The pods of a destination: those of its service that carry the labels of the subset. */
function podsBehind(mesh: Mesh, { host, subset }: HttpDestination, clientNamespace: string): readonly VirtualPod[] {
  const service = mesh.lookup(host, clientNamespace);
  if (service === undefined) return [];
  const pods = mesh.podsOf(service);
  if (subset === undefined) return pods;
  const named = mesh
    .destinationRulesFor(host, clientNamespace)
    .flatMap(({ rules }) => rules)
    .flatMap(({ spec }) => objectsOf(at(spec, 'subsets')))
    .map(([, declared]) => declared)
    .find((declared) => asString(declared.name) === subset);
  return named === undefined ? [] : pods.filter(({ labels }) => carries(labels, named));
}

function carries(labels: { readonly [key: string]: string }, subset: JsonObject): boolean {
  return Object.entries(stringMap(subset.labels) ?? {}).every(([key, label]) => labels[key] === label);
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringMap } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';
import { hasWaypoint, isAmbient, isBehindNoWaypoint, isForAmbient } from './enrolment';

/** What a policy is attached to by reference. */
export interface PolicyTarget {
  readonly pointer: string;
  readonly kind: string;
  readonly name: string;
}

/** `targetRefs`, and the older `targetRef`. */
export function targetsOf(policy: ManifestObject): readonly PolicyTarget[] {
  const single = asObject(at(policy.spec, 'targetRef'));
  return [
    ...(single === undefined ? [] : [['/spec/targetRef', single] as const]),
    ...objectsOf(at(policy.spec, 'targetRefs')).map(([index, ref]) => [`/spec/targetRefs/${index}`, ref] as const),
  ].map(([pointer, ref]) => ({ pointer, kind: asString(ref.kind) ?? '', name: asString(ref.name) ?? '' }));
}

/** The labels by which a policy selects pods; undefined where it is for all of them. */
export function selectorOf(policy: ManifestObject): Labels | undefined {
  const labels = stringMap(at(policy.spec, 'selector', 'matchLabels'));
  return labels === undefined || Object.keys(labels).length === 0 ? undefined : labels;
}

/** Why a policy of an ambient namespace reaches no waypoint, and the field that says so; undefined where it does. */
export function missingWaypoint(
  mesh: Mesh,
  policy: ManifestObject,
): { readonly pointer: string; readonly reason: string } | undefined {
  const namespace = mesh.namespaceOf(policy);
  if (!isAmbient(mesh, namespace)) return undefined;
  const targets = targetsOf(policy);
  for (const { pointer, kind, name } of targets) {
    if (kind !== 'Service' && kind !== 'ServiceEntry') continue;
    const target = mesh.find(kind, kind === 'Service' ? '' : 'networking.istio.io', namespace, name);
    if (target === undefined || hasWaypoint(mesh, target.labels, namespace)) continue;
    return { pointer, reason: `${kind} "${namespace}/${name}" uses no waypoint` };
  }
  if (targets.length > 0) return undefined;
  const labels = selectorOf(policy);
  if (!isForAmbient(mesh, policy, labels)) return undefined;
  const pods = labels === undefined ? [] : mesh.podsMatching(labels, namespace);
  const pod = pods.find((one) => isBehindNoWaypoint(mesh, one));
  if (pod !== undefined) {
    return { pointer: '/spec/selector/matchLabels', reason: `workload "${namespace}/${pod.name}" uses no waypoint` };
  }
  if (pods.length > 0 || mesh.namespaces.get(namespace)?.waypoint !== undefined) return undefined;
  // Some Services of the namespace may use one by themselves.
  if (labels === undefined && enrolledNamespaces(mesh).has(namespace)) return undefined;
  return {
    pointer: labels === undefined ? '/spec' : '/spec/selector/matchLabels',
    reason: `namespace "${namespace}" uses no waypoint`,
  };
}

/** Whether a policy of an ambient namespace is attached in a way that waypoints do not read. */
export function isUntargeted(mesh: Mesh, policy: ManifestObject): boolean {
  return (
    isAmbient(mesh, mesh.namespaceOf(policy)) &&
    targetsOf(policy).length === 0 &&
    isForAmbient(mesh, policy, selectorOf(policy))
  );
}

const enrolled = new WeakMap<Mesh, ReadonlySet<string>>();

/** The namespaces with a Service or pod that names a waypoint itself. */
function enrolledNamespaces(mesh: Mesh): ReadonlySet<string> {
  const known = enrolled.get(mesh);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { namespace, object } of mesh.registry)
    if (hasWaypoint(mesh, object.labels, namespace)) found.add(namespace);
  for (const { namespace, labels } of mesh.pods) if (hasWaypoint(mesh, labels, namespace)) found.add(namespace);
  enrolled.set(mesh, found);
  return found;
}

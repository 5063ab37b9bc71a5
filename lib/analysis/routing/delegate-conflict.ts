import type { Json, JsonObject } from '../../manifest/manifest-object';
import { asList, asNumber, asObject, asString, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import { httpRules, httpRulesOf, nameOf } from '../resilience/http-rules';
import type { Rule } from '../rule';

/** A rule of a delegate that no match of the rule that delegates can hold. */
export const delegateConflict: Rule = {
  code: 'MESH0206',
  title: 'rule of a delegate conflicts with the rule that delegates',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'let the delegate only narrow what the rule that delegates matches: a longer prefix, more headers',
  description:
    'The matches of a delegate are joined with those of the rule that delegates to it. Where one of them cannot be joined with any (another path, a regex on one side, another port), the whole rule of the delegate is dropped without a word.',
  check(mesh, report) {
    for (const root of httpRules(mesh)) {
      const delegate = asObject(root.json.delegate);
      const home = asString(delegate?.namespace) || root.namespace;
      const found = mesh.find('VirtualService', ISTIO_NETWORKING, home, asString(delegate?.name) ?? '');
      const roots = objectsOf(root.json.match).map(([, match]) => match);
      if (found === undefined || roots.length === 0 || asList(found.spec.hosts).length > 0) continue;
      for (const rule of httpRulesOf(mesh, found)) {
        for (const [index, leaf] of objectsOf(rule.json.match)) {
          const conflicts = roots.map((one) => conflictOf(one, leaf));
          const [field] = conflicts;
          if (field === undefined || conflicts.includes(undefined)) continue;
          const pointer = `${rule.pointer}/match/${index}`;
          const from = `${nameOf(mesh, root.object)} ${root.pointer}`;
          const message = `the rule is dropped: its match conflicts in ${field} with ${from}, which delegates to it`;
          report({ object: found, pointer, message });
          break;
        }
      }
    }
  },
};

/** The field in which a match of a delegate cannot narrow the one that it is joined with. */
function conflictOf(root: JsonObject, leaf: JsonObject): string | undefined {
  for (const field of ['uri', 'scheme', 'method', 'authority']) {
    if (differs(root[field], leaf[field])) return field;
  }
  for (const field of ['headers', 'withoutHeaders', 'queryParams']) {
    const [above, below] = [asObject(root[field]) ?? {}, asObject(leaf[field]) ?? {}];
    const key = Object.keys(above).find((name) => Object.hasOwn(below, name) && differs(above[name], below[name]));
    if (key !== undefined) return `${field}.${key}`;
  }
  if ((root.ignoreUriCase === true) !== (leaf.ignoreUriCase === true)) return 'ignoreUriCase';
  const [port, leafPort] = [asNumber(root.port), asNumber(leaf.port)];
  if (port !== undefined && leafPort !== undefined && port !== leafPort) return 'port';
  const namespace = asString(root.sourceNamespace);
  if (namespace && namespace !== leaf.sourceNamespace) return 'sourceNamespace';
  const [labels, leafLabels] = [asObject(root.sourceLabels) ?? {}, asObject(leaf.sourceLabels) ?? {}];
  const label = Object.keys(labels).find((key) => Object.hasOwn(leafLabels, key) && labels[key] !== leafLabels[key]);
  if (label !== undefined) return `sourceLabels.${label}`;
  const [gateways, leafGateways] = [asList(root.gateways), asList(leaf.gateways)];
  if (gateways.length > 0 && leafGateways.some((gateway) => !gateways.includes(gateway))) return 'gateways';
  return undefined;
}

function differs(root: Json | undefined, leaf: Json | undefined): boolean {
  const above = asObject(root);
  const below = asObject(leaf);
  if (above === undefined || below === undefined) return false;
  if (above.regex !== undefined || below.regex !== undefined) return true;
  if (Object.keys(above).length === 0) return Object.keys(below).length === 0;
  const text = asString(below.exact) ?? asString(below.prefix);
  if (text === undefined) return false;
  const exact = asString(above.exact);
  if (exact !== undefined) return below.exact !== exact;
  return !text.startsWith(asString(above.prefix) ?? '');
}

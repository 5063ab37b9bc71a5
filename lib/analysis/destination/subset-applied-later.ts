import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { objectName } from '../ignore';
import { destinationsOf } from '../routing/destinations';
import type { Report, Rule } from '../rule';

/** A file applies the route to a subset before the subset. */
export const subsetAppliedLater: Rule = {
  code: 'MESH0306',
  title: 'subset is applied after the route to it',
  severity: 'info',
  reads: ['VirtualService', 'DestinationRule'],
  fix: 'write the DestinationRule before the VirtualService, and remove a subset only after the last route to it',
  description:
    'kubectl applies the documents of a file in their order, and proxies learn of each as it comes. Where the route comes first, the proxies know no cluster for its subset until the DestinationRule arrives, and answer 503 in between. Tools that sort by kind, such as Helm and Argo CD, apply DestinationRules first anyway.',
  check(mesh, report) {
    const names = new Map<ManifestObject, ReadonlySet<unknown>>();
    let places: Map<ManifestObject, number> | undefined;
    const early: Early[] = [];
    for (const virtualService of mesh.virtualServices as readonly ManifestObject[]) {
      const { file } = virtualService.origin;
      if (file === undefined) continue;
      for (const { pointer, destination } of destinationsOf(virtualService)) {
        const subset = asString(destination.subset);
        if (!subset) continue;
        const rules = definitions(destination.host, virtualService, mesh).filter((rule) =>
          defines(rule, subset, names),
        );
        const [rule] = rules;
        if (rule === undefined || rules.some(({ origin }) => origin.file !== file)) continue;
        places ??= new Map(mesh.objects.map((object, place) => [object, place]));
        const own = places.get(virtualService) ?? 0;
        if (rules.some((each) => (places?.get(each) ?? 0) < own)) continue;
        early.push({ virtualService, pointer, subset, rule });
      }
    }
    reportFirst(early, report);
  },
};

interface Early {
  readonly virtualService: ManifestObject;
  readonly pointer: string;
  readonly subset: string;
  readonly rule: ManifestObject;
}

/** The order of documents is one habit, not one mistake for each route. */
function reportFirst([first, ...others]: readonly Early[], report: Report): void {
  if (first === undefined) return;
  const { virtualService, pointer, subset, rule } = first;
  const more = others.length === 0 ? '' : `; so are ${others.length} more routes`;
  report({
    object: virtualService,
    pointer: `${pointer}/subset`,
    message: `the route to subset '${subset}' is applied before ${objectName(rule)}, which defines it and stands later in the file${more}`,
  });
}

function definitions(host: unknown, virtualService: ManifestObject, mesh: Mesh): readonly ManifestObject[] {
  const fqdn = mesh.resolveHost(asString(host) ?? '', mesh.namespaceOf(virtualService));
  return mesh.allDestinationRulesOf(fqdn) as readonly ManifestObject[];
}

function defines(rule: ManifestObject, subset: string, known: Map<ManifestObject, ReadonlySet<unknown>>): boolean {
  let names = known.get(rule);
  if (names === undefined) {
    names = new Set(objectsOf(rule.spec.subsets).map(([, { name }]) => name));
    known.set(rule, names);
  }
  return names.has(subset);
}

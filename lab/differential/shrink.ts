import type { Json, JsonObject } from '../../lib/manifest/manifest-object';
import { isJsonObject } from '../../lib/manifest/object';
import type { Verdict } from './arena';
import { PROXY_LABEL } from './placement';
import type { Probe, Scenario } from './scenario';

/** How many variants stand beside each other at a time. */
const AT_ONCE = 40;
const ROUNDS = 10;

/** Where something can be left out of a scenario with one probe. */
type Cut = readonly (string | number)[];

/** Leaves out whatever does not matter for a disagreement: objects, then list items and fields, round by round. */
export async function shrink(
  verdict: Verdict,
  run: (scenarios: readonly Scenario[]) => Promise<readonly Verdict[]>,
  deadline: number,
): Promise<Verdict> {
  const kind = kindOf(verdict);
  let best: Verdict = { ...verdict, scenario: { ...verdict.scenario, probes: [verdict.probe] } };
  let serial = 0;
  const attempt = async (cuts: readonly (readonly Cut[])[]) => {
    const variants = cuts.map((together) => renamed(without(best.scenario, together), `s${serial++}`));
    const verdicts = await run(variants);
    return variants.map(({ id }) => verdicts.find((one) => one.scenario.id === id && kindOf(one) === kind));
  };
  for (let round = 0, start = 0; round < ROUNDS && Date.now() < deadline; round++) {
    const all = cutsOf(best.scenario);
    if (all.length === 0) break;
    const tried = all.slice(start, start + AT_ONCE);
    const alone = await attempt(tried.map((cut) => [cut]));
    const useful = tried.filter((_, index) => alone[index] !== undefined);
    if (useful.length === 0) {
      start += AT_ONCE;
      if (start >= all.length) break;
      continue;
    }
    // What can go alone can mostly go together; if not, half of it, and so on.
    const together: Cut[][] = [];
    for (let size = useful.length; size > 1; size = Math.ceil(size / 2)) together.push(useful.slice(0, size));
    const found = together.length === 0 ? [] : await attempt(together);
    best = found.find((one) => one !== undefined) ?? alone.find((one) => one !== undefined) ?? best;
    start = 0;
  }
  return best;
}

/** The first difference without the numbers that change from run to run; those of a status stay. */
function kindOf({ differences }: Verdict): string {
  return (differences[0] ?? '')
    .replace(/^\d+ of \d+: /, '')
    .replace(/(?<!status |instead of )\b\d+(\.\d+)*/g, '')
    .replace(/[a-z]+\.?\.svc\.cluster\.local/g, '')
    .slice(0, 30);
}

/** What may be left out, the largest parts first. */
export function cutsOf({ objects, probes }: Scenario): readonly Cut[] {
  const cuts: Cut[] = [];
  objects.forEach((object, index) => {
    if (object.kind !== 'Namespace' && !isClient(object, probes)) cuts.push(['objects', index]);
  });
  objects.forEach((object, index) => {
    if (object.kind === 'Namespace' || object.kind === 'Pod') return;
    inner(object.spec, ['objects', index, 'spec'], cuts);
  });
  for (const name of Object.keys(probes[0]?.request.headers ?? {}))
    cuts.push(['probes', 0, 'request', 'headers', name]);
  for (const name of Object.keys(probes[0]?.behaviour ?? {})) cuts.push(['probes', 0, 'behaviour', name]);
  return cuts;
}

function isClient(object: JsonObject, probes: readonly Probe[]): boolean {
  const { name, namespace, labels } = object.metadata as { name: string; namespace: string; labels?: JsonObject };
  const isProxy = labels?.[PROXY_LABEL] !== undefined;
  return (
    isProxy && (labels[PROXY_LABEL] === 'router' || probes.some(({ client }) => client === `${namespace}/${name}`))
  );
}

function inner(value: Json | undefined, path: Cut, cuts: Cut[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      if (value.length > 1) cuts.push([...path, index]);
      inner(item, [...path, index], cuts);
    }
  } else if (isJsonObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      cuts.push([...path, name]);
      inner(item, [...path, name], cuts);
    }
  }
}

function without(scenario: Scenario, cuts: readonly Cut[]): Scenario {
  const copy = structuredClone(scenario);
  // The last first, so that the places of the others stay.
  for (const cut of [...cuts].reverse()) remove(copy, cut);
  return copy;
}

function remove(root: unknown, cut: Cut): void {
  let place = root as { [name: string | number]: unknown } | undefined;
  for (const step of cut.slice(0, -1)) place = place?.[step] as typeof place;
  const last = cut.at(-1) as string | number;
  if (Array.isArray(place)) place.splice(Number(last), 1);
  else if (place !== undefined) delete place[last];
}

/** The same mesh under other names. */
export function renamed(scenario: Scenario, suffix: string): Scenario {
  const [base = ''] = scenario.id.split('-');
  const id = `${base}-${suffix}`;
  return JSON.parse(JSON.stringify(scenario).replaceAll(scenario.id, id)) as Scenario;
}

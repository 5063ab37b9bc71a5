import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, Proof, ProofResult } from '../proof';
import { MARK } from '../run/slot';
import { Arena, type Verdict } from './arena';
import { generate } from './generate/scenario';
import { Kube } from './kube';
import { curl, disagreementText, reached } from './report';
import { meshConfigOf } from './scenario';
import { renamed, shrink } from './shrink';

const PROBES = 20;
/** How many meshes stand beside each other. */
const MESHES = 30;
/** How many disagreements are made smaller and printed, and how long that may take. */
const SHOWN = 5;
const SHRINK_MS = 180_000;

/** Random meshes and requests: what the routing engine says against what Envoy does. */
export const differential: Proof = {
  name: 'differential',
  title: 'The routing engine against Istio and Envoy',
  run,
};

async function run(lab: Lab): Promise<readonly ProofResult[]> {
  const { seed, pairs } = lab.options;
  const meshConfig = meshConfigOf(seed);
  const plane = await lab.startControlPlane({ meshConfig, controllers: false });
  const directory = join(lab.run.directory, 'diff');
  mkdirSync(directory, { recursive: true });
  const arena = new Arena({
    kube: new Kube(plane.client),
    xds: plane.istiod.xds,
    envoy: lab.binaries.envoy,
    istioVersion: lab.binaries.istioVersion,
    directory,
    // A name of the run, whose leftovers somebody looks for.
    prefix: (await lab.run.namespace('diff')).name,
    environment: { [MARK]: (await lab.run.exec('printenv', [MARK])).trim() },
    meshConfig,
    debug: (path) => plane.debug(path),
    log: (text) => lab.log(text),
  });
  await arena.open();
  try {
    const verdicts: Verdict[] = [];
    const features: ReadonlySet<string>[] = [];
    for (let first = 0; compared(verdicts).length < pairs; first += MESHES) {
      const missing = Math.ceil(((pairs - compared(verdicts).length) * 1.02) / PROBES);
      const meshes = Array.from({ length: Math.min(MESHES, missing) }, (_, index) =>
        generate(seed, first + index, PROBES),
      );
      for (const mesh of meshes) features.push(mesh.features);
      verdicts.push(...(await arena.run(meshes)));
      lab.log(`${compared(verdicts).length} of ${pairs} pairs compared, ${disagreeing(verdicts).length} disagree`);
    }
    for (const one of disagreeing(verdicts)) lab.log(`${curl(one.probe)}: ${one.differences[0]}`);
    const confirmed = await confirm(arena, disagreeing(verdicts));
    lab.log(`${confirmed.length} of them disagree again when they are alone`);
    await show(lab, arena, confirmed);
    return results(seed, pairs, verdicts, confirmed, features);
  } finally {
    arena.close();
    await plane.stop();
  }
}

function compared(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(({ skipped }) => skipped === undefined);
}

function disagreeing(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(({ differences }) => differences.length > 0);
}

/** What the lab itself did once does not count: a disagreement is seen again when the request is alone, with new servers. */
async function confirm(arena: Arena, found: readonly Verdict[]): Promise<readonly Verdict[]> {
  if (found.length === 0) return [];
  await arena.renewHub();
  const again = found.map(({ scenario, probe }, index) => renamed({ ...scenario, probes: [probe] }, `c${index}`));
  return disagreeing(await arena.run(again));
}

/** Prints the first disagreements of as many meshes, as small as they get. */
async function show(lab: Lab, arena: Arena, found: readonly Verdict[]): Promise<void> {
  const meshOf = ({ scenario }: Verdict) => scenario.id.split('-', 1)[0];
  const ofMeshes = [...new Map([...found].reverse().map((one) => [meshOf(one), one])).values()].reverse();
  const deadline = Date.now() + SHRINK_MS;
  for (const [index, verdict] of ofMeshes.slice(0, SHOWN).entries()) {
    const small = await shrink(verdict, (scenarios) => arena.run(scenarios), deadline);
    const text = disagreementText(small);
    writeFileSync(join(lab.run.directory, `disagreement-${index}.yaml`), text);
    lab.log(text);
  }
}

function results(
  seed: number,
  pairs: number,
  verdicts: readonly Verdict[],
  off: readonly Verdict[],
  features: readonly ReadonlySet<string>[],
): readonly ProofResult[] {
  const all = compared(verdicts);
  const once = disagreeing(verdicts).length - off.length;
  const refused = verdicts.filter(({ skipped }) => skipped?.startsWith('refused'));
  const open = verdicts.length - all.length - refused.length;
  const requests = all.reduce((sum, { samples }) => sum + samples.reduce((count, one) => count + one.count, 0), 0);
  const counts = Object.entries(reached(verdicts, features)).map(([name, count]) => `${name} ${count}`);
  return [
    {
      claim: 'the engine says what Envoy does, for random meshes and requests near the edges of their rules',
      expected: `${pairs} pairs or more, none disagrees`,
      measured: `${all.length} pairs, ${all.length - off.length} agree, ${off.length} disagree`,
      ok: off.length === 0 && all.length >= pairs,
      note: `seed ${seed}, ${features.length} meshes, ${requests} requests; ${open} more pairs left open, where the engine says that the age of objects or a fact that is not given decides${once > 0 ? `; ${once} disagreed only while the machine was busy` : ''}`,
    },
    {
      claim: 'every random mesh is accepted by the API server',
      expected: 'none is refused',
      measured: `${new Set(refused.map(({ scenario }) => scenario.id)).size} refused`,
      ok: refused.length === 0,
      ...(refused[0] !== undefined && { note: refused[0].skipped }),
    },
    {
      claim: 'what the meshes and requests came to',
      expected: 'every kind of match and action',
      measured: `${counts.length} kinds`,
      ok: true,
      note: counts.join(', '),
    },
  ];
}

import { Cluster } from '../cluster/cluster';
import { manifestsOf } from '../cluster/manifests';
import type { ControlPlane } from '../control-plane';
import { WITHOUT_STATS } from '../control-plane/without-stats';
import type { Lab, Proof, ProofResult } from '../proof';
import { EXERCISES, SYSTEMS } from './analyze/states';

/** istiod counts the patches of EnvoyFilters that fit nothing only when it is told to. */
const COUNT_PATCHES = { PILOT_ENVOY_FILTER_STATS: 'true' };

/** The API server takes every object of `dist/`, and the proxies take all that istiod makes of them. */
export const accepted: Proof = {
  name: 'accepted',
  title: 'Every object of `dist/` is accepted',
  run: async (lab) => {
    const controlPlane = { crds: 'all', istiodEnvironment: COUNT_PATCHES } as const;
    const cluster = await Cluster.start(lab, { systems: SYSTEMS, controlPlane });
    const results: ProofResult[] = [];
    for (const name of SYSTEMS) results.push(await acceptance(cluster.controlPlane, name));
    for (const name of EXERCISES) {
      results.push(await cluster.during([name], () => acceptance(cluster.controlPlane, name)));
    }
    results.push(await refusalIsNoticed(lab, cluster));
    if (!lab.options.keep) await cluster.stop();
    return results;
  },
};

/** What was applied is asked for again, object by object, so that each refusal is known. */
async function acceptance(plane: ControlPlane, name: string): Promise<ProofResult> {
  const manifests = manifestsOf(name);
  const refusals: string[] = [];
  for (const { object, read } of manifests) {
    const refusal = await plane.objects.submit(object, { dryRun: true });
    if (refusal !== undefined) refusals.push(`${read.kind} ${read.namespace ?? ''}/${read.name}: ${refusal}`);
  }
  const proxies = ((await plane.debug('/debug/syncz')) as readonly unknown[]).length;
  const rejected = await rejections(plane);
  const taken = manifests.length - refusals.length;
  return {
    claim: `dist/${name}`,
    expected: 'all objects; 0 rejected',
    measured: `${taken} of ${manifests.length} objects; ${proxies} proxies, ${rejected} rejected`,
    ok: refusals.length === 0 && rejected === 0 && proxies > 0,
    note: refusals.join('\n'),
  };
}

/** The counts above mean something only if they would not be 0 otherwise. */
async function refusalIsNoticed({ run }: Lab, { controlPlane }: Cluster): Promise<ProofResult> {
  // The Telemetry of a sample system asks for a filter that a plain Envoy lacks.
  await controlPlane.delete([WITHOUT_STATS]);
  const rejected = await run
    .until('a refusal', async () => (await rejections(controlPlane)) || undefined)
    .catch(() => 0);
  await controlPlane.apply([WITHOUT_STATS]);
  return {
    claim: 'A listener that proxies cannot use is refused and counted',
    expected: 'at least 1 rejected',
    measured: `${rejected} rejected`,
    ok: rejected > 0,
  };
}

/** What proxies did not take, and patches of EnvoyFilters that failed. */
async function rejections(plane: ControlPlane): Promise<number> {
  const patches = await plane.metric('pilot_envoy_filter_status', 'result="error"');
  return patches + (await plane.metric('pilot_total_xds_rejects'));
}

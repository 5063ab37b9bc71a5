import type { KubernetesObject } from '@kubernetes/client-node';
import { GATEWAYS, gatewayObjects } from '../../cluster/gateway-workloads';
import type { ControlPlane } from '../../control-plane';
import { WITHOUT_STATS } from '../../control-plane/without-stats';
import type { Lab, Proof, ProofResult } from '../../proof';
import { type Comparison, compare, type Explained } from './differences';
import { type Found, foundByCheck, foundByIstioctl, type Mode, moveTo } from './findings';
import { exercises, type Objects, type State, sampleSystems, withoutOne } from './states';

/** How many meshes with a missing object are looked at. */
const MISSING = 40;

/** `check` says what `istioctl analyze` says when it looks at the same objects in an API server. */
export const analyze: Proof = {
  name: 'analyze',
  title: '`check` agrees with `istioctl analyze`',
  run: async (lab) => {
    const systems = sampleSystems();
    const count = lab.options.full ? Number.POSITIVE_INFINITY : MISSING;
    const missing = withoutOne(systems, Math.min(count, systems.objects.size), lab.options.seed);
    const results: ProofResult[] = [];
    const explained = new Map<Explained, number>();
    const group = async (claim: string, states: readonly State[], plane: Plane, mode: Mode): Promise<void> => {
      results.push(await agreement(lab, claim, states, plane, mode, explained));
    };

    // Objects alone, as istioctl sees them in files: no Deployment has pods.
    const bare = await Plane.start(lab, false);
    const compat = '`check --compat istioctl`';
    await group(`${compat}: the sample systems`, [systems], bare, 'compat');
    await group(`${compat}: each exercise over them`, exercises(systems), bare, 'compat');
    await group(`${compat}: the systems with an object missing`, missing, bare, 'compat');
    await bare.plane.stop();

    // As in a cluster: Deployments have pods, and the gateways are there.
    const live = await Plane.start(lab, true);
    await live.moveTo(systems);
    await live.plane.apply(GATEWAYS.flatMap(gatewayObjects) as KubernetesObject[]);
    await lab.run.until('pods of all Deployments', () => hasPods(live.plane), 120_000);
    await group('`check`: the sample systems, with pods and gateways', [systems], live, 'own');
    const rules = missing.filter(({ dropped }) => !MAKES_PODS.has(dropped?.kind ?? ''));
    await group('`check`: with pods and gateways, and an object missing', rules, live, 'own');
    return [...results, ...[...explained].map(explanation)];
  },
};

/** Without a kubelet their pods would not go when they do. */
const MAKES_PODS = new Set(['Deployment', 'StatefulSet', 'Job']);

/** True when every Deployment and StatefulSet has made its pods. */
async function hasPods({ objects }: ControlPlane): Promise<true | undefined> {
  const lists = ['deployments', 'statefulsets'].map((kind) => objects.request('GET', `/apis/apps/v1/${kind}`));
  const items = (await Promise.all(lists)).flatMap(({ body }) => (body as { items: Workload[] }).items);
  return items.every(({ spec, status }) => (status?.replicas ?? 0) >= (spec.replicas ?? 1)) || undefined;
}

interface Workload {
  readonly spec: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number };
}

/** An API server with what it holds. */
class Plane {
  private objects: Objects = new Map();

  private constructor(readonly plane: ControlPlane) {}

  static async start(lab: Lab, controllers: boolean): Promise<Plane> {
    const plane = await lab.startControlPlane({ crds: 'all', controllers });
    // It is the lab's own, and no proxy is here that would need it.
    await plane.delete([WITHOUT_STATS]);
    return new Plane(plane);
  }

  async moveTo(state: State): Promise<void> {
    await moveTo(this.plane, this.objects, state);
    this.objects = state.objects;
  }
}

async function agreement(
  lab: Lab,
  claim: string,
  states: readonly State[],
  plane: Plane,
  mode: Mode,
  explained: Map<Explained, number>,
): Promise<ProofResult> {
  const differences: string[] = [];
  let common = 0;
  let different = 0;
  for (const state of states) {
    await plane.moveTo(state);
    const comparison = compare(await foundByIstioctl(lab, plane.plane), foundByCheck(state, mode), mode);
    common += comparison.common;
    for (const [why, count] of comparison.explained) explained.set(why, (explained.get(why) ?? 0) + count);
    const lines = differenceLines(comparison);
    if (lines.length === 0) continue;
    different++;
    differences.push(state.name, ...lines.map((line) => `  ${line}`));
  }
  lab.log(`${claim}: ${states.length} compared`);
  const meshes = states.length === 1 ? '1 mesh' : `${states.length} meshes`;
  return {
    claim,
    expected: 'the same codes for the same objects',
    measured: different === 0 ? `${common} findings in ${meshes}, all in both` : `${different} of ${meshes} differ`,
    ok: different === 0,
    note: differences.join('\n'),
  };
}

function differenceLines({ onlyIstioctl, onlyCheck }: Comparison): string[] {
  const line = (who: string) => (found: Found) => `only ${who}: ${found.code} ${found.origin}: ${found.message}`;
  return [...onlyIstioctl.map(line('istioctl')), ...onlyCheck.map(line('check'))];
}

function explanation([{ by, code, reason }, count]: [Explained, number]): ProofResult {
  return {
    claim: `${code} only of ${by}: ${reason}`,
    expected: 'an explained difference',
    measured: `${count} times`,
    ok: true,
  };
}

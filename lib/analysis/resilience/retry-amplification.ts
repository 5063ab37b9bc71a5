import type { ManifestObject } from '../../manifest/manifest-object';
import { asList } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { DeclaredCall } from '../../mesh/model';
import type { Rule } from '../rule';
import { destinationsOf, type HttpRule, httpRules, httpRulesOf, nameOf, ownerOf, retriesOf } from './http-rules';
import { shortHost } from './patience';
import { unsafeConditions } from './retried-conditions';

/** Tries that multiply along the declared calls, with the steps that multiply them. */
interface Load {
  readonly factor: number;
  readonly steps: readonly string[];
}

const ONE: Load = { factor: 1, steps: [] };
/** Chains of calls are followed this far. */
const DEPTH = 100;
/** As many steps as a reader can take in. */
const SHOWN = 6;
const MUCH = 9;
const SOME = 4;

/** Retries at several steps of a chain of calls, which multiply. */
export const retryAmplification: Rule = {
  code: 'MESH0103',
  title: 'retries multiply along the chain of calls',
  severity: 'warning',
  reads: ['Deployment', 'StatefulSet', 'VirtualService', 'Service'],
  fix: 'retry at one step of the chain only, best at the one next to what fails',
  description:
    'Each step of a chain of calls that retries repeats all retries of the steps behind it: three tries at two steps make nine requests at the end, just when that end is overloaded. Only retries after answers of the server (5xx, 503, reset) count, and those that workloads declare in the annotation cdk8s-mesh/calls.',
  check(mesh, report) {
    const chain = new Chain(mesh);
    for (const call of mesh.calls) {
      const before = chain.before(call.from);
      const step = chain.step(call);
      const factor = before.factor * step.factor;
      if (before.factor === 1 || step.factor === 1 || factor < SOME) continue;
      const all = [...before.steps, ...step.steps];
      const steps = `${all.length > SHOWN ? '…, ' : ''}${all.slice(-SHOWN).join(', ')}`;
      const message = `one request may become ${factor} requests to ${shortHost(call.to)}: ${steps}`;
      const severity = factor >= MUCH ? 'warning' : 'info';
      report({ object: call.from, pointer: call.pointer, message, severity });
    }
  },
};

class Chain {
  private readonly callersOf = new Map<string, DeclaredCall[]>();
  private readonly entries = new Map<string, Load>();
  private readonly known = new Map<ManifestObject, Load>();
  private depth = 0;

  constructor(private readonly mesh: Mesh) {
    for (const call of mesh.calls) this.callersOf.set(call.to, [...(this.callersOf.get(call.to) ?? []), call]);
    for (const rule of httpRules(mesh).filter(isOnGateway)) {
      const factor = tries(rule);
      for (const { host } of factor === 1 ? [] : destinationsOf(mesh, rule)) {
        const step = `${nameOf(mesh, rule.object)} tries ${shortHost(host)} ${factor} times`;
        this.entries.set(host, more(this.entries.get(host) ?? ONE, { factor, steps: [step] }));
      }
    }
  }

  /** How often a workload is called for one request that enters the mesh. */
  before(workload: ManifestObject): Load {
    const known = this.known.get(workload);
    if (known !== undefined) return known;
    if (this.depth >= DEPTH) return ONE;
    this.known.set(workload, ONE); // A chain that comes back to its beginning is not followed again.
    const pod = this.mesh.podOf(workload);
    const hosts = pod === undefined ? [] : this.mesh.servicesOf(pod).map(({ host }) => host);
    this.depth++;
    const load = hosts.map((host) => this.into(host)).reduce(more, ONE);
    this.depth--;
    this.known.set(workload, load);
    return load;
  }

  private into(host: string): Load {
    const calls = (this.callersOf.get(host) ?? []).map((call) => {
      const before = this.before(call.from);
      const step = this.step(call);
      return { factor: before.factor * step.factor, steps: [...before.steps, ...step.steps] };
    });
    return calls.reduce(more, this.entries.get(host) ?? ONE);
  }

  /** What one call makes of one request: the caller's own tries, times those of its proxy. */
  step({ from, to, namespace, retries }: DeclaredCall): Load {
    const own = 1 + retries;
    const object = ownerOf(this.mesh, to, namespace);
    const proxy = object === undefined ? 1 : Math.max(1, ...httpRulesOf(this.mesh, object).map(tries));
    const steps = [
      ...(own === 1 ? [] : [`${from.name} tries ${shortHost(to)} ${own} times`]),
      ...(proxy === 1 || object === undefined ? [] : [`${nameOf(this.mesh, object)} tries each ${proxy} times`]),
    ];
    return { factor: own * proxy, steps };
  }
}

function tries(rule: HttpRule): number {
  const retries = retriesOf(rule);
  return retries?.on === undefined || unsafeConditions(retries.on).length === 0 ? 1 : 1 + retries.attempts;
}

function isOnGateway({ object }: HttpRule): boolean {
  return asList(object.spec.gateways).some((gateway) => gateway !== 'mesh');
}

function more(a: Load, b: Load): Load {
  return b.factor > a.factor ? b : a;
}

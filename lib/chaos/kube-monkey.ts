import type { Duration } from 'cdk8s';
import type { Workload } from 'cdk8s-plus-28';
import { checkDnsLabel, checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { Labels } from '../core/workload-selector';

/**
 * How many pods kube-monkey kills when it strikes.
 * @see https://github.com/asobti/kube-monkey#opting-in-to-chaos
 */
export class KillMode {
  /** Every pod. */
  public static readonly ALL = new KillMode('kill-all');

  /** A number of pods. */
  public static fixed(pods: number): KillMode {
    return new KillMode('fixed', checkInteger(pods, { property: 'killMode.fixed' }, 1));
  }

  /** A share of the pods, 1 to 100. */
  public static fixedPercent(percent: number): KillMode {
    return new KillMode('fixed-percent', checkInteger(percent, { property: 'killMode.fixedPercent' }, 1, 100));
  }

  /** A random share of the pods, up to `percent`, 1 to 100. */
  public static randomMaxPercent(percent: number): KillMode {
    return new KillMode('random-max-percent', checkInteger(percent, { property: 'killMode.randomMaxPercent' }, 1, 100));
  }

  readonly #mode: string;
  readonly #amount: number | undefined;

  private constructor(mode: string, amount?: number) {
    this.#mode = mode;
    this.#amount = amount;
    Object.freeze(this);
  }

  /** @internal */
  public _toLabels(): Labels {
    const mode = { 'kube-monkey/kill-mode': this.#mode };
    return this.#amount === undefined ? mode : { ...mode, 'kube-monkey/kill-value': `${this.#amount}` };
  }
}

/** How a workload takes part in chaos. */
export interface KubeMonkeyOptions {
  /** How many pods are killed. */
  readonly killMode: KillMode;
  /** The mean time between two strikes: whole days. */
  readonly meanTimeBetweenFailures: Duration;
  /**
   * Name under which kube-monkey finds the pods.
   * @default - the name of the workload
   */
  readonly identifier?: string;
}

/**
 * Opts a workload in to kube-monkey, which runs in the cluster already.
 *
 * @example
 * const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'nginx' }] });
 * optInToKubeMonkey(web, { killMode: KillMode.fixed(1), meanTimeBetweenFailures: Duration.days(1) });
 * @throws MeshError MESH_INVALID_DURATION for a time that is no whole number of days
 * @see https://github.com/asobti/kube-monkey#opting-in-to-chaos
 */
export function optInToKubeMonkey(workload: Workload, options: KubeMonkeyOptions): void {
  const days = options.meanTimeBetweenFailures.toMilliseconds() / 86_400_000;
  if (!Number.isInteger(days) || days < 1) {
    throw new MeshError('MESH_INVALID_DURATION', {
      property: 'meanTimeBetweenFailures',
      value: `${days} days`,
      must: 'be whole days, 1 day or more',
      at: workload,
    });
  }
  const identifier = checkDnsLabel(options.identifier ?? workload.name, { property: 'identifier', at: workload });
  const found = { 'kube-monkey/enabled': 'enabled', 'kube-monkey/identifier': identifier };
  const labels = { ...found, 'kube-monkey/mtbf': `${days}`, ...options.killMode._toLabels() };
  for (const [key, label] of Object.entries(labels)) workload.metadata.addLabel(key, label);
  // Pods carry only what kube-monkey finds them by: a change of mode then restarts none of them.
  for (const [key, label] of Object.entries(found)) workload.podMetadata.addLabel(key, label);
}

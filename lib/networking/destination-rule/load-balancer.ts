import type { DestinationRuleSpecTrafficPolicyLoadBalancer } from '../../../imports/networking.istio.io';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type HashAlgorithm, renderConsistentHash } from './consistent-hash';
import type { HashKey } from './hash-key';
import { type LocalityLoadBalancing, needsOutlierDetection, renderLocality } from './locality';
import { renderWarmup, type Warmup } from './warmup';

/** What every choice of an endpoint takes. */
export interface LoadBalancerOptions {
  /**
   * How the places of client and endpoints count.
   * @default - as the mesh is set up: endpoints nearby first, where there is outlier detection
   */
  readonly locality?: LocalityLoadBalancing;
}

/** What a choice takes that can spare new endpoints. */
export interface WarmingLoadBalancerOptions extends LoadBalancerOptions {
  /**
   * How new endpoints get their share of requests.
   * @default - at once
   */
  readonly warmup?: Warmup;
}

/** What a choice by a key takes. */
export type ConsistentHashOptions = LoadBalancerOptions & HashAlgorithm;

type SimpleName = NonNullable<Wire<DestinationRuleSpecTrafficPolicyLoadBalancer>['simple']>;

/**
 * How the endpoint is chosen that gets a request.
 *
 * @example
 * LoadBalancer.leastRequest({ warmup: { duration: Duration.minutes(1) } });
 * LoadBalancer.consistentHash(HashKey.header('x-user'), { maglev: { tableSize: 65537 } });
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings
 */
export class LoadBalancer {
  /** The one of two endpoints, picked at random, that has fewer requests under way. */
  public static leastRequest(options: WarmingLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'LEAST_REQUEST', ...options });
  }

  /** One endpoint after the other. */
  public static roundRobin(options: WarmingLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'ROUND_ROBIN', ...options });
  }

  /** Any endpoint. */
  public static random(options: LoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'RANDOM', ...options });
  }

  /** The address that the client dialled, without any choice. */
  public static passthrough(): LoadBalancer {
    return new LoadBalancer({ simple: 'PASSTHROUGH' });
  }

  /** Istio's own choice, which is `leastRequest`; for a rule that has only `warmup` or `locality` to say. */
  public static unspecified(options: WarmingLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'UNSPECIFIED', ...options });
  }

  /**
   * The same endpoint for the same key, as long as the endpoints stay the same. A request without the key goes anywhere.
   *
   * Each proxy has to see the same endpoints: locality preferences spoil it unless all clients are in one place.
   */
  public static consistentHash(key: HashKey, options: ConsistentHashOptions = {}): LoadBalancer {
    return new LoadBalancer({ key, ...options });
  }

  readonly #choice: Choice;

  private constructor(choice: Choice) {
    this.#choice = choice;
    Object.freeze(this);
  }

  /** @internal Whether it does what it says only beside outlier detection. */
  public get _needsOutlierDetection(): boolean {
    return needsOutlierDetection(this.#choice.locality);
  }

  /** @internal */
  public _render(rule: MeshResource<unknown>, property: string): Wire<DestinationRuleSpecTrafficPolicyLoadBalancer> {
    const choice = this.#choice;
    return {
      ...('key' in choice
        ? { consistentHash: renderConsistentHash(choice.key, choice, rule, `${property}.consistentHash`) }
        : { simple: choice.simple, warmup: choice.warmup && renderWarmup(choice.warmup, rule, `${property}.warmup`) }),
      localityLbSetting: choice.locality && renderLocality(choice.locality, rule, `${property}.locality`),
    };
  }
}

type Choice =
  | (WarmingLoadBalancerOptions & { readonly simple: SimpleName })
  | (ConsistentHashOptions & { readonly key: HashKey });

import type { DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import type { HashKey } from './hash-key';

/**
 * Endpoints lie on a ring, in many places each.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-RingHash
 */
export interface RingHash {
  /**
   * How many places the ring has at least, up to 8388608; more spread requests more evenly.
   * @default 1024
   */
  readonly minimumRingSize?: number;
}

/**
 * Endpoints lie in a table, in places that are found quickly.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-MagLev
 */
export interface Maglev {
  /** How many places the table has: a prime below 5000011, such as 65537. More disturb less when endpoints change. */
  readonly tableSize: number;
}

interface OnRing {
  /**
   * Endpoints lie on a ring.
   * @default - a ring of 1024 places
   */
  readonly ringHash?: RingHash;
  readonly maglev?: never;
}

interface InTable {
  /** Endpoints lie in a table. */
  readonly maglev: Maglev;
  readonly ringHash?: never;
}

/** How keys are mapped to endpoints. */
export type HashAlgorithm = OnRing | InTable;

/** The key and the algorithm in their wire form. */
export function renderConsistentHash(
  key: HashKey,
  { ringHash, maglev }: HashAlgorithm,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash> {
  if (ringHash !== undefined && maglev !== undefined) {
    throw new MeshError('MESH_HASH_ALGORITHM', {
      property,
      value: ['ringHash', 'maglev'],
      must: 'have one of ringHash and maglev',
      at: rule,
    });
  }
  return {
    ...key._toJson(),
    ringHash: ringHash && {
      minimumRingSize: checkInteger(
        ringHash.minimumRingSize,
        { property: `${property}.ringHash.minimumRingSize`, at: rule },
        0,
        8388608,
      ),
    },
    maglev: maglev && { tableSize: checkTableSize(maglev.tableSize, rule, `${property}.maglev.tableSize`) },
  };
}

function checkTableSize(size: number, at: MeshResource<unknown>, property: string): number {
  if (!(Number.isInteger(size) && size < 5000011 && isPrime(size))) {
    throw new MeshError('MESH_TABLE_SIZE', {
      property,
      value: size,
      must: 'be a prime below 5000011',
      fix: '65537 is what Envoy takes by itself',
      at,
    });
  }
  return size;
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) {
    if (number % factor === 0) return false;
  }
  return number > 1;
}

import type { Duration } from 'cdk8s';
import { TaintEffect } from 'cdk8s-plus-28';
import type { RabbitmqClusterSpecTolerations } from '../../imports/rabbitmq.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { renderSeconds } from '../core/seconds';
import type { Wire } from '../core/wire';

/** How a toleration compares the text of a taint. */
export enum TolerationOperator {
  /** The text is that of the toleration. */
  EQUAL = 'Equal',
  /** The taint is there, whatever its text. */
  EXISTS = 'Exists',
}

type TolerationMatch =
  | {
      /** The key of the taint. */
      readonly key: string;
      /**
       * The text of the taint.
       * @default - the empty text
       */
      readonly value?: string;
      /**
       * How the text is compared.
       * @default TolerationOperator.EQUAL
       */
      readonly operator?: TolerationOperator.EQUAL;
    }
  | {
      /**
       * The key of the taint.
       * @default - every taint
       */
      readonly key?: string;
      /** The taint is tolerated whatever its text. */
      readonly operator: TolerationOperator.EXISTS;
      readonly value?: never;
    };

type TolerationEffect =
  | {
      /** Pods stay on a node that gets the taint. */
      readonly effect: TaintEffect.NO_EXECUTE;
      /**
       * How long pods stay, in whole seconds.
       * @default - for ever
       */
      readonly tolerationSeconds?: Duration;
    }
  | {
      /**
       * Which effect of the taint is tolerated.
       * @default - every effect
       */
      readonly effect?: TaintEffect.NO_SCHEDULE | TaintEffect.PREFER_NO_SCHEDULE;
      readonly tolerationSeconds?: never;
    };

/**
 * A taint of nodes that pods put up with.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export type Toleration = TolerationMatch & TolerationEffect;

/** The toleration in its wire form. */
export function renderToleration(
  toleration: Toleration,
  at: MeshResource<unknown>,
  property: string,
): Wire<RabbitmqClusterSpecTolerations> {
  const { key, operator, value, effect, tolerationSeconds } = toleration;
  if (operator === TolerationOperator.EXISTS && value !== undefined) {
    fail(at, `${property}.value`, value, 'not stand beside operator EXISTS');
  }
  if (tolerationSeconds !== undefined && effect !== TaintEffect.NO_EXECUTE) {
    fail(at, `${property}.tolerationSeconds`, undefined, 'come with effect NO_EXECUTE');
  }
  return {
    key,
    operator,
    value,
    effect,
    tolerationSeconds: renderSeconds(tolerationSeconds, { property: `${property}.tolerationSeconds`, at }, 0),
  };
}

function fail(at: MeshResource<unknown>, property: string, value: unknown, must: string): never {
  throw new MeshError('MESH_TOLERATION', { property, value, must, at });
}

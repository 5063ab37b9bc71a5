import type { HttpRouteSpecRulesFiltersRequestMirror } from '../../imports/gateway.networking.k8s.io';
import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Percentage } from '../core/percentage';
import type { Wire } from '../core/wire';
import { type BackendTarget, renderBackend } from './backend-ref';

/** A share as a fraction. */
export interface Fraction {
  /** What is above the line; at most the denominator. */
  readonly numerator: number;
  /**
   * What is below the line; 1 or more.
   * @default 100
   */
  readonly denominator?: number;
}

/**
 * Copies of requests to another backend, whose answers are thrown away.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httprequestmirrorfilter
 */
export type RequestMirror = {
  /** Where the copies go. */
  readonly backend: BackendTarget;
} & (
  | {
      /**
       * The share of requests that is copied; rendered as `percent` where it is a whole number, else as `fraction`.
       * @default - all requests
       */
      readonly percentage?: Percentage;
      readonly fraction?: never;
    }
  | {
      /** The share of requests that is copied. */
      readonly fraction: Fraction;
      readonly percentage?: never;
    }
);

/** The mirror in its wire form. */
export function renderRequestMirror(
  { backend, percentage, fraction }: RequestMirror,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesFiltersRequestMirror> {
  if (percentage !== undefined && fraction !== undefined) {
    throw new MeshError('MESH_TWO_SHARES', { property, must: 'have one of percentage and fraction', at: route });
  }
  return {
    backendRef: renderBackend(backend, route, `${property}.backend`),
    ...(percentage && renderPercentage(percentage)),
    ...(fraction && { fraction: renderFraction(fraction, route, `${property}.fraction`) }),
  };
}

function renderPercentage({ percent }: Percentage) {
  if (Number.isInteger(percent)) return { percent };
  // Percentages go down to a ten thousandth.
  return { fraction: { numerator: Math.round(percent * 10_000), denominator: 1_000_000 } };
}

function renderFraction({ numerator, denominator }: Fraction, route: MeshResource<unknown>, property: string) {
  checkInteger(denominator, { property: `${property}.denominator`, at: route }, 1);
  checkInteger(numerator, { property: `${property}.numerator`, at: route }, 0, denominator ?? 100);
  return { numerator, denominator };
}

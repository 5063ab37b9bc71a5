import type { Json } from '../manifest/manifest-object';
import { durationMs } from '../mesh/duration';
import { asNumber, asObject, asString } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import type { EffectiveRetries } from './outcome';

const DEFAULT_ON = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'];
const BUILT_IN: EffectiveRetries = { attempts: 2, perTryTimeoutMs: null, on: DEFAULT_ON };
const NONE: EffectiveRetries = { attempts: 0, perTryTimeoutMs: null, on: [] };

export interface ChosenRetries {
  readonly retries: EffectiveRetries;
  readonly from: 'route' | 'mesh' | 'built-in';
}

/** The retries of a route: its own, else those of the mesh, else what Istio does by itself. */
export function retriesOf(mesh: Mesh, written: Json | undefined): ChosenRetries {
  const own = asObject(written);
  if (own !== undefined) return { retries: custom(own), from: 'route' };
  const { defaultHttpRetryPolicy } = mesh.config;
  if (defaultHttpRetryPolicy !== undefined) return { retries: custom(defaultHttpRetryPolicy), from: 'mesh' };
  return { retries: BUILT_IN, from: 'built-in' };
}

function custom(policy: { readonly [field: string]: Json | undefined }): EffectiveRetries {
  const attempts = asNumber(policy.attempts) ?? 0;
  if (attempts <= 0) return NONE;
  const tokens = (asString(policy.retryOn) ?? '')
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const statusCodes = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
  const names = tokens.filter((token) => !/^\d+$/.test(token));
  if (statusCodes.length > 0 && !names.includes('retriable-status-codes')) names.push('retriable-status-codes');
  return {
    attempts,
    perTryTimeoutMs: durationMs(policy.perTryTimeout) || null,
    on: tokens.length === 0 ? DEFAULT_ON : names,
    ...(statusCodes.length > 0 && { statusCodes }),
  };
}

import type { EnvoyFilterSpecConfigPatchesMatchProxy } from '../../../imports/networking.istio.io';
import type { MeshResource } from '../../core/mesh-resource';
import { checkRegex } from '../../core/string-match';
import type { Wire } from '../../core/wire';
import type { PatchContext } from './patch';

/**
 * The proxies that a patch is for, out of those of the EnvoyFilter.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ProxyMatch
 */
export interface ProxyMatch {
  /**
   * An RE2 expression for the version of the proxy, such as `^1\.30.*`.
   * @default - any version
   */
  readonly proxyVersion?: string;
  /**
   * Metadata that the proxy reports, all of it text.
   * @default - any metadata
   */
  readonly metadata?: { readonly [key: string]: string };
}

/** The context and the proxies that a patch is for. */
export interface PatchScope<C extends PatchContext> {
  /**
   * The part of a proxy's configuration.
   * @default PatchContext.ANY
   */
  readonly context?: C;
  /**
   * The proxies, out of those of the EnvoyFilter.
   * @default - all of them
   */
  readonly proxy?: ProxyMatch;
}

/** The proxies in their wire form. */
export function renderProxyMatch(
  { proxyVersion, metadata }: ProxyMatch,
  filter: MeshResource<unknown>,
  property: string,
): Wire<EnvoyFilterSpecConfigPatchesMatchProxy> {
  if (proxyVersion !== undefined) checkRegex(proxyVersion, `${property}.proxyVersion`, filter);
  return { proxyVersion, metadata: metadata && { ...metadata } };
}

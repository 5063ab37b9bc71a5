import type { Construct } from 'constructs';
import type { EnvoyFilterSpec, EnvoyFilterSpecConfigPatches } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import { renderAttachment, type TargetRef } from '../../core/policy-target';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import type { ConfigPatch } from './config-patch';

interface ForWorkload {
  /**
   * The workload whose proxies are changed.
   * @default - every proxy of the namespace; of the mesh, where the EnvoyFilter lives in the root namespace
   */
  readonly workloadSelector?: WorkloadRef;
  readonly targets?: never;
}

interface ForTargets {
  /** What the changes are attached to, 1 to 16 objects of the namespace, such as a gateway of the Gateway API. */
  readonly targets: readonly TargetRef[];
  readonly workloadSelector?: never;
}

/** What an EnvoyFilter is for. */
export type EnvoyFilterProps = MeshResourceProps & {
  /**
   * The changes, carried out in this order; `addConfigPatch` appends.
   * @default - none
   */
  readonly configPatches?: readonly ConfigPatch[];
  /**
   * The place among the EnvoyFilters of a proxy: lower ones go first. Those of the root namespace go before all others.
   * @default 0
   */
  readonly priority?: number;
} & (ForWorkload | ForTargets);

/**
 * Changes to the Envoy configuration that istiod makes, for what Istio's other kinds cannot say.
 *
 * Names and structure of that configuration change between versions of Istio without notice.
 *
 * @example
 * new EnvoyFilter(chart, 'reviews-tag', {
 *   workloadSelector: { matchLabels: { app: 'reviews' } },
 *   configPatches: [
 *     ConfigPatch.httpFilter({
 *       context: PatchContext.SIDECAR_INBOUND,
 *       listener: {
 *         filterChain: {
 *           filter: { name: ConfigPatch.HTTP_CONNECTION_MANAGER, subFilter: { name: 'envoy.filters.http.router' } },
 *         },
 *       },
 *       operation: PatchOperation.INSERT_BEFORE,
 *       value: {
 *         name: 'tag',
 *         typed_config: {
 *           '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
 *           default_source_code: {
 *             inline_string: 'function envoy_on_response(handle) handle:headers():add("x-tag", "reviews") end',
 *           },
 *         },
 *       },
 *     }),
 *   ],
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1alpha3
 * kind: EnvoyFilter
 * metadata:
 *   name: reviews-tag
 *   namespace: bookinfo
 * spec:
 *   configPatches:
 *     - applyTo: HTTP_FILTER
 *       match:
 *         context: SIDECAR_INBOUND
 *         listener:
 *           filterChain:
 *             filter:
 *               name: envoy.filters.network.http_connection_manager
 *               subFilter:
 *                 name: envoy.filters.http.router
 *       patch:
 *         operation: INSERT_BEFORE
 *         value:
 *           name: tag
 *           typed_config:
 *             "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
 *             default_source_code:
 *               inline_string: function envoy_on_response(handle) handle:headers():add("x-tag", "reviews") end
 *   workloadSelector:
 *     labels:
 *       app: reviews
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/
 */
export class EnvoyFilter extends MeshResource<Wire<EnvoyFilterSpec>> {
  readonly #common: Omit<Wire<EnvoyFilterSpec>, 'configPatches'>;
  readonly #configPatches: Wire<EnvoyFilterSpecConfigPatches>[] = [];

  /** @throws MeshError MESH_TWO_ATTACHMENTS for both a selector and targets */
  public constructor(scope: Construct, id: string, props: EnvoyFilterProps) {
    super(
      scope,
      id,
      { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter', plural: 'envoyfilters' },
      props,
    );
    const { workloadSelector, targets, priority } = props;
    if (workloadSelector !== undefined && targets !== undefined) {
      throw new MeshError('MESH_TWO_ATTACHMENTS', {
        property: 'targets',
        must: 'not stand beside workloadSelector',
        fix: 'select workloads or name targets',
        at: this,
      });
    }
    this.#common = {
      workloadSelector: workloadSelector && { labels: labelsOf(workloadSelector, this, 'workloadSelector') },
      targetRefs: targets && renderAttachment({ targets }, this).targetRefs,
      priority: checkInteger(priority, { property: 'priority', at: this }, -2147483648, 2147483647),
    };
    for (const patch of props.configPatches ?? []) this.addConfigPatch(patch);
  }

  /** Adds a change, after those that are there. */
  public addConfigPatch(patch: ConfigPatch): void {
    this.#configPatches.push(patch._toJson(this, `configPatches[${this.#configPatches.length}]`));
  }

  /** @internal */
  public _toSpec(): Wire<EnvoyFilterSpec> {
    return { ...this.#common, configPatches: this.#configPatches };
  }
}

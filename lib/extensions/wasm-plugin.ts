import type { Construct } from 'constructs';
import type { WasmPluginSpec } from '../../imports/extensions.istio.io';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type ExtensionPlacement, renderPlacement } from './extension-placement';
import { PluginPhase } from './plugin-phase';
import { renderWasmModule, type WasmModule } from './wasm-module';

/** What a WasmPlugin is for. */
export type WasmPluginProps = MeshResourceProps & WasmModule & ExtensionPlacement;

/**
 * A WebAssembly module in proxies.
 *
 * Istio goes on with `TrafficExtension`, which takes Lua too; a WasmPlugin is what versions before 1.30 know.
 *
 * @example
 * new WasmPlugin(chart, 'openid', {
 *   selector: { matchLabels: { istio: 'ingressgateway' } },
 *   phase: PluginPhase.AUTHN,
 *   url: 'oci://registry.example.com/filters/openid:v1',
 *   imagePullPolicy: PullPolicy.IF_NOT_PRESENT,
 *   pluginConfig: { realm: 'ingress', scopes: ['profile', 'email'] },
 *   env: { POD_NAME: WasmEnv.host(), TRUST_DOMAIN: WasmEnv.inline('cluster.local') },
 * });
 * ```yaml
 * apiVersion: extensions.istio.io/v1alpha1
 * kind: WasmPlugin
 * metadata:
 *   name: openid
 *   namespace: bookinfo
 * spec:
 *   imagePullPolicy: IfNotPresent
 *   phase: AUTHN
 *   pluginConfig:
 *     realm: ingress
 *     scopes:
 *       - profile
 *       - email
 *   selector:
 *     matchLabels:
 *       istio: ingressgateway
 *   url: oci://registry.example.com/filters/openid:v1
 *   vmConfig:
 *     env:
 *       - name: POD_NAME
 *         valueFrom: HOST
 *       - name: TRUST_DOMAIN
 *         value: cluster.local
 *         valueFrom: INLINE
 * ```
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 */
export class WasmPlugin extends MeshResource<Wire<WasmPluginSpec>> {
  readonly #spec: Wire<WasmPluginSpec>;

  /**
   * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
   * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
   * @throws MeshError MESH_INVALID_SHA256 for what is not a checksum
   */
  public constructor(scope: Construct, id: string, props: WasmPluginProps) {
    super(scope, id, { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin', plural: 'wasmplugins' }, props);
    const { phase } = props;
    this.#spec = {
      ...renderPlacement(props, this),
      phase: phase === PluginPhase.UNSPECIFIED ? 'UNSPECIFIED_PHASE' : phase,
      ...renderWasmModule(props, this),
    };
  }

  /** @internal */
  public _toSpec(): Wire<WasmPluginSpec> {
    return this.#spec;
  }
}

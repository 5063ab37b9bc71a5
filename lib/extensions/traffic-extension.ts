import type { Construct } from 'constructs';
import type { TrafficExtensionSpec } from '../../imports/extensions.istio.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type ExtensionPlacement, renderPlacement } from './extension-placement';
import { type LuaFilter, renderLuaFilter } from './lua-filter';
import { renderWasmModule, type WasmModule } from './wasm-module';

interface WasmExtension {
  /** The WebAssembly module that extends the proxies. */
  readonly wasm: WasmModule;
  readonly lua?: never;
}

interface LuaExtension {
  /** The script that extends the proxies. */
  readonly lua: LuaFilter;
  readonly wasm?: never;
}

/** What a TrafficExtension is for. */
export type TrafficExtensionProps = MeshResourceProps & ExtensionPlacement & (WasmExtension | LuaExtension);

/**
 * A WebAssembly module or a Lua script in proxies. It takes Istio 1.30 or later.
 *
 * @example
 * new TrafficExtension(chart, 'waypoint-mark', {
 *   targets: [TargetRef.gateway({ name: 'waypoint' })],
 *   phase: PluginPhase.STATS,
 *   match: [{ mode: WorkloadMode.SERVER, ports: [9080] }],
 *   lua: { inlineCode: 'function envoy_on_response(handle)\n  handle:headers():add("x-waypoint", "1")\nend\n' },
 * });
 * ```yaml
 * apiVersion: extensions.istio.io/v1alpha1
 * kind: TrafficExtension
 * metadata:
 *   name: waypoint-mark
 *   namespace: bookinfo
 * spec:
 *   lua:
 *     inlineCode: |
 *       function envoy_on_response(handle)
 *         handle:headers():add("x-waypoint", "1")
 *       end
 *   match:
 *     - mode: SERVER
 *       ports:
 *         - number: 9080
 *   phase: STATS
 *   targetRefs:
 *     - group: gateway.networking.k8s.io
 *       kind: Gateway
 *       name: waypoint
 * ```
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/
 */
export class TrafficExtension extends MeshResource<Wire<TrafficExtensionSpec>> {
  readonly #spec: Wire<TrafficExtensionSpec>;

  /**
   * @throws MeshError MESH_EXTENSION_CODE unless there is exactly one of wasm and lua
   * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
   * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
   */
  public constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    const kind = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', plural: 'trafficextensions' };
    super(scope, id, kind, props);
    const { phase, wasm, lua } = props;
    if ((wasm === undefined) === (lua === undefined)) {
      throw new MeshError('MESH_EXTENSION_CODE', {
        property: 'wasm',
        must: 'stand where lua does not, and only there',
        at: this,
      });
    }
    this.#spec = {
      ...renderPlacement(props, this),
      phase,
      wasm: wasm && renderWasmModule(wasm, this, 'wasm.'),
      lua: lua && renderLuaFilter(lua, this),
    };
  }

  /** @internal */
  public _toSpec(): Wire<TrafficExtensionSpec> {
    return this.#spec;
  }
}

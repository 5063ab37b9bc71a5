import type { WasmPluginSpecVmConfigEnv } from '../../imports/extensions.istio.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkLength, checkMaxLength } from './check-length';

type Source = Omit<Wire<WasmPluginSpecVmConfigEnv>, 'name'>;

/**
 * Where an environment variable of a Wasm module takes its text from.
 *
 * @example
 * const env = { TRUST_DOMAIN: WasmEnv.inline('cluster.local'), POD_NAME: WasmEnv.host() };
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#EnvVar
 */
export class WasmEnv {
  /**
   * Fixed text.
   *
   * @throws MeshError MESH_TOO_LONG for more than 2048 characters
   */
  public static inline(text: string): WasmEnv {
    return new WasmEnv({ valueFrom: 'INLINE', value: checkMaxLength(text, { property: 'text' }, 2048) });
  }

  /** The proxy's variable of the same name; where the proxy has none, the module has none. */
  public static host(): WasmEnv {
    return new WasmEnv({ valueFrom: 'HOST' });
  }

  readonly #source: Source;

  private constructor(source: Source) {
    this.#source = source;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): Source {
    return this.#source;
  }
}

const MAX_VARIABLES = 256;

/** The variables in their wire form. */
export function renderWasmEnv(
  env: { readonly [name: string]: WasmEnv },
  at: MeshResource<unknown>,
  property: string,
): Wire<WasmPluginSpecVmConfigEnv>[] {
  const variables = Object.entries(env);
  if (variables.length > MAX_VARIABLES) {
    const must = `have at most ${MAX_VARIABLES} entries`;
    throw new MeshError('MESH_TOO_MANY', { property, value: variables.length, must, at });
  }
  return variables.map(([name, source]) => ({
    name: checkLength(name, { property: `${property} name`, at }, 256),
    ...source._toJson(),
  }));
}

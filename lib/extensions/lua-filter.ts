import type { TrafficExtensionSpecLua } from '../../imports/extensions.istio.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

/**
 * A script that the proxy runs on HTTP requests.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#LuaConfig
 */
export interface LuaFilter {
  /** Lua that defines `envoy_on_request`, `envoy_on_response` or both; 1 byte to 64 KiB. */
  readonly inlineCode: string;
}

const MAX_BYTES = 65536;

/** The script in its wire form. */
export function renderLuaFilter({ inlineCode }: LuaFilter, at: MeshResource<unknown>): Wire<TrafficExtensionSpecLua> {
  const place = { property: 'lua.inlineCode', at };
  const size = Buffer.byteLength(inlineCode);
  if (size === 0) throw new MeshError('MESH_EMPTY', { ...place, value: inlineCode, must: 'not be empty' });
  if (size > MAX_BYTES) {
    const must = `have at most ${MAX_BYTES} bytes`;
    throw new MeshError('MESH_TOO_LONG', { ...place, value: `${size} bytes`, must, fix: 'write it in WebAssembly' });
  }
  return { inlineCode };
}

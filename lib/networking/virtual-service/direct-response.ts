import type { VirtualServiceSpecHttpDirectResponse } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/**
 * An answer that the proxy gives by itself.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPDirectResponse
 */
export interface DirectResponse {
  /** The HTTP status, 200 to 599. */
  readonly status: number;
  /**
   * The body, as text or as bytes; at most 1 MiB. Set `content-type` with the route's `headers`.
   * @default - an empty body
   */
  readonly body?: string | Uint8Array;
}

const MAX_BODY = 1024 * 1024;

/** The answer in its wire form. */
export function renderDirectResponse(
  { status, body }: DirectResponse,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpDirectResponse> {
  checkInteger(status, { property: `${property}.status`, at: rule }, 200, 599);
  const size = body === undefined ? 0 : Buffer.byteLength(body);
  if (size > MAX_BODY) {
    throw new MeshError('MESH_BODY_TOO_LARGE', {
      property: `${property}.body`,
      value: `${size} bytes`,
      must: `have at most ${MAX_BODY} bytes`,
      at: rule,
    });
  }
  if (body === undefined) return { status };
  return {
    status,
    body: typeof body === 'string' ? { string: body } : { bytes: Buffer.from(body).toString('base64') },
  };
}

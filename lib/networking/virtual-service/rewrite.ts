import type { VirtualServiceSpecHttpRewrite } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import { checkRegex } from '../../core/string-match';
import type { Wire } from '../../core/wire';

/**
 * Changes to the path and the Host header before a request is sent on.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
export type Rewrite = {
  /**
   * The Host header.
   * @default - stays as it is
   */
  readonly authority?: string;
} & (
  | {
      /**
       * Replaces what a `uri` prefix matched, or the whole path where the match is exact.
       * @default - the path stays as it is
       */
      readonly uri?: string;
      readonly uriRegex?: never;
    }
  | {
      /**
       * Replaces what an RE2 expression matches in the path; `\1` stands for the first group.
       * @default - the path stays as it is
       */
      readonly uriRegex: { readonly match: string; readonly rewrite: string };
      readonly uri?: never;
    }
);

/** The rewrite in its wire form. */
export function renderRewrite(
  rewrite: Rewrite,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpRewrite> {
  const { uri, uriRegex, authority } = rewrite;
  if (uri === undefined && uriRegex === undefined && authority === undefined) {
    throw new MeshError('MESH_EMPTY_REWRITE', { property, must: 'have uri, uriRegex or authority', at: rule });
  }
  checkFilled(uri, `${property}.uri`, rule, "write '/' for the root");
  checkFilled(authority, `${property}.authority`, rule);
  if (uriRegex) checkRegex(uriRegex.match, `${property}.uriRegex.match`, rule);
  checkFilled(uriRegex?.rewrite, `${property}.uriRegex.rewrite`, rule);
  return { uri, authority, uriRegexRewrite: uriRegex && { ...uriRegex } };
}

/** Istio takes an empty text for one that is not there. */
function checkFilled(text: string | undefined, property: string, at: MeshResource<unknown>, fix?: string): void {
  if (text === '') {
    throw new MeshError('MESH_EMPTY_REWRITE', { property, value: text, must: 'not be empty', ...(fix && { fix }), at });
  }
}

import type { Json, ManifestObject } from '../../manifest/manifest-object';
import { at, objectsOf } from '../../mesh/json';

const PROTOCOLS = ['http', 'tcp', 'tls'] as const;

/** The destinations of one rule of a VirtualService, with the place of their list. */
export interface RouteList {
  /** `/spec/http/0/route`. */
  readonly pointer: string;
  readonly destinations: Json | undefined;
}

/** The destinations of each HTTP, TCP and TLS rule of a VirtualService. */
export function routesOf(virtualService: ManifestObject): readonly RouteList[] {
  return PROTOCOLS.flatMap((protocol) =>
    objectsOf(at(virtualService.spec, protocol)).map(([index, rule]) => ({
      pointer: `/spec/${protocol}/${index}/route`,
      destinations: rule.route,
    })),
  );
}

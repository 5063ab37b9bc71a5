import type { JsonObject } from '../../../lib/manifest/manifest-object';

const SECURITY = ['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'];

/** An object of Istio. */
export function object(kind: string, name: string, namespace: string, spec: JsonObject): JsonObject {
  const apiVersion = `${SECURITY.includes(kind) ? 'security' : 'networking'}.istio.io/v1`;
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

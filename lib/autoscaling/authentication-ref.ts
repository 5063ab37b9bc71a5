import type { ScaledObjectSpecTriggersAuthenticationRef } from '../../imports/keda.sh';
import type { MeshResource } from '../core/mesh-resource';
import { checkSameNamespace } from '../core/same-namespace';
import type { Wire } from '../core/wire';
import type { ClusterTriggerAuthentication } from './cluster-trigger-authentication';
import type { TriggerAuthentication } from './trigger-authentication';

/** An object that says how a trigger authenticates, or the name of one that this app does not define. */
export type AuthenticationRef =
  | TriggerAuthentication
  | ClusterTriggerAuthentication
  | {
      /** What kind of object it is. */
      readonly kind: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
      /** Its name. */
      readonly name: string;
    };

/** The reference in its wire form. */
export function renderAuthenticationRef(
  ref: AuthenticationRef,
  at: MeshResource<unknown>,
  property: string,
): Wire<ScaledObjectSpecTriggersAuthenticationRef> {
  const kind = ref.kind === 'ClusterTriggerAuthentication' ? ref.kind : 'TriggerAuthentication';
  if (kind === 'TriggerAuthentication') checkSameNamespace(ref, at, property);
  return { kind, name: ref.name };
}

import type { Construct } from 'constructs';
import type { TriggerAuthenticationSpec } from '../../imports/keda.sh';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type AuthenticationSources, renderSources } from './authentication-sources';

/** What a TriggerAuthentication is made of. */
export type TriggerAuthenticationProps = MeshResourceProps & AuthenticationSources;

/**
 * How triggers of the same namespace authenticate.
 *
 * @example
 * const secret = kplus.Secret.fromSecretName(chart, 'secret', 'rabbitmq');
 * new TriggerAuthentication(chart, 'rabbitmq-auth', {
 *   secretTargetRef: [{ parameter: 'host', secret, key: 'connection' }],
 * });
 * ```yaml
 * apiVersion: keda.sh/v1alpha1
 * kind: TriggerAuthentication
 * metadata:
 *   name: rabbitmq-auth
 *   namespace: bookinfo
 * spec:
 *   secretTargetRef:
 *     - key: connection
 *       name: rabbitmq
 *       parameter: host
 * ```
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class TriggerAuthentication extends MeshResource<Wire<TriggerAuthenticationSpec>> {
  readonly #spec: Wire<TriggerAuthenticationSpec>;

  /**
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret, ConfigMap or ServiceAccount of another namespace
   * @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself
   */
  public constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    const kind = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', plural: 'triggerauthentications' };
    super(scope, id, kind, props);
    this.#spec = renderSources(props, this);
  }

  /** @internal */
  public _toSpec(): Wire<TriggerAuthenticationSpec> {
    return this.#spec;
  }
}

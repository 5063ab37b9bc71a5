import type { Construct } from 'constructs';
import type { ClusterTriggerAuthenticationSpec } from '../../imports/keda.sh';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type AuthenticationSources, renderSources } from './authentication-sources';

/** What a ClusterTriggerAuthentication is made of. */
export interface ClusterTriggerAuthenticationProps extends MeshResourceProps, AuthenticationSources {
  /**
   * A file of the KEDA operator with parameters, relative to its `--filepath-auth-root-path`.
   * @default - none
   * @see https://keda.sh/docs/2.20/authentication-providers/file-path/
   */
  readonly filePath?: string;
}

/**
 * How triggers of any namespace authenticate. It has no namespace, and KEDA looks for its Secrets in the namespace of the
 * operator.
 *
 * @example
 * new ClusterTriggerAuthentication(chart, 'aws-auth', {
 *   podIdentity: PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD }),
 * });
 * ```yaml
 * apiVersion: keda.sh/v1alpha1
 * kind: ClusterTriggerAuthentication
 * metadata:
 *   name: aws-auth
 * spec:
 *   podIdentity:
 *     identityOwner: workload
 *     provider: aws
 * ```
 * @see https://keda.sh/docs/2.20/concepts/authentication/#authentication-scopes-namespace-vs-cluster
 */
export class ClusterTriggerAuthentication extends MeshResource<Wire<ClusterTriggerAuthenticationSpec>> {
  readonly #spec: Wire<ClusterTriggerAuthenticationSpec>;

  /** @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself */
  public constructor(scope: Construct, id: string, props: ClusterTriggerAuthenticationProps) {
    const apiVersion = 'keda.sh/v1alpha1';
    const kind = 'ClusterTriggerAuthentication';
    super(scope, id, { apiVersion, kind, plural: 'clustertriggerauthentications' }, props);
    // A chart's namespace is written into every object, and this kind has none.
    this.override('/metadata/namespace', undefined);
    this.#spec = { ...renderSources(props, this), filePath: props.filePath };
  }

  /** None: the object is for all namespaces. */
  public override get namespace(): undefined {
    return undefined;
  }

  /** @internal */
  public _toSpec(): Wire<ClusterTriggerAuthenticationSpec> {
    return this.#spec;
  }
}

import type { Construct } from 'constructs';
import type { BackendTlsPolicySpec, BackendTlsPolicySpecTargetRefs } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type BackendTLSPolicyValidation, renderBackendTLSValidation } from './backend-tls-validation';
import { checkAtMost } from './list-checks';
import { type PolicyTargetRef, renderPolicyTarget } from './policy-target';
import { overlapOf } from './section-overlap';
import { renderTlsOptions, type TlsOptions } from './tls-options';

/** Which backends are talked to with TLS, and how. */
export interface BackendTLSPolicyProps extends MeshResourceProps {
  /**
   * The Services and ServiceEntries, or ports of them, 1 to 16; all of the policy's namespace.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#localpolicytargetreferencewithsectionname
   */
  readonly targets: readonly PolicyTargetRef[];
  /** How the certificates of the backends are checked. */
  readonly validation: BackendTLSPolicyValidation;
  /**
   * Settings of the implementation, each name with a domain in front.
   * @default - none
   */
  readonly options?: TlsOptions;
}

/**
 * TLS from the gateway to its backends: which of them speak it, and whose certificates are taken.
 *
 * Istio makes a DestinationRule of it, which counts for clients in the mesh as well. Of several policies for one port,
 * the oldest is taken.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 443, name: 'https' }] });
 * new gatewayApi.BackendTLSPolicy(chart, 'reviews-tls', {
 *   targets: [gatewayApi.PolicyTarget.of(reviews, { sectionName: 'https' })],
 *   validation: {
 *     hostname: 'reviews.example.com',
 *     wellKnownCACertificates: gatewayApi.WellKnownCACertificates.SYSTEM,
 *   },
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: BackendTLSPolicy
 * metadata:
 *   name: reviews-tls
 *   namespace: bookinfo
 * spec:
 *   targetRefs:
 *     - group: ""
 *       kind: Service
 *       name: reviews
 *       sectionName: https
 *   validation:
 *     hostname: reviews.example.com
 *     wellKnownCACertificates: System
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendtlspolicy
 */
export class BackendTLSPolicy extends MeshResource<Wire<BackendTlsPolicySpec>> {
  readonly #spec: Wire<BackendTlsPolicySpec>;

  /**
   * @throws MeshError MESH_OTHER_NAMESPACE for a target or a ConfigMap of another namespace
   * @throws MeshError MESH_DUPLICATE for targets that overlap
   */
  public constructor(scope: Construct, id: string, props: BackendTLSPolicyProps) {
    super(
      scope,
      id,
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'BackendTLSPolicy', plural: 'backendtlspolicies' },
      props,
    );
    const { targets, validation, options } = props;
    const place = { property: 'targets', at: this };
    checkAtMost(checkNotEmpty(targets, place, 'name a Service'), place, 16);
    const targetRefs = targets.map((target, index) => renderPolicyTarget(target, this, `targets[${index}]`));
    this.checkOverlap(targetRefs);
    this.#spec = {
      targetRefs,
      validation: renderBackendTLSValidation(validation, this),
      options: renderTlsOptions(options, this, 'options'),
    };
  }

  /** @internal */
  public _toSpec(): Wire<BackendTlsPolicySpec> {
    return this.#spec;
  }

  private checkOverlap(refs: readonly Wire<BackendTlsPolicySpecTargetRefs>[]): void {
    const index = overlapOf(refs);
    const ref = index === undefined ? undefined : refs[index];
    if (!ref) return;
    const { name, sectionName } = ref;
    throw new MeshError('MESH_DUPLICATE', {
      property: `targets[${index}]`,
      value: sectionName === undefined ? name : `${name}/${sectionName}`,
      must: 'name another port than the other targets of this name',
      fix: 'name the Service once, or one port each with PolicyTarget.of(service, { sectionName })',
      at: this,
    });
  }
}

import type { BackendTlsPolicySpecTargetRefs } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type KnownPorts, portProblems } from './known-port';
import { type LocalObjectRef, renderLocalObjectRef } from './object-ref';
import { checkSectionName } from './section-name';
import { isServiceTarget, partsOfService, type ServiceTarget } from './service-target';

/** What a policy is attached to: a Service, a construct that has one, a ServiceEntry, or a `PolicyTarget`. */
export type PolicyTargetRef = ServiceTarget | PolicyTarget;

/** What narrows a target down. */
export interface PolicyTargetOptions {
  /**
   * The part of the target; of a Service, the name of a port.
   * @default - the whole target
   */
  readonly sectionName?: string;
}

/**
 * What a policy is attached to, in the namespace of the policy.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 443, name: 'https' }] });
 * gatewayApi.PolicyTarget.of(reviews, { sectionName: 'https' });
 * gatewayApi.PolicyTarget.object({ group: '', kind: 'Service', name: 'ratings' });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#localpolicytargetreferencewithsectionname
 */
export class PolicyTarget {
  /**
   * A Service or a ServiceEntry, or one of its ports by name.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind
   * @throws MeshError MESH_UNKNOWN_PORT, when the app is synthesized, for a port that the service does not have
   */
  public static of(target: ServiceTarget, options: PolicyTargetOptions = {}): PolicyTarget {
    if (!isServiceTarget(target)) {
      throw new MeshError('MESH_INVALID_TARGET', {
        property: 'target',
        value: (target as { readonly kind?: unknown }).kind,
        must: 'be a Service or a ServiceEntry',
        fix: 'write PolicyTarget.object(…) for an object of another kind',
      });
    }
    const { ref, known } = partsOfService(target);
    return new PolicyTarget(ref, known, options.sectionName);
  }

  /** An object of another kind, or one that this app does not define. */
  public static object(object: LocalObjectRef, options: PolicyTargetOptions = {}): PolicyTarget {
    return new PolicyTarget({ ...object }, undefined, options.sectionName);
  }

  readonly #ref: LocalObjectRef;
  readonly #known: KnownPorts | undefined;

  private constructor(
    ref: LocalObjectRef,
    known: KnownPorts | undefined,
    /** The part of the target, if named. */
    public readonly sectionName: string | undefined,
  ) {
    this.#ref = ref;
    this.#known = known;
    checkSectionName(sectionName, { property: 'sectionName' });
    Object.freeze(this);
  }

  /** @internal */
  public _render(policy: MeshResource<unknown>, property: string): Wire<BackendTlsPolicySpecTargetRefs> {
    const known = this.#known;
    const { sectionName } = this;
    if (known) policy.node.addValidation({ validate: () => portProblems(known, { sectionName }, property) });
    return { ...renderLocalObjectRef(this.#ref, policy, property), sectionName };
  }
}

/** A target in its wire form. */
export function renderPolicyTarget(
  target: PolicyTargetRef,
  policy: MeshResource<unknown>,
  property: string,
): Wire<BackendTlsPolicySpecTargetRefs> {
  return (target instanceof PolicyTarget ? target : PolicyTarget.of(target))._render(policy, property);
}

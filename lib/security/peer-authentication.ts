import type { Construct } from 'constructs';
import type { PeerAuthenticationSpec } from '../../imports/security.istio.io';
import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type Labels, labelsOf, type WorkloadRef } from '../core/workload-selector';
import type { MtlsMode } from './mtls-mode';
import { checkWorkloadPort } from './workload-ports';

interface WholeNamespace {
  readonly selector?: never;
  readonly portLevelMtls?: never;
}

interface OneWorkload {
  /**
   * The workload, of the namespace of the policy, that the policy is for.
   * @default - every workload of the namespace; of the mesh, where the policy lives in the root namespace
   * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#WorkloadSelector
   */
  readonly selector: WorkloadRef;
  /**
   * What is taken on single ports, by the port of the container, not of the Service.
   * @default - `mtls` on every port
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication
   */
  readonly portLevelMtls?: { readonly [port: number]: MtlsMode };
}

/** What a PeerAuthentication says, and of which workloads. */
export type PeerAuthenticationProps = MeshResourceProps & {
  /**
   * What is taken from clients.
   * @default - what the namespace says, or else the mesh, or else MtlsMode.PERMISSIVE
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS
   */
  readonly mtls?: MtlsMode;
} & (WholeNamespace | OneWorkload);

/**
 * Whether workloads take mutual TLS, plaintext, or both.
 *
 * Of several policies the one with a selector counts, then that of the namespace, then that of the mesh, which lives in
 * the root namespace and has no selector: with one it counts for nothing there.
 *
 * @example
 * new PeerAuthentication(chart, 'strict', { mtls: MtlsMode.STRICT });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: PeerAuthentication
 * metadata:
 *   name: strict
 *   namespace: bookinfo
 * spec:
 *   mtls:
 *     mode: STRICT
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export class PeerAuthentication extends MeshResource<Wire<PeerAuthenticationSpec>> {
  readonly #mtls: MtlsMode | undefined;
  readonly #labels: Labels | undefined;
  readonly #portLevelMtls: { readonly [port: string]: { readonly mode: MtlsMode } } | undefined;

  /**
   * @throws MeshError MESH_PORT_LEVEL_WITHOUT_SELECTOR for ports of no particular workload
   * @throws MeshError MESH_UNKNOWN_WORKLOAD_PORT, when the app is synthesized, for a port that the workload does not have
   */
  public constructor(scope: Construct, id: string, props: PeerAuthenticationProps = {}) {
    super(
      scope,
      id,
      { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', plural: 'peerauthentications' },
      props,
    );
    this.#mtls = props.mtls;
    this.#labels = props.selector && labelsOf(props.selector, this);
    this.#portLevelMtls = props.portLevelMtls && this.renderPorts(props.portLevelMtls, props.selector);
  }

  /** @internal */
  public _toSpec(): Wire<PeerAuthenticationSpec> {
    return {
      selector: this.#labels && { matchLabels: this.#labels },
      mtls: this.#mtls && { mode: this.#mtls },
      portLevelMtls: this.#portLevelMtls,
    };
  }

  private renderPorts(modes: { readonly [port: number]: MtlsMode }, selector: WorkloadRef | undefined) {
    const property = 'portLevelMtls';
    if (Object.keys(this.#labels ?? {}).length === 0) {
      throw new MeshError('MESH_PORT_LEVEL_WITHOUT_SELECTOR', {
        property,
        value: modes,
        must: 'stand beside a selector with labels',
        fix: 'make a policy of its own for the workload that has the ports',
        at: this,
      });
    }
    const ports = Object.keys(modes);
    if (ports.length === 0) {
      throw new MeshError('MESH_EMPTY', { property, value: modes, must: 'have at least one port', at: this });
    }
    for (const port of ports) {
      checkInteger(Number(port), { property: `${property} port`, at: this }, 1, 65535);
      checkWorkloadPort(Number(port), selector, this, property);
    }
    return Object.fromEntries(Object.entries(modes).map(([port, mode]) => [port, { mode }]));
  }
}

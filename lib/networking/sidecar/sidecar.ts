import type { Construct } from 'constructs';
import type { SidecarSpec, SidecarSpecEgress, SidecarSpecIngress } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import { type ConnectionPool, renderConnectionPool } from '../destination-rule/connection-pool';
import { type OutboundTrafficPolicy, renderOutboundTrafficPolicy } from './outbound-traffic-policy';
import { renderSidecarEgress, type SidecarEgress } from './sidecar-egress';
import { renderSidecarIngress, type SidecarIngress } from './sidecar-ingress';

/** What a Sidecar is for. */
export interface SidecarProps extends MeshResourceProps {
  /**
   * The workload whose sidecars are set up.
   * @default - every workload of the namespace; of the mesh, where the Sidecar lives in the root namespace
   */
  readonly workloadSelector?: WorkloadRef;
  /**
   * The ports on which the sidecars take requests in; `addIngress` appends.
   * @default - the ports of the Services that the workload belongs to
   */
  readonly ingress?: readonly SidecarIngress[];
  /**
   * The services that the sidecars can reach; `addEgress` appends. A listener without a port comes last.
   * @default - every service that the namespace sees
   */
  readonly egress?: readonly SidecarEgress[];
  /**
   * How much the sidecars pass on to the workload at a time.
   * @default - as the DestinationRule of the service says
   */
  readonly inboundConnectionPool?: ConnectionPool;
  /**
   * What the sidecars do with requests to places that the mesh does not know.
   * @default - as the mesh is set up: they are sent on
   */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
}

/**
 * What sidecars take in and what they can reach. A sidecar that knows less takes less memory.
 *
 * @example
 * new Sidecar(chart, 'default', {
 *   egress: [{ hosts: [EgressHost.sameNamespace(), EgressHost.namespace('istio-system')] }],
 *   outboundTrafficPolicy: { mode: OutboundTrafficMode.REGISTRY_ONLY },
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: Sidecar
 * metadata:
 *   name: default
 *   namespace: bookinfo
 * spec:
 *   egress:
 *     - hosts:
 *         - ./*
 *         - istio-system/*
 *   outboundTrafficPolicy:
 *     mode: REGISTRY_ONLY
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export class Sidecar extends MeshResource<Wire<SidecarSpec>> {
  readonly #common: Omit<Wire<SidecarSpec>, 'ingress' | 'egress'>;
  readonly #ingress: Wire<SidecarSpecIngress>[] = [];
  readonly #egress: Wire<SidecarSpecEgress>[] = [];

  /**
   * @throws MeshError MESH_EMPTY_SIDECAR, when the app is synthesized, for a Sidecar that says nothing
   */
  public constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', plural: 'sidecars' }, props);
    const { workloadSelector, inboundConnectionPool, outboundTrafficPolicy } = props;
    this.#common = {
      workloadSelector: workloadSelector && { labels: labelsOf(workloadSelector, this, 'workloadSelector') },
      inboundConnectionPool:
        inboundConnectionPool && renderConnectionPool(inboundConnectionPool, this, 'inboundConnectionPool'),
      outboundTrafficPolicy: outboundTrafficPolicy && renderOutboundTrafficPolicy(outboundTrafficPolicy, this),
    };
    for (const ingress of props.ingress ?? []) this.addIngress(ingress);
    for (const egress of props.egress ?? []) this.addEgress(egress);
    this.node.addValidation({ validate: () => this.emptiness() });
  }

  /**
   * Adds a port on which the sidecars take requests in.
   *
   * @throws MeshError MESH_DUPLICATE_PORT for a port that another listener has
   */
  public addIngress(ingress: SidecarIngress): void {
    const property = `ingress[${this.#ingress.length}]`;
    const json = renderSidecarIngress(ingress, this, property);
    if (this.#ingress.some(({ port }) => port.number === json.port.number)) {
      this.fail('MESH_DUPLICATE_PORT', `${property}.port`, json.port.number, 'be the port of one listener only');
    }
    this.#ingress.push(json);
  }

  /**
   * Adds services that the sidecars can reach, after those that are there.
   *
   * @throws MeshError MESH_DUPLICATE_PORT for a port or a socket that another listener has
   * @throws MeshError MESH_EGRESS_ORDER for a listener behind one without a port
   */
  public addEgress(egress: SidecarEgress): void {
    const index = this.#egress.length;
    const json = renderSidecarEgress(egress, this, `egress[${index}]`);
    const catchAll = this.#egress.findIndex(({ port }) => port === undefined);
    if (catchAll !== -1) {
      const must = `come before egress[${catchAll}], which has no port and takes the rest`;
      this.fail('MESH_EGRESS_ORDER', `egress[${index}]`, undefined, must, 'add the listener without a port last');
    }
    const { port, bind } = json;
    if (
      port &&
      this.#egress.some((other) => other.port?.number === port.number && (port.number !== 0 || other.bind === bind))
    ) {
      const [field, value] = port.number === 0 ? ['bind', bind] : ['port', port.number];
      this.fail('MESH_DUPLICATE_PORT', `egress[${index}].${field}`, value, `be the ${field} of one listener only`);
    }
    this.#egress.push(json);
  }

  /** @internal */
  public _toSpec(): Wire<SidecarSpec> {
    return { ...this.#common, ingress: filled(this.#ingress), egress: filled(this.#egress) };
  }

  private emptiness(): string[] {
    const { inboundConnectionPool, outboundTrafficPolicy } = this.#common;
    if (this.#ingress.length + this.#egress.length > 0 || inboundConnectionPool || outboundTrafficPolicy) return [];
    const must = 'have at least one entry where ingress, inboundConnectionPool and outboundTrafficPolicy say nothing';
    return [new MeshError('MESH_EMPTY_SIDECAR', { property: 'egress', must, fix: 'call addEgress' }).message];
  }

  private fail(code: string, property: string, value: unknown, must: string, fix?: string): never {
    throw new MeshError(code, { property, value, must, ...(fix ? { fix } : {}), at: this });
  }
}

/** An empty list would say the same as none. */
function filled<T>(listeners: readonly T[]): readonly T[] | undefined {
  return listeners.length > 0 ? listeners : undefined;
}

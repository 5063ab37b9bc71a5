import type { SidecarSpecIngress } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import { isHttp, isTls, type Protocol, type TlsProtocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';
import { type ConnectionPool, renderConnectionPool } from '../destination-rule/connection-pool';
import { checkIp } from '../ip-address';
import type { CaptureMode } from './capture-mode';
import type { DefaultEndpoint } from './default-endpoint';
import type { SidecarTls } from './sidecar-tls';

/**
 * A port on which a sidecar takes requests in.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
export type SidecarIngress = {
  /** The port on which clients reach the workload; one of its kind in the Sidecar. */
  readonly port: number;
  /**
   * The name of the port, a DNS label.
   * @default - none
   */
  readonly portName?: string;
  /**
   * The IP address to listen on.
   * @default - the address of the workload
   */
  readonly bind?: string;
  /**
   * How traffic gets to the listener.
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode;
  /**
   * Where requests go on to.
   * @default - the same port of the workload
   */
  readonly defaultEndpoint?: DefaultEndpoint;
  /**
   * How much the sidecar passes on at a time through this port.
   * @default - `inboundConnectionPool` of the Sidecar
   */
  readonly connectionPool?: ConnectionPool;
} & (
  | {
      /** What is spoken on the port. */
      readonly protocol: TlsProtocol;
      /**
       * What the sidecar does about the TLS of clients outside the mesh.
       * @default - TLS is passed on unopened
       */
      readonly tls?: SidecarTls;
    }
  | {
      /**
       * What is spoken on the port.
       * @default - guessed from the first bytes
       */
      readonly protocol?: Exclude<Protocol, TlsProtocol | Protocol.HTTP_PROXY>;
      readonly tls?: never;
    }
);

/** The listener in its wire form. */
export function renderSidecarIngress(
  ingress: SidecarIngress,
  sidecar: MeshResource<unknown>,
  property: string,
): Wire<SidecarSpecIngress> {
  const { port, portName, protocol, tls, connectionPool } = ingress;
  const place = (field: string): Place => ({ property: `${property}.${field}`, at: sidecar });
  if (tls && !isTls(protocol)) {
    throw new MeshError('MESH_SERVER_TLS', { ...place('tls'), must: 'be set for HTTPS and TLS only' });
  }
  if (connectionPool?.http && !isHttp(protocol)) {
    throw new MeshError('MESH_HTTP_SETTINGS', {
      ...place('connectionPool.http'),
      must: `not be set for ${protocol ?? 'a guessed protocol'}, on which a sidecar passes over it`,
      fix: protocol ? 'set tcp only' : 'say the protocol',
    });
  }
  return {
    port: { number: checkPort(port, place('port')), name: checkDnsLabel(portName, place('portName')), protocol },
    bind: checkIp(ingress.bind, place('bind')),
    captureMode: ingress.captureMode,
    defaultEndpoint: ingress.defaultEndpoint?._toJson(),
    tls: tls?._toJson(),
    connectionPool: connectionPool && renderConnectionPool(connectionPool, sidecar, `${property}.connectionPool`),
  };
}

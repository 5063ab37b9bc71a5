import type { SidecarSpecEgress } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkNotEmpty, checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Protocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';
import { checkIp } from '../ip-address';
import { UnixSocket } from '../service-entry/unix-socket';
import { CaptureMode } from './capture-mode';
import { type EgressHostRef, renderEgressHost } from './egress-host';

interface ToHosts {
  /** The services that can be reached. */
  readonly hosts: readonly EgressHostRef[];
}

interface OnAnyPort extends ToHosts {
  /**
   * How traffic gets to the listener.
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode;
  readonly port?: never;
  readonly portName?: never;
  readonly protocol?: never;
  readonly bind?: never;
}

interface OnPort extends ToHosts {
  /** The port that the application dials. */
  readonly port: number;
  /**
   * The name of the port, a DNS label.
   * @default - none
   */
  readonly portName?: string;
  /**
   * What is spoken on the port.
   * @default - guessed from the first bytes
   */
  readonly protocol?: Protocol;
  /**
   * The IP address to listen on.
   * @default - the addresses of the services; 127.0.0.1 where `captureMode` is NONE
   */
  readonly bind?: string;
  /**
   * How traffic gets to the listener.
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode;
}

interface OnSocket extends ToHosts {
  /** The Unix domain socket that the application writes to. */
  readonly bind: UnixSocket;
  /**
   * The name of the port, a DNS label.
   * @default - none
   */
  readonly portName?: string;
  /**
   * What is spoken on the socket.
   * @default - guessed from the first bytes
   */
  readonly protocol?: Protocol;
  /**
   * How traffic gets to the listener.
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode.DEFAULT | CaptureMode.NONE;
  readonly port?: never;
}

/**
 * Services that a sidecar can reach: on one port, on a socket, or on all ports that no other listener has.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export type SidecarEgress = OnAnyPort | OnPort | OnSocket;

/** The listener in its wire form. */
export function renderSidecarEgress(
  egress: SidecarEgress,
  sidecar: MeshResource<unknown>,
  property: string,
): Wire<SidecarSpecEgress> {
  const { bind, port, portName, protocol, captureMode } = egress;
  const place = (field: string): Place => ({ property: `${property}.${field}`, at: sidecar });
  const socket = bind instanceof UnixSocket;
  if (socket && port !== undefined) {
    const must = 'not be set for a Unix domain socket';
    throw new MeshError('MESH_SOCKET_WITH_PORT', {
      ...place('port'),
      value: port,
      must,
      fix: 'drop the port, or the socket',
    });
  }
  if (socket && captureMode === CaptureMode.IPTABLES) {
    const must = 'be DEFAULT or NONE for a Unix domain socket';
    throw new MeshError('MESH_CAPTURE_MODE', { ...place('captureMode'), value: captureMode, must });
  }
  const stray = (['bind', 'portName', 'protocol'] as const).find((field) => egress[field] !== undefined);
  if (!socket && port === undefined && stray) {
    const must = 'stand beside a port';
    throw new MeshError('MESH_EGRESS_WITHOUT_PORT', {
      ...place(stray),
      value: egress[stray],
      must,
      fix: 'name the port',
    });
  }
  return {
    hosts: renderHosts(egress.hosts, sidecar, place('hosts')),
    port:
      socket || port !== undefined
        ? {
            number: socket ? 0 : checkPort(port as number, place('port')),
            name: checkDnsLabel(portName, place('portName')),
            protocol,
          }
        : undefined,
    bind: socket ? bind.address : checkIp(bind, place('bind')),
    captureMode,
  };
}

function renderHosts(hosts: readonly EgressHostRef[], sidecar: MeshResource<unknown>, place: Place): string[] {
  checkNotEmpty(hosts, place, 'name services, or EgressHost.NONE');
  const names = hosts.map((host, index) =>
    renderEgressHost(host, sidecar, { ...place, property: `${place.property}[${index}]` }),
  );
  const fail = (value: string, must: string, fix: string) => {
    throw new MeshError('MESH_EGRESS_HOST', { ...place, value, must, fix });
  };
  const included = names.filter((name) => !name.startsWith('~'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) fail(twice, 'name each host once', 'drop the second');
  if (included.includes('*/*') && included.length > 1) {
    fail('*/*', 'stand alone as every service there is', 'drop it, or the others');
  }
  return names;
}

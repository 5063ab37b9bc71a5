import type { SidecarSpecOutboundTrafficPolicy } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type Destination, renderDestination } from '../destination';
import { qualifiedName } from '../qualified-host';

/** What a sidecar does with requests to places that the mesh does not know. */
export enum OutboundTrafficMode {
  /** They are answered with a 502, and connections are closed. No firewall: applications can go round the sidecar. */
  REGISTRY_ONLY = 'REGISTRY_ONLY',
  /** They go on to where the application sends them. */
  ALLOW_ANY = 'ALLOW_ANY',
}

/**
 * What a sidecar does with requests to places that the mesh does not know.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
 */
export type OutboundTrafficPolicy =
  | {
      /** Nothing is sent on. */
      readonly mode: OutboundTrafficMode.REGISTRY_ONLY;
      readonly egressProxy?: never;
    }
  | {
      /** Everything is sent on. */
      readonly mode: OutboundTrafficMode.ALLOW_ANY;
      /**
       * The service by way of which requests are sent on, with its port. One of the `egress` hosts has to be it.
       * @default - straight to where the application sends them
       */
      readonly egressProxy?: Destination;
    };

/** The policy in its wire form. */
export function renderOutboundTrafficPolicy(
  { mode, egressProxy }: OutboundTrafficPolicy,
  sidecar: MeshResource<unknown>,
): Wire<SidecarSpecOutboundTrafficPolicy> {
  const place = { property: 'outboundTrafficPolicy.egressProxy', at: sidecar };
  if (!egressProxy) return { mode };
  if (mode !== OutboundTrafficMode.ALLOW_ANY) {
    throw new MeshError('MESH_EGRESS_PROXY', { ...place, must: 'not be set unless the mode is ALLOW_ANY' });
  }
  if (egressProxy.port === undefined) {
    throw new MeshError('MESH_EGRESS_PROXY', {
      ...place,
      must: 'have a port',
      fix: 'add withPort(…) to the destination',
    });
  }
  const destination = renderDestination(egressProxy, sidecar, place.property);
  return {
    mode,
    egressProxy: {
      ...destination,
      host: qualifiedName(egressProxy.host, { ...place, property: `${place.property}.host` }),
    },
  };
}

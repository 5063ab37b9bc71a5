import { serviceWithoutWaypoint } from './host-rules';

export const destinationRuleOfUnenrolledService = serviceWithoutWaypoint(
  {
    code: 'KIA0211',
    title: 'destination rule of an ambient service without a waypoint',
    description:
      'A DestinationRule shapes requests to a Service in ambient mode that uses no waypoint. ztunnel reads no DestinationRules, so subsets, load balancing and ejection have no effect. Rules of Services that a gateway sends to are not reported, as the gateway reads them.',
  },
  'DestinationRule',
);

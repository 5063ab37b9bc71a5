import { serviceWithoutWaypoint } from './host-rules';

export const virtualServiceOfUnenrolledService = serviceWithoutWaypoint(
  {
    code: 'KIA1113',
    title: 'virtual service of an ambient service without a waypoint',
    description:
      'A VirtualService routes HTTP to a Service in ambient mode that uses no waypoint. ztunnel reads no VirtualServices, so matches, weights, faults and timeouts have no effect.',
  },
  'VirtualService',
);

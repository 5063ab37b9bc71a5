import { namespaceWithoutWaypoint } from './host-rules';

export const virtualServiceWithoutWaypoint = namespaceWithoutWaypoint(
  {
    code: 'KIA1109',
    title: 'virtual service of an ambient namespace without a waypoint',
    description:
      'A VirtualService of an ambient namespace routes HTTP within the mesh, but no waypoint is there to do it: ztunnel reads no VirtualServices.',
  },
  'VirtualService',
);

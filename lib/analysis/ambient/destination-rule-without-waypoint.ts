import { namespaceWithoutWaypoint } from './host-rules';

export const destinationRuleWithoutWaypoint = namespaceWithoutWaypoint(
  {
    code: 'KIA0210',
    title: 'destination rule of an ambient namespace without a waypoint',
    description:
      'A DestinationRule of an ambient namespace shapes requests, but no waypoint is there to do it: ztunnel reads no DestinationRules. It is right where only gateways or sidecars are to read it.',
  },
  'DestinationRule',
);

import { outsideOfServiceNamespace } from './host-rules';

export const destinationRuleOutsideOfNamespace = outsideOfServiceNamespace(
  {
    code: 'KIA0212',
    title: 'destination rule is not in the namespace of its ambient service',
    description:
      'A DestinationRule for a Service in ambient mode is in another namespace. The waypoint applies what is in the namespace of the Service, so the rule has no effect.',
  },
  'DestinationRule',
);

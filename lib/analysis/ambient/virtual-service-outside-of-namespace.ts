import { outsideOfServiceNamespace } from './host-rules';

export const virtualServiceOutsideOfNamespace = outsideOfServiceNamespace(
  {
    code: 'KIA1114',
    title: 'virtual service is not in the namespace of its ambient service',
    description:
      'A VirtualService for a Service in ambient mode is in another namespace. The waypoint applies what is in the namespace of the Service, so the routes have no effect.',
  },
  'VirtualService',
);

import { expect } from '@jest/globals';
import { Destination, Host, type HttpRoute, VirtualService, type VirtualServiceProps } from 'cdk8s-mesh';
import { type Manifest, messageOf, renderOne } from './render';
import { violations } from './schema';

/** A Service of the namespace that `render` renders into, and one of its versions. */
export const reviews = Host.service('reviews', { namespace: 'bookinfo' });
export const v1 = Destination.of(reviews, { subset: 'v1' });
export const v2 = Destination.of(reviews, { subset: 'v2' });
export const ratings = Host.service('ratings', { namespace: 'bookinfo' });
/** A Service of another namespace. */
export const payments = Host.service('payments', { namespace: 'shop' });
/** A Gateway that is defined elsewhere. */
export const gateway = { name: 'public', namespace: 'istio-system' };

/** The VirtualService `routes` in its wire form, which its CRD accepts. */
export function virtualService(props: VirtualServiceProps, build?: (routes: VirtualService) => void): Manifest {
  const manifest = renderOne((chart) => {
    const routes = new VirtualService(chart, 'routes', props);
    build?.(routes);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

/** One HTTP route of `reviews` in its wire form. */
export function httpRoute(route: HttpRoute): Manifest {
  return virtualService({ host: reviews, http: [route] }).spec.http[0];
}

/** What is said about an HTTP route that cannot be. */
export function httpRouteError(route: HttpRoute): string {
  return messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', { host: reviews, http: [route] })));
}

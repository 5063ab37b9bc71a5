import { Gateway, gatewayApi, Host, Server, StringMatch, type VersionedService, VirtualService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const exact = ['/productpage', '/login', '/logout'];
const prefixes = ['/static', '/api/v1/products'];

/** The entrance with the Gateway API: istiod runs a gateway of its own for it, reached by a ClusterIP Service. */
export function gatewayApiEntrance(scope: Construct, productpage: VersionedService<'v1'>): void {
  const gateway = new gatewayApi.Gateway(scope, 'bookinfo-gateway', {
    className: 'istio',
    serviceType: kplus.ServiceType.CLUSTER_IP,
    listeners: [
      gatewayApi.Listener.http({ name: 'http', port: 80, allowedRoutes: gatewayApi.AllowedRoutes.SAME_NAMESPACE }),
    ],
  });
  const route = new gatewayApi.HTTPRoute(scope, 'bookinfo', { parents: [gateway] });
  route.addRule({
    matches: [
      ...exact.map((path) => ({ path: gatewayApi.PathMatch.exact(path) })),
      ...prefixes.map((path) => ({ path: gatewayApi.PathMatch.prefix(path) })),
    ],
    backends: [productpage.service],
  });
}

/** The same entrance with Istio's own Gateway, on the shared ingress gateway. */
export function istioEntrance(scope: Construct, productpage: VersionedService<'v1'>): void {
  const host = Host.external('bookinfo.example.com');
  const gateway = new Gateway(scope, 'bookinfo-istio-gateway', {
    metadata: { name: 'bookinfo-gateway' },
    selector: Gateway.INGRESS,
    servers: [Server.http({ hosts: [host] })],
  });
  const routes = new VirtualService(scope, 'bookinfo-routes', {
    metadata: { name: 'bookinfo' },
    host,
    gateways: [gateway],
  });
  routes.addHttpRoute({
    match: [
      ...exact.map((path) => ({ uri: StringMatch.exact(path) })),
      ...prefixes.map((path) => ({ uri: StringMatch.prefix(path) })),
    ],
    to: productpage,
  });
}

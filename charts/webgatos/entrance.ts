import { Duration } from 'cdk8s';
import { Destination, Gateway, Host, type Retries, RetryOn, Server, StringMatch, VirtualService } from 'cdk8s-mesh';
import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { PORT } from './webapp';

/** The host that the web application is reached by, on the shared ingress gateway. */
export const HOST = Host.external('webgatos.example.com');

/**
 * Five more tries of 2 s each.
 *
 * The conditions are what Istio took by default when the measurement was made. 503 has gone from its defaults since, and
 * 503 is what the sidecar of a pod says whose application does not listen yet.
 */
const FIVE_RETRIES: Retries = {
  attempts: 5,
  perTryTimeout: Duration.seconds(2),
  on: [
    RetryOn.CONNECT_FAILURE,
    RetryOn.REFUSED_STREAM,
    RetryOn.GRPC_UNAVAILABLE,
    RetryOn.GRPC_CANCELLED,
    RetryOn.status(503),
  ],
};

/** The port and the host that the ingress gateway serves. */
export function istioGateway(scope: Construct): Gateway {
  return new Gateway(scope, 'istio-gateway', {
    selector: Gateway.INGRESS,
    servers: [Server.http({ hosts: [HOST] })],
  });
}

/**
 * The way from the gateway to the web application, with retries.
 *
 * Only requests that read are tried five times: of one that changes something, nobody knows what it did before its pod
 * died. The others have Istio's own two retries, for what reached no application.
 */
export function webappRoutes(scope: Construct, gateway: Gateway, webapp: kplus.Service): void {
  const to = Destination.of(webapp, { port: PORT });
  const routes = new VirtualService(scope, 'istio-virtualservice', { host: HOST, gateways: [gateway] });
  routes.addHttpRoute({ match: [{ method: StringMatch.regex('GET|HEAD') }], to, retries: FIVE_RETRIES });
  routes.addHttpRoute({ to });
}

/** The same way with not one more try. Left out, `retries` would be Istio's own two. */
export function webappRoutesWithoutRetries(scope: Construct, gateway: Gateway, webapp: kplus.Service): void {
  const to = Destination.of(webapp, { port: PORT });
  const routes = new VirtualService(scope, 'istio-virtualservice', { host: HOST, gateways: [gateway] });
  routes.addHttpRoute({ to, retries: { attempts: 0 } });
}

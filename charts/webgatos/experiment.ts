import { Duration } from 'cdk8s';
import { Host, LoadTest, PodChaos } from 'cdk8s-mesh';
import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HOST } from './entrance';

/**
 * Ten requests per second for two minutes, by way of the ingress gateway.
 *
 * The test stands for users outside: without a sidecar, so that what is retried is retried by the gateway.
 */
export function loadTest(scope: Construct): void {
  new LoadTest(scope, 'load-test', {
    target: Host.service('istio-ingressgateway', { namespace: 'istio-system' }),
    port: 80,
    pool: 8,
    sidecar: false,
    phases: [{ duration: Duration.seconds(120), arrivalRate: 10 }],
    ensure: { p95: Duration.millis(100), maxErrorRate: 0 },
    requests: [{ path: '/', expectStatus: 200, headers: { host: HOST.name } }],
  });
}

/** Kills a pod of the web application every 15 s. */
export function podChaos(scope: Construct, webapp: kplus.Deployment): void {
  new PodChaos(scope, 'pod-chaos-monkey', { selector: webapp, interval: Duration.seconds(15) });
}

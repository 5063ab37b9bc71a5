import {
  Abort,
  Destination,
  Gateway,
  Host,
  Percentage,
  Server,
  ServicePort,
  StringMatch,
  VersionedService,
  VirtualService,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const SITE = `server {
  listen 80;
  location /app {
    default_type text/plain;
    return 200 "green\\n";
  }
}
`;

/** An nginx that says its colour, and every other request to it fails. */
export function nginxColorFails(scope: Construct): void {
  const nginx = nginxColor(scope);
  const host = Host.external('nginx-color.example.com');
  const gateway = new Gateway(scope, 'nginx-color-gateway', {
    selector: Gateway.INGRESS,
    servers: [Server.http({ hosts: [host] })],
  });
  const routes = new VirtualService(scope, 'nginx-color-http-error', { host, gateways: [gateway] });
  routes.addHttpRoute({
    match: [{ uri: StringMatch.prefix('/app') }],
    to: Destination.of(nginx, { port: 80 }),
    fault: { abort: Abort.http(503, Percentage.of(50)) },
  });
}

function nginxColor(scope: Construct): VersionedService<'v1'> {
  const config = new kplus.ConfigMap(scope, 'nginx-color-config', { data: { 'default.conf': SITE } });
  const volume = kplus.Volume.fromConfigMap(scope, 'nginx-color-volume', config, { name: 'config' });
  return new VersionedService(scope, 'nginx', {
    port: ServicePort.http(80),
    versions: {
      v1: {
        image: 'docker.io/library/nginx:1.27',
        deploymentName: 'nginx',
        volumeMounts: [{ path: '/etc/nginx/conf.d', volume }],
      },
    },
  });
}

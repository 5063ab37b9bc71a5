import { Duration, Size } from 'cdk8s';
import { ServicePort, VersionedService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** hello in its three versions, which is what the rules of this system are about. */
export type Hello = VersionedService<'v1' | 'v2' | 'v3'>;

/** The three versions of hello. They run the same image and differ in their names only. */
export function helloVersions(scope: Construct): Hello {
  const version = {
    image: 'gcr.io/google-samples/hello-app:1.0',
    resources: {
      cpu: { request: kplus.Cpu.millis(200), limit: kplus.Cpu.millis(500) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    },
  };
  return new VersionedService(scope, 'hello-svc', {
    app: 'hello',
    port: ServicePort.http(80, { targetPort: 8080 }),
    versions: { v1: version, v2: version, v3: version },
  });
}

// Sidecars refuse HTTP/1.0, which nginx speaks to the servers behind it unless told otherwise.
const PROXY_CONF = `server {
  listen 80;
  location /hello {
    proxy_pass http://hello-svc;
    proxy_http_version 1.1;
  }
}
`;

/** The nginx in front of hello. Its sidecar follows the rules for hello, as that of the client. */
export function nginxProxy(scope: Construct, hello: Hello): VersionedService<'v1'> {
  const config = new kplus.ConfigMap(scope, 'nginx-config', { data: { 'proxy.conf': PROXY_CONF } });
  const volume = kplus.Volume.fromConfigMap(scope, 'nginx-volume', config, {
    name: 'config',
    items: { 'proxy.conf': { path: 'proxy.conf' } },
  });
  return new VersionedService(scope, 'nginx-svc', {
    app: 'nginx',
    port: ServicePort.http(80),
    versions: {
      v1: {
        image: 'docker.io/library/nginx:1.27',
        deploymentName: 'nginx',
        volumeMounts: [{ path: '/etc/nginx/conf.d', volume }],
      },
    },
    // nginx gives a server 60 s for an answer (proxy_read_timeout).
    calls: [{ to: hello, timeout: Duration.seconds(60) }],
  });
}

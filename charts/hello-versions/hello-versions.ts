import {
  Destination,
  Gateway,
  Host,
  MeshNamespace,
  MtlsMode,
  PeerAuthentication,
  Percentage,
  Server,
  StringMatch,
  Telemetry,
  type VersionedService,
  VirtualService,
} from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import { helloSubsets, routeHello, THIRDS } from './rules';
import { type Hello, helloVersions, nginxProxy } from './workloads';

/** Three versions of one application behind an nginx, with mutual TLS, traces and access logs. */
export class HelloVersions extends SystemChart {
  public readonly hello: Hello;
  public readonly nginx: VersionedService<'v1'>;

  public constructor(scope: Construct) {
    super(scope, 'hello-versions', 'hello');
    new MeshNamespace(this, 'namespace');
    this.hello = helloVersions(this);
    this.nginx = nginxProxy(this, this.hello);

    this.exposeNginx();
    helloSubsets(this, this.hello);
    routeHello(this, this.hello, this.hello.split(THIRDS));
    // The ingress gateway has a certificate of the mesh as well, so that it still gets in.
    new PeerAuthentication(this, 'default', { mtls: MtlsMode.STRICT });
    new Telemetry(this, 'telemetry', {
      tracing: [{ sampling: Percentage.of(10) }],
      accessLogging: [{ providers: ['envoy'] }],
    });
  }

  private exposeNginx(): void {
    const host = Host.external('hello.example.com');
    const gateway = new Gateway(this, 'hello-gateway', {
      selector: Gateway.INGRESS,
      servers: [Server.http({ hosts: [host] })],
    });
    const routes = new VirtualService(this, 'hello', { host, gateways: [gateway] });
    routes.addHttpRoute({
      match: [{ uri: StringMatch.prefix('/hello') }],
      to: Destination.of(this.nginx, { port: 80 }),
    });
  }
}

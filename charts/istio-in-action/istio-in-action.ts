import { Duration } from 'cdk8s';
import {
  CustomTag,
  Gateway,
  Host,
  MeshNamespace,
  Percentage,
  RetryOn,
  Server,
  ServicePort,
  Telemetry,
  VersionedService,
  VirtualService,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';

/** A shop front that asks a catalog, and survives a catalog that fails half of the time. */
export class IstioInAction extends SystemChart {
  public readonly catalog: VersionedService<'v1'>;
  public readonly webapp: VersionedService<'v1'>;

  public constructor(scope: Construct) {
    super(scope, 'istio-in-action', 'istioinaction');
    new MeshNamespace(this, 'namespace');

    this.catalog = new VersionedService(this, 'catalog', {
      port: ServicePort.http(80, { targetPort: 3000 }),
      versions: { v1: { image: 'docker.io/andresss117/catalog:latest', deploymentName: 'catalog' } },
    });
    this.webapp = new VersionedService(this, 'webapp', {
      port: ServicePort.http(80, { targetPort: 8080 }),
      versions: {
        v1: {
          image: 'docker.io/andresss117/webapp:latest',
          deploymentName: 'webapp',
          envVariables: {
            CATALOG_SERVICE_HOST: kplus.EnvValue.fromValue(this.catalog.host.fullName),
            CATALOG_SERVICE_PORT: kplus.EnvValue.fromValue('80'),
          },
        },
      },
      calls: [{ to: this.catalog }],
    });

    this.exposeWebapp();
    this.retryCatalog();
    this.observe();
  }

  private exposeWebapp(): void {
    const gateway = new Gateway(this, 'outfitters-gateway', {
      selector: Gateway.INGRESS,
      servers: [Server.http({ hosts: [Host.ANY] })],
    });
    const routes = new VirtualService(this, 'webapp-routes', {
      metadata: { name: 'webapp' },
      host: Host.ANY,
      gateways: [gateway],
    });
    routes.addHttpRoute({ to: this.webapp });
  }

  /** Three retries turn a catalog that fails every other time into one that fails 1 time in 16. */
  private retryCatalog(): void {
    const routes = new VirtualService(this, 'catalog-routes', { metadata: { name: 'catalog' }, host: this.catalog });
    routes.addHttpRoute({
      to: this.catalog,
      retries: { attempts: 3, perTryTimeout: Duration.seconds(2), on: [RetryOn.SERVER_ERROR] },
    });
  }

  /** What Jaeger, Grafana and the access log need of the namespace. */
  private observe(): void {
    new Telemetry(this, 'telemetry', {
      tracing: [{ sampling: Percentage.ALL, customTags: { system: CustomTag.literal('istioinaction') } }],
      accessLogging: [{ providers: ['envoy'] }],
      metrics: [{ providers: ['prometheus'] }],
    });
  }
}

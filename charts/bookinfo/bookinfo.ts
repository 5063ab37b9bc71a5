import { DestinationRule, MeshNamespace, VirtualService } from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import { gatewayApiEntrance, istioEntrance } from './gateways';
import { Workloads } from './workloads';

/** Bookinfo as the lab begins: every service answered by its version 1, with two entrances. */
export class Bookinfo extends SystemChart {
  public readonly workloads: Workloads;

  public constructor(scope: Construct) {
    super(scope, 'bookinfo', 'bookinfo');
    new MeshNamespace(this, 'namespace');
    this.workloads = new Workloads(this);
    const { productpage, reviews, ratings, details } = this.workloads;

    for (const service of [productpage, reviews, ratings, details]) {
      const { name } = service.service;
      new DestinationRule(this, `${name}-versions`, {
        metadata: { name },
        host: service,
        subsets: service.subsets,
      });
      const routes = new VirtualService(this, `${name}-routes`, { metadata: { name }, host: service });
      routes.addHttpRoute({ to: service.subset('v1') });
    }

    gatewayApiEntrance(this, productpage);
    istioEntrance(this, productpage);
  }
}

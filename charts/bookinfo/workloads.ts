import { Duration } from 'cdk8s';
import { ServicePort, VersionedService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const port = ServicePort.http(9080);

/** The four services of Bookinfo, with the patience that is written into their code. */
export class Workloads {
  public readonly ratings: VersionedService<'v1'>;
  public readonly details: VersionedService<'v1'>;
  public readonly reviews: VersionedService<'v1' | 'v2' | 'v3'>;
  public readonly productpage: VersionedService<'v1'>;

  public constructor(scope: Construct) {
    const serviceAccount = (service: string) => new kplus.ServiceAccount(scope, `bookinfo-${service}`);

    this.ratings = new VersionedService(scope, 'ratings', {
      port,
      serviceAccount: serviceAccount('ratings'),
      versions: { v1: { image: image('ratings-v1') } },
    });
    this.details = new VersionedService(scope, 'details', {
      port,
      serviceAccount: serviceAccount('details'),
      versions: { v1: { image: image('details-v1') } },
    });

    const ratingsCall = { to: this.ratings, timeout: Duration.seconds(10) };
    this.reviews = new VersionedService(scope, 'reviews', {
      port,
      serviceAccount: serviceAccount('reviews'),
      versions: {
        v1: { image: image('reviews-v1') },
        v2: { image: image('reviews-v2'), calls: [ratingsCall] },
        v3: { image: image('reviews-v3'), calls: [ratingsCall] },
      },
    });
    this.productpage = new VersionedService(scope, 'productpage', {
      port,
      serviceAccount: serviceAccount('productpage'),
      versions: { v1: { image: image('productpage-v1') } },
      calls: [{ to: this.reviews, timeout: Duration.seconds(3), retries: 1 }, { to: this.details }],
    });
  }
}

function image(name: string): string {
  return `docker.io/istio/examples-bookinfo-${name}:1.20.3`;
}

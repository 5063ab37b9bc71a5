import { ContainerPreset, MeshNamespace } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';

/** A Flask page with pictures of dogs, written with the plain objects of cdk8s-plus. */
export class DogApp extends SystemChart {
  public readonly service: kplus.Service;

  public constructor(scope: Construct) {
    super(scope, 'dog-app', 'dog-app');
    new MeshNamespace(this, 'namespace');

    const labels = { app: 'flask-app' };
    const deployment = new kplus.Deployment(
      this,
      'flask-app',
      ContainerPreset.AS_BUILT.pod({
        replicas: 2,
        select: false,
        podMetadata: { labels },
        containers: [{ name: 'flask-app', image: 'docker.io/diana2206/dog-app:v1', ports: [{ number: 8080 }] }],
      }),
    );
    deployment.select(kplus.LabelSelector.of({ labels }));

    this.service = new kplus.Service(this, 'flask-service', {
      type: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ name: 'http', port: 8000, targetPort: 8080, protocol: kplus.Protocol.TCP }],
    });
    this.service.selectLabel('app', labels.app);
  }
}

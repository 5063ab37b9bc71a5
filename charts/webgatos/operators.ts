import { InnoDBCluster, OperatorMesh, RabbitmqCluster } from 'cdk8s-mesh';
import type { Construct } from 'constructs';

/** Three nodes of RabbitMQ with sidecars, which keep out of what the nodes say to each other. */
export function rabbitmqCluster(scope: Construct): RabbitmqCluster {
  return new RabbitmqCluster(scope, 'rabbitmqcluster-sample', {
    replicas: 3,
    mesh: OperatorMesh.BYPASS_BETWEEN_NODES,
  });
}

/** Three servers of MySQL and a router, without sidecars. The operator looks for the Secret by its name. */
export function mysqlCluster(scope: Construct): InnoDBCluster {
  return new InnoDBCluster(scope, 'mycluster', {
    // A sample password, for everyone to read.
    rootCredentials: { user: 'root', host: '%', password: 'sample-root', secretName: 'mypwds' },
    tlsUseSelfSigned: true,
    instances: 3,
    router: { instances: 1 },
  });
}

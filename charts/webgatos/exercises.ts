import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import { scaleVertically } from './autoscaling';
import { webappRoutesWithoutRetries } from './entrance';
import { scaleByQueue } from './events';
import { loadTest, podChaos } from './experiment';
import { nginxColorFails } from './nginx-color';
import { mysqlCluster, rabbitmqCluster } from './operators';
import { SESSIONS_IN_MEMORY, STATELESS, sessionsInHazelcast, sessionsInMysql } from './sessions';
import { webappPods, webappService } from './webapp';
import type { Webgatos } from './webgatos';

/** Each exercise as a chart of its own, to be applied over the base. Objects carry the names of what they replace. */
export function webgatosExercises(scope: Construct, system: Webgatos): void {
  const { database, gateway, pods, serviceAccount, webapp } = system;
  const exercise = (name: string) => new SystemChart(scope, `webgatos-${name}`, 'webgatos');

  const stateless = exercise('01-stateless-web');
  webappService(stateless, STATELESS.targetPort);
  webappPods(stateless, serviceAccount, STATELESS);

  scaleVertically(exercise('02-vertical-pod-autoscaler'));
  webappPods(exercise('03-sessions-in-memory'), serviceAccount, SESSIONS_IN_MEMORY);
  sessionsInHazelcast(exercise('04-sessions-in-hazelcast'), serviceAccount);

  const rabbitmq = rabbitmqCluster(exercise('05-rabbitmq-operator'));
  scaleByQueue(exercise('06-keda'), rabbitmq);
  mysqlCluster(exercise('07-mysql-operator'));

  loadTest(exercise('08-load-test'));
  podChaos(exercise('09-pod-chaos'), pods);
  webappPods(exercise('10-one-pod'), serviceAccount, sessionsInMysql(database, 1));
  webappRoutesWithoutRetries(exercise('11-no-retries'), gateway, webapp);

  nginxColorFails(exercise('12-nginx-color-http-error'));
}

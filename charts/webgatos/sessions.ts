import { Yaml } from 'cdk8s';
import { ServicePort } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Database } from './database';
import { type WebappVariant, webappPods } from './webapp';

/** Sessions in MySQL: any number of pods, and any of them may die. */
export function sessionsInMysql(database: Database, replicas: number): WebappVariant {
  return { image: 'docker.io/codeurjc/webgatos2-scalable:0.0.1', replicas, envVariables: database.connection };
}

/** Sessions in the memory of each pod: a user who gets to another pod is a stranger there. */
export const SESSIONS_IN_MEMORY: WebappVariant = {
  image: 'docker.io/codeurjc/webgatos2-non-scalable:0.0.1',
  replicas: 2,
};

/** No sessions at all. */
export const STATELESS: WebappVariant = {
  image: 'docker.io/codeurjc/webgatos:v1',
  replicas: 2,
  targetPort: 5000,
};

const CONFIG_FOLDER = '/etc/hazelcast';

/** Sessions in a Hazelcast that the pods of the application are themselves; they ask the API server for each other. */
export function sessionsInHazelcast(scope: Construct, serviceAccount: kplus.ServiceAccount): kplus.Deployment {
  const discovery = discoveryService(scope);
  allowDiscovery(scope, serviceAccount);
  const config = new kplus.ConfigMap(scope, 'hazelcast-config', { data: { 'hazelcast.yaml': joinBy(discovery) } });
  const volume = kplus.Volume.fromConfigMap(scope, 'hazelcast-volume', config, { name: 'hazelcast' });
  const configFile = `-Dhazelcast.config=${CONFIG_FOLDER}/hazelcast.yaml`;
  return webappPods(scope, serviceAccount, {
    image: 'docker.io/codeurjc/webgatos2-scalable-hazelcast:v1.0',
    replicas: 2,
    // The image has a configuration for the namespace `default` in it.
    envVariables: { JAVA_TOOL_OPTIONS: kplus.EnvValue.fromValue(configFile) },
    volumeMounts: [{ path: CONFIG_FOLDER, volume, readOnly: true }],
    callsApiServer: true,
  });
}

/**
 * The headless Service that names the members. Sidecars know its port and its pods, ready or not, so that members dial
 * each other's addresses with mutual TLS.
 */
function discoveryService(scope: Construct): kplus.Service {
  const service = new kplus.Service(scope, 'hazelcast-service', {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
  });
  service.selectLabel('app', 'webapp');
  ServicePort.tcp(5701, { name: 'tcp-hazelcast' }).bindTo(service);
  return service;
}

function allowDiscovery(scope: Construct, serviceAccount: kplus.ServiceAccount): void {
  const role = new kplus.Role(scope, 'hazelcast-discovery');
  role.allow(['get', 'list'], kplus.ApiResource.ENDPOINTS, kplus.ApiResource.PODS, kplus.ApiResource.SERVICES);
  const binding = new kplus.RoleBinding(scope, 'hazelcast-members', {
    metadata: { name: 'hazelcast-discovery' },
    role,
  });
  binding.addSubjects(serviceAccount);
}

function joinBy({ name, metadata }: kplus.Service): string {
  const kubernetes = { enabled: true, namespace: metadata.namespace, 'service-name': name };
  return Yaml.stringify({ hazelcast: { network: { join: { multicast: { enabled: false }, kubernetes } } } });
}

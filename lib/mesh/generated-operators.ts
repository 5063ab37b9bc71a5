import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { serviceHost } from './host-match';
import { asNumber, asObject, asString, at, stringMap } from './json';
import type { Labels, MeshNamespace, RegistryService, VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';
import { membershipOf } from './pod-membership';

/** A Service that no manifest holds, because a controller makes it. */
export type GeneratedService = Omit<RegistryService, 'exportTo'>;

/** What an operator makes of one object: groups of like pods, and Services in front of them. */
interface Made {
  readonly pods: readonly MadePods[];
  readonly services: readonly MadeService[];
}

interface MadePods {
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly replicas: number | undefined;
  readonly serviceAccount: string;
}

interface MadeService {
  readonly name: string;
  readonly selector: Labels;
  readonly headless: boolean;
  readonly ports: readonly (readonly [name: string, number: number])[];
}

const OPERATORS: readonly {
  readonly kind: string;
  readonly group: string;
  readonly make: (cluster: ManifestObject) => Made;
}[] = [
  { kind: 'RabbitmqCluster', group: 'rabbitmq.com', make: madeOfRabbitmqCluster },
  { kind: 'InnoDBCluster', group: 'mysql.oracle.com', make: madeOfInnoDBCluster },
];

/** The pods that operators make of their objects. */
export function operatorPods(
  index: ObjectIndex,
  namespaces: ReadonlyMap<string, MeshNamespace>,
): readonly VirtualPod[] {
  return madeIn(index).flatMap(({ cluster, made }) => {
    const namespace = namespaceOf(cluster);
    return made.pods.map(({ name, labels, annotations, replicas, serviceAccount }) => ({
      name,
      namespace,
      labels,
      annotations,
      containers: [],
      ports: [],
      serviceAccount,
      hostNetwork: false,
      workload: cluster,
      replicas,
      inMesh: membershipOf({ labels, annotations, spec: {} }, namespaces.get(namespace)),
      podPointer: '',
      generated: true,
    }));
  });
}

/** The Services that operators make of their objects. */
export function operatorServices(index: ObjectIndex): readonly GeneratedService[] {
  return madeIn(index).flatMap(({ cluster, made }) => {
    const namespace = namespaceOf(cluster);
    return made.services.map(({ name, selector, headless, ports }) => ({
      host: serviceHost(name, namespace),
      namespace,
      name,
      kind: 'Service' as const,
      ports: ports.map(([portName, number]) => ({
        number,
        name: portName,
        protocol: undefined,
        targetPort: number,
        pointer: '',
      })),
      selector,
      resolution: undefined,
      object: cluster,
      headless,
      external: false,
      generated: true,
    }));
  });
}

function madeIn(index: ObjectIndex): readonly { readonly cluster: ManifestObject; readonly made: Made }[] {
  return OPERATORS.flatMap(({ kind, group, make }) =>
    index.kind(kind, group).map((cluster) => ({ cluster, made: make(cluster) })),
  );
}

function madeOfRabbitmqCluster(cluster: ManifestObject): Made {
  const { name } = cluster;
  const selector = { 'app.kubernetes.io/name': name };
  const template = metadataOf(at(cluster.spec, 'override', 'statefulSet', 'spec', 'template', 'metadata'));
  const plain = at(cluster.spec, 'tls', 'disableNonTLSListeners') !== true;
  const tls = at(cluster.spec, 'tls', 'secretName') !== undefined;
  return {
    pods: [
      {
        name: `${name}-server`,
        labels: {
          ...cluster.labels,
          ...selector,
          'app.kubernetes.io/component': 'rabbitmq',
          'app.kubernetes.io/part-of': 'rabbitmq',
          ...template.labels,
        },
        annotations: template.annotations,
        replicas: asNumber(at(cluster.spec, 'replicas')),
        serviceAccount: `${name}-server`,
      },
    ],
    services: [
      {
        name,
        selector,
        headless: false,
        ports: [
          ...(plain
            ? ([
                ['amqp', 5672],
                ['management', 15672],
                ['stream', 5552],
                ['mqtt', 1883],
                ['stomp', 61613],
              ] as const)
            : []),
          ...(tls
            ? ([
                ['amqps', 5671],
                ['management-tls', 15671],
                ['streams', 5551],
                ['mqtts', 8883],
                ['stomps', 61614],
              ] as const)
            : []),
          ['prometheus', tls ? 15691 : 15692],
        ],
      },
      {
        name: `${name}-nodes`,
        selector,
        headless: true,
        ports: [
          ['epmd', 4369],
          ['cluster-rpc', 25672],
        ],
      },
    ],
  };
}

function madeOfInnoDBCluster(cluster: ManifestObject): Made {
  const { name } = cluster;
  const shared = { tier: 'mysql', 'mysql.oracle.com/cluster': name };
  const server = { ...shared, component: 'mysqld' };
  const router = { ...shared, component: 'mysqlrouter' };
  const account = asString(at(cluster.spec, 'serviceAccountName'));
  return {
    pods: [
      {
        name,
        labels: {
          ...server,
          'app.kubernetes.io/name': 'mysql-innodbcluster',
          'app.kubernetes.io/component': 'database',
          ...stringMap(at(cluster.spec, 'podLabels')),
        },
        annotations: stringMap(at(cluster.spec, 'podAnnotations')) ?? {},
        replicas: asNumber(at(cluster.spec, 'instances')),
        serviceAccount: account ?? `${name}-sidecar-sa`,
      },
      {
        name: `${name}-router`,
        labels: {
          ...router,
          'app.kubernetes.io/name': 'mysql-router',
          'app.kubernetes.io/component': 'router',
          ...stringMap(at(cluster.spec, 'router', 'podLabels')),
        },
        annotations: stringMap(at(cluster.spec, 'router', 'podAnnotations')) ?? {},
        replicas: asNumber(at(cluster.spec, 'router', 'instances')),
        serviceAccount: 'default',
      },
    ],
    services: [
      {
        name,
        selector: router,
        headless: false,
        ports: [
          ['mysql', 3306],
          ['mysqlx', 33060],
          ['mysql-alternate', 6446],
          ['mysql-ro', 6447],
          ['mysqlx-alternate', 6448],
          ['mysqlx-ro', 6449],
          ['mysql-rw-split', 6450],
          ['router-rest', 8443],
        ],
      },
      {
        name: `${name}-instances`,
        selector: server,
        headless: true,
        ports: [
          ['mysql', 3306],
          ['mysqlx', 33060],
          ['gr-xcom', 33061],
          ['metrics', 9104],
        ],
      },
    ],
  };
}

function metadataOf(metadata: unknown): { readonly labels: Labels; readonly annotations: Labels } {
  const json: JsonObject = asObject(metadata) ?? {};
  return { labels: stringMap(json.labels) ?? {}, annotations: stringMap(json.annotations) ?? {} };
}

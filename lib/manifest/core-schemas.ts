import type { SchemaNode } from './schema';

const string: SchemaNode = { type: 'string' };
const boolean: SchemaNode = { type: 'boolean' };
const anything: SchemaNode = { 'x-kubernetes-preserve-unknown-fields': true };
const strings: SchemaNode = { type: 'object', additionalProperties: string };
const port: SchemaNode = { type: 'integer', minimum: 1, maximum: 65535 };
const protocol: SchemaNode = { type: 'string', enum: ['TCP', 'UDP', 'SCTP'] };
const PORT_NAME = '^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$';

/** An object of which some fields are known; whether the others exist is not for this project to say. */
function open(properties: Readonly<Record<string, SchemaNode>>, required: readonly string[] = []): SchemaNode {
  return { type: 'object', properties, required, 'x-kubernetes-preserve-unknown-fields': true };
}

/** An object of which the fields are known as far as to say which of them stand at the wrong level. */
function partial(properties: Readonly<Record<string, SchemaNode>>, required: readonly string[] = []): SchemaNode {
  return { ...open(properties, required), isPartial: true };
}

function closed(properties: Readonly<Record<string, SchemaNode>>, required: readonly string[] = []): SchemaNode {
  return { type: 'object', properties, required };
}

const unchecked = (...names: readonly string[]): Record<string, SchemaNode> =>
  Object.fromEntries(names.map((name) => [name, anything]));

const service = open({
  spec: closed({
    type: { type: 'string', enum: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] },
    selector: { ...strings, nullable: true },
    clusterIP: string,
    externalName: string,
    publishNotReadyAddresses: boolean,
    ports: {
      type: 'array',
      nullable: true,
      items: closed(
        {
          name: { type: 'string', pattern: '^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?$' },
          port,
          targetPort: { 'x-kubernetes-int-or-string': true },
          protocol,
          appProtocol: string,
          nodePort: { type: 'integer' },
        },
        ['port'],
      ),
    },
    ...unchecked(
      'allocateLoadBalancerNodePorts',
      'clusterIPs',
      'externalIPs',
      'externalTrafficPolicy',
      'healthCheckNodePort',
      'internalTrafficPolicy',
      'ipFamilies',
      'ipFamilyPolicy',
      'loadBalancerClass',
      'loadBalancerIP',
      'loadBalancerSourceRanges',
      'sessionAffinity',
      'sessionAffinityConfig',
      'trafficDistribution',
    ),
  }),
});

const container = partial(
  {
    name: string,
    image: string,
    ports: {
      type: 'array',
      nullable: true,
      items: closed(
        {
          name: { type: 'string', pattern: PORT_NAME },
          containerPort: port,
          hostPort: { type: 'integer', minimum: 0, maximum: 65535 },
          hostIP: string,
          protocol,
        },
        ['containerPort'],
      ),
    },
    env: { type: 'array', nullable: true, items: open({ name: string, value: string }, ['name']) },
    resources: open(unchecked('requests', 'limits', 'claims')),
    ...unchecked('securityContext', 'restartPolicy', 'terminationGracePeriodSeconds'),
  },
  ['name'],
);

const podSpec = partial({
  serviceAccountName: string,
  hostNetwork: boolean,
  containers: { type: 'array', items: container },
  initContainers: { type: 'array', nullable: true, items: container },
  ...unchecked('resources', 'restartPolicy', 'securityContext', 'terminationGracePeriodSeconds'),
});

const metadata = open({ labels: { ...strings, nullable: true }, annotations: { ...strings, nullable: true } });
const template = open({ metadata, spec: podSpec });
const selector = closed({ matchLabels: strings, matchExpressions: anything });
const replicas: SchemaNode = { type: 'integer', minimum: 0 };

const workload = open({ spec: partial({ replicas, selector, template }, ['selector', 'template']) });
const job = open({ spec: open({ template }, ['template']) });

const SCHEMAS: Readonly<Record<string, SchemaNode>> = {
  '/Service': service,
  '/Pod': open({ spec: podSpec }),
  'apps/Deployment': workload,
  'apps/StatefulSet': workload,
  'apps/DaemonSet': workload,
  'apps/ReplicaSet': workload,
  'batch/Job': job,
  'batch/CronJob': open({ spec: open({ jobTemplate: job }, ['jobTemplate']) }),
};

/** What a mesh reads of a kind of Kubernetes itself. */
export function coreSchema(group: string, kind: string): SchemaNode | undefined {
  return SCHEMAS[`${group}/${kind}`];
}

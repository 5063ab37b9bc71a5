import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { find, type Manifest } from '../support/render';
import { exercisesOf } from '../support/systems';
import { applied, base, containerOf, environmentOf, exercise, title } from './webgatos-objects';

const readme = readFileSync(join(__dirname, '..', '..', 'charts', 'webgatos', 'README.md'), 'utf8');
const imageOf = (name: string) => containerOf(find(exercise(name), 'Deployment', 'webapp')).image;

describe('The exercises of webgatos', () => {
  test('carry the names of what they replace, or names that the base does not have', () => {
    const inBase = base().map(title);
    const known = exercisesOf('webgatos').map((name) => {
      const short = name.replace('webgatos-', '');
      return [
        short,
        exercise(short)
          .map(title)
          .filter((object) => inBase.includes(object)),
      ];
    });
    const webapp = 'Deployment webgatos/webapp';
    expect(Object.fromEntries(known.filter(([, objects]) => objects?.length !== 0))).toEqual({
      '01-stateless-web': ['Service webgatos/webapp', webapp],
      '03-sessions-in-memory': [webapp],
      '04-sessions-in-hazelcast': [webapp],
      '10-one-pod': [webapp],
      '11-no-retries': ['VirtualService webgatos/istio-virtualservice'],
    });
  });

  test('stand in the README, all of them and no others', () => {
    const section = readme.slice(readme.indexOf('## The exercises'), readme.indexOf('## What differs'));
    const listed = [...section.matchAll(/^\|.*?\|/gm)].flatMap(([cell]) => [...cell.matchAll(/`(\d\d-[a-z-]+)`/g)]);
    expect(listed.map(([, name]) => `webgatos-${name}`)).toEqual(exercisesOf('webgatos'));
  });

  test.each(exercisesOf('webgatos'))('%s leaves one owner to everything that is scaled', (name) => {
    const objects = applied(name.replace('webgatos-', ''));
    const scalers = objects.filter(({ kind }) =>
      /^(?:HorizontalPodAutoscaler|VerticalPodAutoscaler|ScaledObject)$/.test(kind),
    );
    const targets = scalers.map(({ spec }) => spec.scaleTargetRef ?? spec.targetRef).map((ref) => ref.name);
    expect(targets).toContain('php-apache');
    expect(new Set(targets).size).toBe(targets.length);
    for (const { kind, spec } of scalers.filter(({ kind }) => kind !== 'VerticalPodAutoscaler')) {
      const target = find(objects, spec.scaleTargetRef.kind, spec.scaleTargetRef.name);
      expect({ kind, replicas: target.spec.replicas }).toEqual({ kind, replicas: undefined });
    }
  });

  // A selector cannot be changed: another one would make kubectl apply fail.
  test.each(['01-stateless-web', '03-sessions-in-memory', '04-sessions-in-hazelcast', '10-one-pod'])(
    '%s selects and labels the pods of webapp as the base does',
    (name) => {
      const [before, after] = [base(), exercise(name)].map((objects) => find(objects, 'Deployment', 'webapp'));
      expect(after.spec.selector).toEqual(before.spec.selector);
      expect(after.spec.template.metadata).toEqual(before.spec.template.metadata);
      expect(after.metadata).toEqual(before.metadata);
    },
  );
});

describe('Sessions', () => {
  test('01 has none: the first cats, at the same address', () => {
    expect(imageOf('01-stateless-web')).toBe('docker.io/codeurjc/webgatos:v1');
    expect(find(exercise('01-stateless-web'), 'Service', 'webapp').spec.ports).toEqual([
      { name: 'http', port: 8080, targetPort: 5000 },
    ]);
  });

  test('03 has them in the memory of two pods', () => {
    expect(imageOf('03-sessions-in-memory')).toBe('docker.io/codeurjc/webgatos2-non-scalable:0.0.1');
    expect(find(exercise('03-sessions-in-memory'), 'Deployment').spec.replicas).toBe(2);
  });

  test('04 lets the pods of Hazelcast read endpoints, pods and services, and nothing else', () => {
    const objects = exercise('04-sessions-in-hazelcast');
    const { rules } = find(objects, 'Role', 'hazelcast-discovery');
    expect(rules.flatMap(({ resources }: Manifest) => resources).sort()).toEqual(['endpoints', 'pods', 'services']);
    for (const { apiGroups, verbs } of rules)
      expect({ apiGroups, verbs }).toEqual({ apiGroups: [''], verbs: ['get', 'list'] });
    expect(find(objects, 'RoleBinding', 'hazelcast-discovery')).toMatchObject({
      roleRef: { kind: 'Role', name: 'hazelcast-discovery' },
      subjects: [{ kind: 'ServiceAccount', name: 'webapp', namespace: 'webgatos' }],
    });
    const { spec } = find(objects, 'Deployment', 'webapp').spec.template;
    expect(spec).toMatchObject({ serviceAccountName: 'webapp', automountServiceAccountToken: true });
  });

  test('04 names the members by a headless Service with a port that the mesh knows', () => {
    expect(find(exercise('04-sessions-in-hazelcast'), 'Service', 'hazelcast-service').spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: { app: 'webapp' },
      ports: [{ name: 'tcp-hazelcast', port: 5701, targetPort: 5701 }],
    });
  });

  test('04 tells Hazelcast where to look for members', () => {
    const objects = exercise('04-sessions-in-hazelcast');
    const config = parse(find(objects, 'ConfigMap', 'hazelcast-config').data['hazelcast.yaml']);
    expect(config.hazelcast.network.join).toEqual({
      multicast: { enabled: false },
      kubernetes: { enabled: true, namespace: 'webgatos', 'service-name': 'hazelcast-service' },
    });
    const container = containerOf(find(objects, 'Deployment', 'webapp'));
    expect(container.image).toBe('docker.io/codeurjc/webgatos2-scalable-hazelcast:v1.0');
    expect(environmentOf(container)).toEqual({
      JAVA_TOOL_OPTIONS: `-Dhazelcast.config=${container.volumeMounts[0].mountPath}/hazelcast.yaml`,
    });
  });
});

describe('Autoscaling and operators', () => {
  test('02 sizes a workload of its own, within its limits and not its sidecar', () => {
    const { spec } = find(exercise('02-vertical-pod-autoscaler'), 'VerticalPodAutoscaler');
    const target = find(exercise('02-vertical-pod-autoscaler'), 'Deployment', spec.targetRef.name);
    expect(spec.updatePolicy).toEqual({ updateMode: 'Recreate' });
    expect(spec.resourcePolicy.containerPolicies).toEqual([
      {
        containerName: containerOf(target).name,
        mode: 'Auto',
        controlledValues: 'RequestsOnly',
        maxAllowed: containerOf(target).resources.limits,
      },
      { containerName: 'istio-proxy', mode: 'Off' },
    ]);
  });

  test('05 runs rabbitmqcluster-sample with 3 replicas, whose sidecars leave alone what nodes say to each other', () => {
    const { spec } = find(exercise('05-rabbitmq-operator'), 'RabbitmqCluster', 'rabbitmqcluster-sample');
    expect(spec.replicas).toBe(3);
    expect(spec.override.statefulSet.spec.template.metadata.annotations).toEqual({
      'traffic.sidecar.istio.io/excludeInboundPorts': '4369,25672',
      'traffic.sidecar.istio.io/excludeOutboundPorts': '4369,25672',
    });
  });

  test('06 scales a workload of its own by the length of a queue of that cluster', () => {
    const { spec } = find(exercise('06-keda'), 'ScaledObject', 'consumer');
    expect(spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'consumer' },
      minReplicaCount: 0,
      maxReplicaCount: 10,
      triggers: [
        {
          type: 'rabbitmq',
          metadata: { queueName: 'jobs', mode: 'QueueLength', value: '100' },
          authenticationRef: { name: 'rabbitmq' },
        },
      ],
    });
    expect(find(exercise('06-keda'), 'TriggerAuthentication', 'rabbitmq').spec.secretTargetRef).toEqual([
      { parameter: 'host', name: 'rabbitmqcluster-sample-default-user', key: 'connection_string' },
    ]);
    const consumer = containerOf(find(exercise('06-keda'), 'Deployment', 'consumer'));
    expect(consumer.args).toContain(
      'amqp://$(USERNAME):$(PASSWORD)@rabbitmqcluster-sample.webgatos.svc.cluster.local:5672',
    );
    expect(consumer.args[consumer.args.indexOf('--queue') + 1]).toBe('jobs');
    expect(environmentOf(consumer)).toEqual({
      USERNAME: 'rabbitmqcluster-sample-default-user/username',
      PASSWORD: 'rabbitmqcluster-sample-default-user/password',
    });
  });

  test('07 runs mycluster: secretName mypwds, tlsUseSelfSigned, 3 instances, 1 router, and the Secret', () => {
    const { spec } = find(exercise('07-mysql-operator'), 'InnoDBCluster', 'mycluster');
    expect(spec).toMatchObject({
      secretName: 'mypwds',
      tlsUseSelfSigned: true,
      instances: 3,
      router: { instances: 1 },
      podLabels: { 'sidecar.istio.io/inject': 'false' },
    });
    expect(find(exercise('07-mysql-operator'), 'Secret', 'mypwds').stringData).toEqual({
      rootUser: 'root',
      rootHost: '%',
      rootPassword: 'sample-root',
    });
  });
});

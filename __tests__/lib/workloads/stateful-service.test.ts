import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration, Size } from 'cdk8s';
import {
  DestinationRule,
  DisruptionBudget,
  HorizontalPodAutoscaler,
  Percentage,
  ScalingMetric,
  ServicePort,
  StatefulService,
  type StatefulServiceProps,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, type Manifest, messageOf, render, specYaml } from '../../support/render';

const data = { name: 'data', size: Size.gibibytes(1), mountPath: '/var/lib/mysql' };
const props = { port: ServicePort.mysql(3306), container: { image: 'mysql:8.4' } };

function mysql(chart: Chart, more: Partial<StatefulServiceProps> = {}): StatefulService {
  return new StatefulService(chart, 'mysql', { ...props, ...more } as StatefulServiceProps);
}

function rendered(more: Partial<StatefulServiceProps> = {}): Manifest[] {
  return render((chart) => {
    mysql(chart, more);
  });
}

const statefulSet = (more?: Partial<StatefulServiceProps>) => find(rendered(more), 'StatefulSet');
const errorOf = (more: Partial<StatefulServiceProps>) => messageOf(() => rendered(more));

describe('StatefulService', () => {
  test('is an identity, a headless Service, a StatefulSet and a PodDisruptionBudget', () => {
    expect(rendered().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount mysql',
      'Service mysql-headless',
      'StatefulSet mysql',
      'PodDisruptionBudget mysql',
    ]);
  });

  test('names the pods by a Service without an address, whose ports say their protocol', () => {
    expect(specYaml(find(rendered(), 'Service'))).toMatchInlineSnapshot(`
"clusterIP: None
externalIPs: []
ports:
  - name: mysql
    port: 3306
    targetPort: 3306
selector:
  app: mysql
type: ClusterIP"
`);
  });

  test('writes nothing into the StatefulSet that nobody asked for', () => {
    const { spec } = statefulSet();
    expect(Object.keys(spec).sort()).toEqual(['selector', 'serviceName', 'template']);
    expect(spec.serviceName).toBe('mysql-headless');
    expect(spec.selector).toEqual({ matchLabels: { app: 'mysql' } });
    expect(spec.template.metadata.labels).toMatchObject({ app: 'mysql' });
    expect(spec.template.spec).toMatchObject({ serviceAccountName: 'mysql' });
    expect(spec.template.spec.containers[0]).toMatchObject({ name: 'mysql', ports: [{ containerPort: 3306 }] });
    expect(spec.template.spec).not.toHaveProperty('volumes');
  });

  test('passes on how pods come and go', () => {
    const { spec } = statefulSet({
      replicas: 3,
      podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
      strategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: 2 }),
      minReady: Duration.seconds(10),
    });
    expect(spec).toMatchObject({
      replicas: 3,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      minReadySeconds: 10,
    });
  });

  test('keeps zero replicas', () => {
    expect(statefulSet({ replicas: 0 }).spec.replicas).toBe(0);
  });

  test('gives each pod a volume and mounts it, with nothing lost on the way through the L1', () => {
    const { spec } = statefulSet({
      volumeClaimTemplates: [
        { ...data, subPath: 'mysql', storageClass: 'fast' },
        {
          name: 'logs',
          size: Size.mebibytes(512),
          mountPath: '/var/log',
          accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
        },
      ],
    });
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
          storageClassName: 'fast',
        },
      },
      {
        metadata: { name: 'logs' },
        spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '512Mi' } } },
      },
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toEqual([
      { name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' },
      { name: 'logs', mountPath: '/var/log' },
    ]);
  });

  test('mounts its volumes beside those of the container, also those that come later', () => {
    const manifests = render((chart) => {
      const volume = (name: string) => kplus.Volume.fromEmptyDir(chart, name, name);
      const service = mysql(chart, {
        container: { image: 'mysql:8.4', volumeMounts: [{ path: '/tmp', volume: volume('tmp') }] },
        volumeClaimTemplates: [data],
      });
      service.statefulSet.containers[0]?.mount('/late', volume('late'));
    });
    const { containers, volumes } = find(manifests, 'StatefulSet').spec.template.spec;
    expect(containers[0].volumeMounts.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'late', 'data']);
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'late']);
  });

  test('has a Service with an address where clients need one', () => {
    const manifests = rendered({
      ports: [ServicePort.mysql(3306), ServicePort.http(8080)],
      port: undefined,
      clientService: { name: 'db', type: kplus.ServiceType.NODE_PORT, ports: [ServicePort.mysql(3306)] },
    } as Partial<StatefulServiceProps>);
    const { spec } = find(manifests, 'Service', 'db');
    expect(spec).toMatchObject({ type: 'NodePort', selector: { app: 'mysql' } });
    expect(spec).not.toHaveProperty('clusterIP');
    expect(spec.ports).toEqual([{ name: 'mysql', port: 3306, targetPort: 3306 }]);
    expect(find(manifests, 'Service', 'mysql-headless').spec.ports).toHaveLength(2);
  });

  test('has a client Service of its own name and ports where nothing else is said', () => {
    const { metadata, spec } = find(rendered({ clientService: {} }), 'Service', 'mysql');
    expect(metadata.labels).toEqual({ app: 'mysql' });
    expect(spec.type).toBe('ClusterIP');
    expect(spec.ports).toEqual([{ name: 'mysql', port: 3306, targetPort: 3306 }]);
  });

  test('says where clients go, and where each pod is', () => {
    render((chart) => {
      const headless = new StatefulService(chart, 'a', { ...props, replicas: 2 });
      const both = new StatefulService(chart, 'b', { ...props, clientService: { name: 'db' } });
      expect(headless.host.fullName).toBe('a-headless.bookinfo.svc.cluster.local');
      expect(both.host.fullName).toBe('db.bookinfo.svc.cluster.local');
      expect(both.headlessHost.fullName).toBe('b-headless.bookinfo.svc.cluster.local');
      expect(headless.podHost(1).fullName).toBe('a-1.a-headless.bookinfo.svc.cluster.local');
      expect(both.podHost(7).nameFrom('shop')).toBe('b-7.b-headless.bookinfo.svc.cluster.local');
    });
  });

  test('publishes pods that are not ready yet where they look for each other', () => {
    expect(find(rendered({ publishNotReadyAddresses: true }), 'Service').spec.publishNotReadyAddresses).toBe(true);
    expect(find(rendered({ publishNotReadyAddresses: false }), 'Service').spec.publishNotReadyAddresses).toBe(false);
    expect(find(rendered(), 'Service').spec).not.toHaveProperty('publishNotReadyAddresses');
  });

  test.each([
    [undefined, { maxUnavailable: 1 }],
    [DisruptionBudget.maxUnavailable(0), { maxUnavailable: 0 }],
    [DisruptionBudget.minAvailable(2), { minAvailable: 2 }],
    [DisruptionBudget.minAvailable(Percentage.of(51)), { minAvailable: '51%' }],
    [DisruptionBudget.maxUnavailable(Percentage.NONE), { maxUnavailable: '0%' }],
  ])('limits how many pods a drain takes away: %j', (disruptionBudget, limit) => {
    const budget = find(rendered(disruptionBudget && { disruptionBudget }), 'PodDisruptionBudget');
    expect(budget.apiVersion).toBe('policy/v1');
    expect(budget.spec).toEqual({ ...limit, selector: { matchLabels: { app: 'mysql' } } });
  });

  test('has no PodDisruptionBudget where none is wanted', () => {
    const kinds = rendered({ disruptionBudget: DisruptionBudget.NONE }).map(({ kind }) => kind);
    expect(kinds).not.toContain('PodDisruptionBudget');
  });

  test('takes a name, an app label, an identity and more of a pod', () => {
    const manifests = render((chart) => {
      mysql(chart, {
        name: 'db',
        app: 'mysql',
        serviceAccount: new kplus.ServiceAccount(chart, 'identity', { metadata: { name: 'identity' } }),
        pod: { terminationGracePeriod: Duration.minutes(2), automountServiceAccountToken: true },
        podMetadata: { labels: { version: 'v1' }, annotations: { 'sidecar.istio.io/proxyCPU': '10m' } },
        calls: [{ to: { host: new StatefulService(chart, 'other', props).host }, timeout: Duration.seconds(1) }],
      });
    });
    const { metadata, spec } = find(manifests, 'StatefulSet', 'db');
    expect(find(manifests, 'Service', 'db-headless').spec.selector).toEqual({ app: 'mysql' });
    expect(metadata.annotations).toEqual({
      'cdk8s-mesh/calls': '[{"to":"other-headless","timeout":"1s"}]',
    });
    expect(spec.template.metadata).toMatchObject({
      labels: { app: 'mysql', version: 'v1' },
      annotations: { 'sidecar.istio.io/proxyCPU': '10m' },
    });
    expect(spec.template.spec).toMatchObject({
      serviceAccountName: 'identity',
      terminationGracePeriodSeconds: 120,
      automountServiceAccountToken: true,
    });
  });

  test('lists each port of the container once, and says what is UDP', () => {
    const ports = [
      ServicePort.http(80, { targetPort: 53 }),
      ServicePort.tcp(53),
      ServicePort.udp(53),
      ServicePort.tcp(5, { name: 'tcp-own' }),
    ];
    const manifests = rendered({
      ports,
      port: undefined,
      container: { image: 'dns', ports: [{ number: 9090 }] },
    } as Partial<StatefulServiceProps>);
    expect(find(manifests, 'StatefulSet').spec.template.spec.containers[0].ports).toEqual([
      { containerPort: 53 },
      { containerPort: 53, protocol: 'UDP' },
      { containerPort: 5 },
      { containerPort: 9090 },
    ]);
  });

  test('hands the number of pods to an autoscaler', () => {
    const manifests = render((chart) => {
      const target = mysql(chart, {
        container: { image: 'mysql:8.4', resources: { cpu: { request: kplus.Cpu.millis(100) } } },
      }).statefulSet;
      new HorizontalPodAutoscaler(chart, 'scaler', {
        target,
        maxReplicas: 3,
        metrics: [ScalingMetric.cpu({ utilization: 50 })],
      });
    });
    expect(find(manifests, 'StatefulSet').spec).not.toHaveProperty('replicas');
    expect(find(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'mysql',
    });
  });

  test('is the host of rules', () => {
    const manifests = render((chart) => {
      new DestinationRule(chart, 'rule', {
        host: mysql(chart),
        trafficPolicy: { connectionPool: { tcp: { maxConnections: 9 } } },
      });
    });
    expect(find(manifests, 'DestinationRule').spec.host).toBe('mysql-headless');
  });

  test('fails for a name after which Kubernetes cannot label pods', () => {
    expect(rendered({ name: 'a'.repeat(52) })).toHaveLength(4);
    expect(errorOf({ name: 'a'.repeat(53) })).toBe(
      `'name' must have at most 52 characters for Kubernetes to label its pods, got '${'a'.repeat(53)}' (at test/mysql) [MESH_INVALID_NAME]`,
    );
    expect(errorOf({ name: 'My' })).toMatch(/^'name' must be a DNS label.*\[MESH_INVALID_NAME\]$/);
  });

  test('fails without ports', () => {
    expect(errorOf({ ports: [] } as unknown as Partial<StatefulServiceProps>)).toBe(
      "'ports' must have at least one entry, got [] (at test/mysql) [MESH_EMPTY]",
    );
    expect(errorOf({ clientService: { ports: [] } })).toBe(
      "'clientService.ports' must have at least one entry, got [] (at test/mysql) [MESH_EMPTY]",
    );
  });

  test('fails for volumes of one name or at one path', () => {
    expect(errorOf({ volumeClaimTemplates: [data, { ...data, mountPath: '/b' }] })).toBe(
      "'volumeClaimTemplates.name' must be another one for each volume, got 'data' (at test/mysql) [MESH_DUPLICATE]",
    );
    expect(errorOf({ volumeClaimTemplates: [data, { ...data, name: 'more' }] })).toBe(
      "'volumeClaimTemplates.mountPath' must be another one for each volume, got '/var/lib/mysql' (at test/mysql) [MESH_DUPLICATE]",
    );
  });

  test('fails for a volume that cannot be claimed or mounted', () => {
    expect(errorOf({ volumeClaimTemplates: [{ ...data, mountPath: 'data' }] })).toBe(
      "'volumeClaimTemplates[0].mountPath' must be an absolute path, got 'data' (at test/mysql) [MESH_INVALID_PATH]",
    );
    expect(errorOf({ volumeClaimTemplates: [{ ...data, size: Size.gibibytes(0) }] })).toBe(
      "'volumeClaimTemplates[0].size' must be a whole number of bytes, 1 or more, got '0 bytes' (at test/mysql) [MESH_INVALID_QUANTITY]",
    );
    expect(errorOf({ volumeClaimTemplates: [{ ...data, accessModes: [] }] })).toBe(
      "'volumeClaimTemplates[0].accessModes' must have at least one entry, got [] (at test/mysql) [MESH_EMPTY]",
    );
  });

  test('fails for a number of pods that cannot be', () => {
    expect(errorOf({ replicas: -1 })).toBe(
      "'replicas' must be an integer of at least 0, got -1 (at test/mysql) [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => DisruptionBudget.minAvailable(-1))).toBe(
      "'minAvailable' must be an integer of at least 0, got -1 [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => DisruptionBudget.maxUnavailable(Percentage.of(0.5)))).toBe(
      "'maxUnavailable' must be a whole number of percent, got 0.5 [MESH_INVALID_PERCENTAGE]",
    );
  });

  test('fails for the name of a pod that is not there, or has no namespace', () => {
    expect(messageOf(() => render((chart) => mysql(chart, { replicas: 2 }).podHost(2)))).toBe(
      "'ordinal' must be an integer from 0 to 1, got 2 (at test/mysql) [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => render((chart) => mysql(chart).podHost(0), ''))).toBe(
      "'podHost' must be that of a Service with a namespace, got 'mysql-headless'; give the chart a namespace (at test/mysql) [MESH_HOST_WITHOUT_NAMESPACE]",
    );
  });
});

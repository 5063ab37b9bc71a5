import { expect, test } from '@jest/globals';
import { type Chart, Duration, Size } from 'cdk8s';
import {
  IpFamilyPolicy,
  type RabbitmqAffinity,
  RabbitmqCluster,
  type RabbitmqClusterProps,
  type RabbitmqServiceOverride,
  type RabbitmqStatefulSetOverride,
  TolerationOperator,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';
import { sample } from './sample';

const KIND = 'rabbitmq.com/RabbitmqCluster';

test('a RabbitmqCluster can say everything that its CRD can', () => {
  const manifests = render((chart) => {
    for (const [name, props] of Object.entries(clusters(chart))) new RabbitmqCluster(chart, name, props);
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete(KIND, manifests);
});

function clusters(chart: Chart): Record<string, RabbitmqClusterProps> {
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'secret');
  return {
    whole: {
      replicas: 3,
      image: 'rabbitmq:4',
      imagePullSecrets: [secret],
      service: {
        type: kplus.ServiceType.CLUSTER_IP,
        annotations: { a: 'b' },
        labels: { c: 'd' },
        ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK,
      },
      persistence: { storage: Size.gibibytes(20), storageClass: 'fast' },
      resources: {
        cpu: { request: kplus.Cpu.millis(500), limit: kplus.Cpu.units(2) },
        memory: { request: Size.gibibytes(2), limit: Size.gibibytes(2) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
        requests: { 'hugepages-2Mi': '64Mi' },
        limits: { 'hugepages-2Mi': '64Mi' },
        claims: [{ name: 'card', request: 'one' }],
      },
      rabbitmq: {
        additionalPlugins: ['rabbitmq_stream'],
        additionalConfig: 'log.console.level = info',
        advancedConfig: '[].',
        envConfig: 'RABBITMQ_LOGS=""',
        erlangInetConfig: '{timeout, 2000}.',
      },
      tls: { secret, caSecret: secret, disableNonTlsListeners: true },
      secretBackend: {
        externalSecret: secret,
        vault: {
          role: 'rabbitmq',
          annotations: { a: 'b' },
          defaultUserPath: 'secret/data/rabbitmq/config',
          defaultUserUpdaterImage: '',
          tls: {
            pkiIssuerPath: 'pki/issue/example-com',
            pkiRootPath: 'pki/ca/pem',
            commonName: 'rabbitmq',
            altNames: ['a.example.com', 'b.example.com'],
            ipSans: ['10.0.0.1'],
          },
        },
      },
      override: {
        statefulSet: sample(KIND, 'override', 'statefulSet') as RabbitmqStatefulSetOverride,
        service: sample(KIND, 'override', 'service') as RabbitmqServiceOverride,
      },
      affinity: sample(KIND, 'affinity') as RabbitmqAffinity,
      tolerations: [
        {
          key: 'dedicated',
          operator: TolerationOperator.EQUAL,
          value: 'rabbitmq',
          effect: kplus.TaintEffect.NO_EXECUTE,
          tolerationSeconds: Duration.minutes(1),
        },
      ],
      skipPostDeploySteps: true,
      terminationGracePeriod: Duration.hours(1),
      delayStart: Duration.seconds(0),
      autoEnableAllFeatureFlags: true,
    },
    'written-out': {
      service: { type: kplus.ServiceType.NODE_PORT, ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK },
      persistence: { emptyDir: { medium: kplus.EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(512) } },
      override: {
        statefulSet: {
          spec: {
            podManagementPolicy: 'OrderedReady',
            template: {
              spec: {
                containers: [{ name: 'rabbitmq', ports: [{ containerPort: 12345, name: 'extra' }] }],
                topologySpreadConstraints: [
                  { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
                ],
              },
            },
          },
        },
        service: { spec: { ports: [{ name: 'extra', port: 12345, targetPort: 'extra', protocol: 'TCP' }] } },
      },
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { a: 'b' } } },
          ],
        },
      },
    },
    outside: { service: { type: kplus.ServiceType.LOAD_BALANCER, ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK } },
  };
}

import { expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const configMap = `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "rootNamespace: root\\ntrustDomain: example.org\\nenableAutoMtls: false" }
`;

test('without a configuration Istio has its defaults', () => {
  expect(Mesh.of([]).config).toEqual({
    rootNamespace: 'istio-system',
    trustDomain: 'cluster.local',
    trustDomainAliases: [],
    defaultServiceExportTo: ['*'],
    defaultVirtualServiceExportTo: ['*'],
    defaultDestinationRuleExportTo: ['*'],
    outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
    enableAutoMtls: true,
    extensionProviders: [],
    defaultProviders: { accessLogging: [], tracing: [], metrics: [] },
    defaultConfig: {},
    defaultHttpRetryPolicy: undefined,
    discoverySelectors: [],
    json: {},
    given: false,
  });
});

test('the configuration is read from the ConfigMap of the installation', () => {
  expect(Mesh.of(objectsIn(configMap)).config).toMatchObject({
    rootNamespace: 'root',
    trustDomain: 'example.org',
    enableAutoMtls: false,
    given: true,
  });
});

test('a configuration that is given goes before the ConfigMap', () => {
  const meshConfig = {
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    extensionProviders: [{ name: 'otel' }, 'odd'],
    defaultProviders: { accessLogging: ['envoy'] },
    defaultConfig: { proxyMetadata: {} },
  };
  expect(Mesh.of(objectsIn(configMap), { meshConfig }).config).toMatchObject({
    rootNamespace: 'istio-system',
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    extensionProviders: [{ name: 'otel' }],
    defaultProviders: { accessLogging: ['envoy'], tracing: [] },
    defaultConfig: { proxyMetadata: {} },
    json: meshConfig,
  });
});

test('a ConfigMap that cannot be read is as none', () => {
  for (const mesh of ['": a: [', '"- list"', '5', '"a: &a [*a, *a, *b]"']) {
    const yaml = `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio, namespace: istio-system }, data: { mesh: ${JSON.stringify(mesh)} } }`;
    expect(Mesh.of(objectsIn(yaml)).config).toMatchObject({ rootNamespace: 'istio-system', given: false });
  }
});

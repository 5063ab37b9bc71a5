import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { Mesh, type PolicyKind } from '../../../lib/mesh/mesh';
import { objectOf } from '../../support/objects';

const KINDS: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['v1', 'Namespace'],
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'CronJob'],
  ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1', 'DestinationRule'],
  ['networking.istio.io/v1', 'Gateway'],
  ['networking.istio.io/v1', 'ServiceEntry'],
  ['networking.istio.io/v1', 'Sidecar'],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
  ['security.istio.io/v1', 'PeerAuthentication'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
];

/** Fields that the model reads, with anything below them. */
const FIELDS = [
  'host',
  'hosts',
  'ports',
  'port',
  'selector',
  'matchLabels',
  'workloadSelector',
  'labels',
  'exportTo',
  'gateways',
  'http',
  'route',
  'destination',
  'egress',
  'mtls',
  'portLevelMtls',
  'mode',
  'targetRefs',
  'targetRef',
  'template',
  'metadata',
  'spec',
  'containers',
  'addresses',
  'gatewayClassName',
  'infrastructure',
  '__proto__',
  'constructor',
];

const { odd } = fc.letrec<{ odd: unknown }>((tie) => ({
  odd: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(null, true, 0, -1, 8080, '', 'x', '*', '*.x', 'x.y', '~', '.', 'mesh', 'istio', 'a/b', './*'),
    fc.array(tie('odd'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('odd'), { maxKeys: 4 }),
  ),
}));

test('no manifest is too odd for the model', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...KINDS), odd), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (given, compat) => {
        const objects = given.map(([[apiVersion, kind], spec], index) =>
          objectOf({
            apiVersion,
            kind,
            metadata: { name: index % 2 ? 'x' : `n${index}`, namespace: 'a' },
            spec,
          } as JsonObject),
        );
        askAll(Mesh.of(objects, { compat }));
      },
    ),
    { numRuns: 500 },
  );
});

test('no configuration is too odd for the model', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      askAll(
        Mesh.of([], {
          meshConfig: { rootNamespace: json, extensionProviders: json, defaultProviders: json } as JsonObject,
        }),
      );
    }),
  );
});

test('an answer takes no longer in a larger mesh', () => {
  const seconds = [2_000, 8_000].map((size) => {
    const objects = largeMesh(size);
    const start = process.cpuUsage();
    askAll(Mesh.of(objects));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  }) as [number, number];
  // Four times the objects: quadratic work would take sixteen times as long.
  expect(seconds[1]).toBeLessThan(Math.max(1, seconds[0] * 10));
});

/** Asks everything that the model knows of each object. */
function askAll(mesh: Mesh): void {
  for (const namespace of mesh.namespaces.keys()) mesh.isComplete(namespace);
  void mesh.calls;
  for (const service of mesh.registry) {
    mesh.podsOf(service);
    mesh.lookup(service.host, 'a');
    mesh.lookupAnywhere(service.host, 'a');
    mesh.destinationRulesFor(service.host, 'a');
    mesh.virtualServicesFor(service.host, 'a');
    mesh.imports('a', service.host);
    mesh.servicesWithin(service.host);
  }
  for (const object of [...mesh.gateways, ...mesh.kubernetesGateways]) {
    mesh.gatewayPods(object);
    mesh.virtualServicesOn(object);
    mesh.policiesTargeting(object, 'AuthorizationPolicy');
  }
  for (const virtualService of mesh.virtualServices) {
    mesh.destinationsOf(virtualService);
    mesh.isVisible(virtualService, 'a');
  }
  for (const pod of mesh.podsMatching({})) {
    mesh.servicesOf(pod);
    mesh.sidecarOf(pod);
    mesh.imports(pod, 'x');
    mesh.peerAuthenticationOf(pod, 8080);
    for (const kind of ['AuthorizationPolicy', 'EnvoyFilter', 'Telemetry'] satisfies PolicyKind[])
      mesh.policiesOf(pod, kind);
  }
}

/** One namespace, and in it for each workload a Service and everything that can be said of it. */
function largeMesh(size: number) {
  return Array.from({ length: size / 8 }, (_, index) => {
    const labels = { team: 'x', app: `w${index}` };
    const metadata = { name: `w${index}`, namespace: 'a' };
    const istio = 'networking.istio.io/v1';
    const security = 'security.istio.io/v1';
    return [
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 80 }] } },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { metadata: { labels } } } },
      { apiVersion: istio, kind: 'DestinationRule', metadata, spec: { host: `w${index}` } },
      {
        apiVersion: istio,
        kind: 'VirtualService',
        metadata,
        spec: { hosts: [`w${index}`], http: [{ route: [{ destination: { host: `w${index}` } }] }] },
      },
      {
        apiVersion: istio,
        kind: 'Sidecar',
        metadata,
        spec: { workloadSelector: { labels }, egress: [{ hosts: ['./*'] }] },
      },
      { apiVersion: istio, kind: 'Gateway', metadata, spec: { selector: labels } },
      { apiVersion: security, kind: 'PeerAuthentication', metadata, spec: { selector: { matchLabels: labels } } },
      { apiVersion: security, kind: 'AuthorizationPolicy', metadata, spec: { selector: { matchLabels: labels } } },
    ].map((json) => objectOf(json as unknown as JsonObject));
  }).flat();
}

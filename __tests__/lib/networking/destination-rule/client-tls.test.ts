import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  type ClientCredential,
  ClientTls,
  DestinationRule,
  Host,
  type MutualTlsOptions,
  type SimpleTlsOptions,
} from 'cdk8s-mesh';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../../support/render';
import { renderPolicy } from './render-policy';

const tls = (settings: ClientTls) => renderPolicy({ tls: settings }).tls;
const files = { clientCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' };

describe('what is rendered', () => {
  test.each([
    ['DISABLE', ClientTls.disable()],
    ['ISTIO_MUTUAL', ClientTls.istioMutual()],
    ['SIMPLE', ClientTls.simple()],
  ])('%s alone', (mode, settings) => {
    expect(tls(settings)).toEqual({ mode });
  });

  test('the certificates of the mesh with a server name and the names of the server', () => {
    expect(
      tls(ClientTls.istioMutual({ sni: 'db.mesh', subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'] })),
    ).toEqual({
      mode: 'ISTIO_MUTUAL',
      sni: 'db.mesh',
      subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'],
    });
  });

  test('a server that is verified by files', () => {
    const options = {
      caCertificates: '/etc/certs/ca.pem',
      caCrl: '/etc/certs/crl.pem',
      subjectAltNames: ['api.example.com'],
      sni: 'api.example.com',
      insecureSkipVerify: false,
    } as const;
    expect(tls(ClientTls.simple(options))).toEqual({ mode: 'SIMPLE', ...options });
    expect(tls(ClientTls.mutual({ ...files, ...options }))).toEqual({ mode: 'MUTUAL', ...files, ...options });
  });

  test('a server that is not verified', () => {
    expect(tls(ClientTls.simple({ insecureSkipVerify: true, sni: 'a' }))).toEqual({
      mode: 'SIMPLE',
      insecureSkipVerify: true,
      sni: 'a',
    });
    expect(tls(ClientTls.mutual({ insecureSkipVerify: true, credentialName: 'client' }))).toEqual({
      mode: 'MUTUAL',
      insecureSkipVerify: true,
      credentialName: 'client',
    });
  });
});

describe('credentials', () => {
  const named = (credential: (chart: Chart) => ClientCredential, namespace?: string) => {
    const manifests = render((chart) => {
      const settings = ClientTls.simple({ credentialName: credential(chart), subjectAltNames: ['a'] });
      new DestinationRule(chart, 'rule', { host: Host.external('a.example.com'), trafficPolicy: { tls: settings } });
    }, namespace);
    return find(manifests, 'DestinationRule').spec.trafficPolicy.tls;
  };

  test('a Secret, by its object, from elsewhere, or by its name', () => {
    const expected = { mode: 'SIMPLE', credentialName: 'client-cert', subjectAltNames: ['a'] };
    expect(named((chart) => new Secret(chart, 'cert', { metadata: { name: 'client-cert' } }))).toEqual(expected);
    expect(named((chart) => Secret.fromSecretName(chart, 'imported', 'client-cert'))).toEqual(expected);
    expect(named(() => 'client-cert')).toEqual(expected);
  });

  test('a ConfigMap has the namespace of the rule', () => {
    expect(named((chart) => new ConfigMap(chart, 'ca', { metadata: { name: 'ca' } })).credentialName).toBe(
      'configmap://bookinfo/ca',
    );
    expect(named((chart) => ConfigMap.fromConfigMapName(chart, 'i', 'ca')).credentialName).toBe(
      'configmap://bookinfo/ca',
    );
  });

  test('fails for a ConfigMap of another namespace, or of none', () => {
    const elsewhere = (chart: Chart) => new ConfigMap(chart, 'ca', { metadata: { name: 'ca', namespace: 'certs' } });
    expect(messageOf(() => named(elsewhere))).toBe(
      "'trafficPolicy.tls.credentialName' must be a ConfigMap in the namespace of the rule, got 'certs/ca'; give both " +
        'the same namespace (at test/rule) [MESH_CREDENTIAL_NAMESPACE]',
    );
    expect(messageOf(() => named((chart) => new ConfigMap(chart, 'ca', { metadata: { name: 'ca' } }), ''))).toBe(
      "'trafficPolicy.tls.credentialName' must be a ConfigMap in the namespace of the rule, got 'ca'; give both the " +
        'same namespace (at test/rule) [MESH_CREDENTIAL_NAMESPACE]',
    );
  });

  test('fails for a name that no Secret can have', () => {
    expect(messageOf(() => named(() => 'configmap://bookinfo/ca'))).toBe(
      "'trafficPolicy.tls.credentialName' must be the name of a Secret, got 'configmap://bookinfo/ca'; pass the " +
        'ConfigMap itself (at test/rule) [MESH_INVALID_NAME]',
    );
    expect(messageOf(() => named(() => ''))).toBe(
      "'trafficPolicy.tls.credentialName' must be the name of a Secret, got '' (at test/rule) [MESH_INVALID_NAME]",
    );
  });
});

describe('fails', () => {
  const conflict = (names: string, beside: string, fix: string) =>
    `'trafficPolicy.tls' must not have ${names} beside ${beside}, got ${JSON.stringify([...names.split(', '), beside])}; ` +
    `${fix} (at test/rule) [MESH_TLS_CONFLICT]`;
  const skipped = (names: string) => conflict(names, 'insecureSkipVerify', 'nothing is verified then; drop one side');

  test.each<[string, object]>([
    ['caCertificates', { caCertificates: 'ca.pem' }],
    ['caCrl', { caCrl: 'crl.pem' }],
    ['subjectAltNames', { subjectAltNames: [] }],
    ['credentialName', { credentialName: 'client' }],
    ['caCertificates, subjectAltNames', { caCertificates: 'ca.pem', subjectAltNames: ['a'] }],
  ])('for plain TLS that verifies nothing but has %s', (names, options) => {
    const settings = ClientTls.simple({ insecureSkipVerify: true, ...options } as unknown as SimpleTlsOptions);
    expect(messageOf(() => tls(settings))).toBe(skipped(names));
  });

  test.each<[string, object]>([
    ['caCertificates', { caCertificates: 'ca.pem' }],
    ['subjectAltNames', { subjectAltNames: ['a'] }],
  ])('for mutual TLS that verifies nothing but has %s', (names, options) => {
    const settings = ClientTls.mutual({
      ...files,
      insecureSkipVerify: true,
      ...options,
    } as unknown as MutualTlsOptions);
    expect(messageOf(() => tls(settings))).toBe(skipped(names));
  });

  test.each<[string, object]>([
    ['caCertificates', { caCertificates: 'ca.pem' }],
    ['caCrl', { caCrl: 'crl.pem' }],
    ['clientCertificate, privateKey', files],
  ])('for a credential beside files: %s', (names, options) => {
    const both = { credentialName: 'client', ...options } as unknown as MutualTlsOptions;
    expect(messageOf(() => tls(ClientTls.mutual(both)))).toBe(
      conflict(names, 'credentialName', 'the credential brings all certificates'),
    );
  });

  test.each<[string, object]>([
    ['[]', {}],
    ['["clientCertificate"]', { clientCertificate: 'tls.crt' }],
    ['["privateKey"]', { privateKey: 'tls.key' }],
  ])('for mutual TLS with only %s', (given, options) => {
    expect(messageOf(() => tls(ClientTls.mutual(options as unknown as MutualTlsOptions)))).toBe(
      `'trafficPolicy.tls' must have clientCertificate and privateKey, or credentialName, got ${given}; use ` +
        'ClientTls.simple where the client has no certificate (at test/rule) [MESH_TLS_WITHOUT_CERTIFICATE]',
    );
  });
});

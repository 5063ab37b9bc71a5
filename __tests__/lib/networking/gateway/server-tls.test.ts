import { describe, expect, test } from '@jest/globals';
import { Gateway, Host, Server, ServerTls, TlsVersion } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

const hosts = [Host.external('a.example.com')];
const files = { serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' };

function tlsOf(tls: ServerTls) {
  const manifest = renderOne((chart) => {
    new Gateway(chart, 'gateway', { servers: [Server.https({ hosts, tls })] });
  });
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.servers[0].tls;
}

describe('ServerTls', () => {
  test('passes connections on', () => {
    expect(tlsOf(ServerTls.passthrough())).toEqual({ mode: 'PASSTHROUGH' });
    expect(tlsOf(ServerTls.autoPassthrough())).toEqual({ mode: 'AUTO_PASSTHROUGH' });
  });

  test('ends mutual TLS of the mesh, for certain names if told so', () => {
    expect(tlsOf(ServerTls.istioMutual())).toEqual({ mode: 'ISTIO_MUTUAL' });
    expect(tlsOf(ServerTls.istioMutual({ subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'] }))).toEqual({
      mode: 'ISTIO_MUTUAL',
      subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'],
    });
  });

  test.each([
    [{ credentialName: 'cert' } as const],
    [{ credentialNames: ['rsa', 'ecdsa'] } as const],
    [files],
    [{ tlsCertificates: [files, files] } as const],
  ])('ends TLS with %j', (certificate) => {
    expect(tlsOf(ServerTls.simple(certificate))).toEqual({ mode: 'SIMPLE', ...certificate });
  });

  test('takes Secrets by their objects, and the CAs from a ConfigMap', () => {
    const manifests = render((chart) => {
      const certificate = new kplus.TlsSecret(chart, 'cert', { tlsCert: 'c', tlsKey: 'k' });
      const authority = new kplus.ConfigMap(chart, 'ca');
      const other = kplus.Secret.fromSecretName(chart, 'other', 'other-ca');
      const from = (tls: ServerTls, port: number) => Server.https({ hosts, tls, port });
      new Gateway(chart, 'gateway', {
        servers: [
          from(ServerTls.mutual({ credentialName: certificate, caCertCredentialName: authority }), 1),
          from(ServerTls.optionalMutual({ credentialNames: [certificate], caCertCredentialName: other }), 2),
        ],
      });
    });
    const servers: { tls: unknown }[] = find(manifests, 'Gateway').spec.servers;
    expect(servers.map(({ tls }) => tls)).toEqual([
      { mode: 'MUTUAL', credentialName: 'test-cert', caCertCredentialName: 'configmap://bookinfo/test-ca' },
      { mode: 'OPTIONAL_MUTUAL', credentialNames: ['test-cert'], caCertCredentialName: 'other-ca' },
    ]);
  });

  test('compares what clients show', () => {
    const options = {
      credentialName: 'cert',
      subjectAltNames: ['client.example.com'],
      verifyCertificateSpki: ['NvqYIYSbgK2vCJpQhObf77vv+bQWtc5ek5RIOwPiC9A='],
      verifyCertificateHash: ['df6ff72fe9116521268f6f2dd4966f51df479883fe7037b39f75916ac3049d1a'],
    };
    expect(tlsOf(ServerTls.mutual(options))).toEqual({ mode: 'MUTUAL', ...options });
  });

  test('verifies clients with files', () => {
    const options = { ...files, caCertificates: '/etc/certs/ca.crt', caCrl: '/etc/certs/ca.crl' };
    expect(tlsOf(ServerTls.optionalMutual(options))).toEqual({ mode: 'OPTIONAL_MUTUAL', ...options });
  });

  test('takes versions and cipher suites', () => {
    const parameters = {
      minProtocolVersion: TlsVersion.TLSV1_0,
      maxProtocolVersion: TlsVersion.TLSV1_2,
      cipherSuites: ['ECDHE-RSA-AES128-SHA', '[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]'] as const,
    };
    expect(tlsOf(ServerTls.simple({ credentialName: 'cert', ...parameters }))).toEqual({
      mode: 'SIMPLE',
      credentialName: 'cert',
      ...parameters,
    });
  });

  test.each([
    [
      { minProtocolVersion: TlsVersion.TLSV1_1 },
      "'tls.minProtocolVersion' must be TLSV1_2 or newer where no cipherSuites are given, got 'TLSV1_1'; list cipher " +
        'suites of that version [MESH_INVALID_TLS_PARAMETERS]',
    ],
    [
      { minProtocolVersion: TlsVersion.TLSV1_3, maxProtocolVersion: TlsVersion.TLSV1_2 },
      "'tls.maxProtocolVersion' must not be older than minProtocolVersion TLSV1_3, got 'TLSV1_2'; swap the two " +
        '[MESH_INVALID_TLS_PARAMETERS]',
    ],
    [
      { cipherSuites: ['AES128-SHA', 'ALL', 'AES128-SHA'] as const },
      "'tls.cipherSuites' must list each cipher suite once, got 'AES128-SHA'; drop the second " +
        '[MESH_INVALID_TLS_PARAMETERS]',
    ],
  ])('fails for %j', (parameters, message) => {
    expect(messageOf(() => ServerTls.simple({ credentialName: 'cert', ...parameters }))).toBe(message);
  });
});

describe('ServerTls where types were lost', () => {
  type Simple = Parameters<typeof ServerTls.simple>[0];
  type Mutual = Parameters<typeof ServerTls.mutual>[0];

  test.each([
    [
      {},
      "'tls' must have exactly one of credentialName, credentialNames, serverCertificate and tlsCertificates, got [] " +
        '[MESH_TLS_CERTIFICATE]',
    ],
    [
      { credentialName: 'cert', ...files },
      "'tls' must have exactly one of credentialName, credentialNames, serverCertificate and tlsCertificates, got " +
        '["credentialName","serverCertificate"] [MESH_TLS_CERTIFICATE]',
    ],
    [{ credentialName: '' }, "'tls.credentialName' must name a Secret, got '' [MESH_TLS_CERTIFICATE]"],
    [
      { credentialNames: [] },
      "'tls.credentialNames' must have one or two entries, got '0 entries' [MESH_TLS_CERTIFICATE]",
    ],
    [
      { tlsCertificates: [files, files, files] },
      "'tls.tlsCertificates' must have one or two entries, got '3 entries' [MESH_TLS_CERTIFICATE]",
    ],
    [
      { serverCertificate: '/cert' },
      "'tls.serverCertificate' must be a path, with the path of its key as privateKey, got '/cert' " +
        '[MESH_TLS_CERTIFICATE]',
    ],
  ])('simple fails for %j', (options, message) => {
    expect(messageOf(() => ServerTls.simple(options as unknown as Simple))).toBe(message);
  });

  test.each([
    [files, "'tls.caCertificates' must be the path of the CAs of the clients [MESH_TLS_CERTIFICATE]"],
    [
      { credentialName: 'cert', caCrl: '/crl' },
      "'tls.caCertificates' must not stand beside credentialName, got '/crl'; put ca.crt and ca.crl into the Secret " +
        '[MESH_TLS_CERTIFICATE]',
    ],
  ])('mutual fails for %j', (options, message) => {
    expect(messageOf(() => ServerTls.mutual(options as unknown as Mutual))).toBe(message);
  });

  test('fails for a ConfigMap without a namespace', () => {
    const build = () =>
      render((chart) => {
        const caCertCredentialName = new kplus.ConfigMap(chart, 'ca');
        ServerTls.mutual({ credentialName: 'cert', caCertCredentialName });
      }, '');
    expect(messageOf(build)).toBe(
      "'tls.caCertCredentialName' must be a ConfigMap with a namespace, got 'test-ca' [MESH_TLS_CERTIFICATE]",
    );
  });
});

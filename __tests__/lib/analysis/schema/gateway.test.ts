import { describe, expect, test } from '@jest/globals';
import { schemaFindings } from './webhook';

const server = (more: string, port = 'number: 80, name: http, protocol: HTTP'): string =>
  `{servers: [{port: {${port}}, ${more}}]}`;
const https = (tls: string): string =>
  server(`hosts: ["*"], tls: {${tls}}`, 'number: 443, name: https, protocol: HTTPS');
const S = '/spec/servers/0';

describe('what Istio refuses of a Gateway is one error at the field (IST0106)', () => {
  test.each([
    ['{selector: {istio: x}}', '/spec/servers', 'a Gateway must have at least one server'],
    [server('hosts: [short]'), `${S}/hosts/0`, 'hosts[0] must not be a short name, but is "short"'],
    [
      server('hosts: ["*a.com"]'),
      `${S}/hosts/0`,
      'hosts[0] may have * only alone or as *. before a name, but is "*a.com"',
    ],
    [
      server('hosts: [a_b/c.d]'),
      `${S}/hosts/0`,
      'the namespace of hosts[0] must be *, . or the name of a namespace, but is "a_b"',
    ],
    [
      server('hosts: ["*"]', 'number: 80, name: http, protocol: HTPP'),
      `${S}/port/protocol`,
      'protocol must be HTTP, HTTP2, GRPC, GRPC-Web, HTTP_PROXY, HTTPS, TLS, TCP, UDP, MONGO, REDIS or MYSQL, but is "HTPP"',
    ],
    [
      server('hosts: ["*"]', 'number: 70000, name: http, protocol: HTTP'),
      `${S}/port/number`,
      'number must be a port from 1 to 65535, but is 70000',
    ],
    [
      server('hosts: ["*"]', 'number: 80, name: http, protocol: HTTP, targetPort: 8080'),
      `${S}/port/targetPort`,
      'targetPort is deprecated and must not be set: the Service of the workload maps ports',
    ],
    [
      server('hosts: ["*"], bind: nowhere'),
      `${S}/bind`,
      'bind must be an IP address or a Unix socket, but is "nowhere"',
    ],
    [
      server('hosts: ["*"]', 'number: 443, name: https, protocol: HTTPS'),
      `${S}/tls`,
      'servers[0] has a port with protocol HTTPS and must have tls',
    ],
    [
      server('hosts: ["*"], tls: {mode: SIMPLE, credentialName: c}'),
      `${S}/tls`,
      'servers[0] has tls, which a port with protocol HTTP must not have',
    ],
    [https('mode: SIMPLE, serverCertificate: /c'), `${S}/tls/privateKey`, 'tls with mode SIMPLE must have privateKey'],
    [
      https('mode: ISTIO_MUTUAL, credentialName: c'),
      `${S}/tls/credentialName`,
      'tls with mode ISTIO_MUTUAL must not have credentialName: the mesh provides the certificates',
    ],
    [
      https('mode: MUTUAL, serverCertificate: /c, privateKey: /k'),
      `${S}/tls/caCertificates`,
      'tls with mode MUTUAL must have caCertificates',
    ],
    [
      https('mode: SIMPLE, credentialName: c, serverCertificate: /c, privateKey: /k'),
      `${S}/tls/credentialName`,
      'tls has serverCertificate and credentialName, of which only one may be set',
    ],
  ])('%s', (spec, pointer, message) => {
    expect(schemaFindings('Gateway', spec)).toEqual([`IST0106 error ${pointer}: ${message}`]);
  });

  test('two ports of one name, and a name with dots', () => {
    const port = (number: number): string => `{port: {number: ${number}, name: web, protocol: HTTP}, hosts: ["*"]}`;
    expect(schemaFindings('Gateway', `{servers: [${port(80)}, ${port(81)}]}`)).toEqual([
      'IST0106 error /spec/servers/1/port/name: two servers have a port that is called web',
    ]);
    expect(schemaFindings('Gateway', server('hosts: ["*"]'), {}, { name: 'a.b' })).toEqual([
      'IST0106 error /metadata/name: the name of a Gateway must be a DNS label, but is "a.b"',
    ]);
  });
});

describe('what Istio accepts of a Gateway is silent', () => {
  test.each([
    [server('hosts: ["*", "ns/*.a.com", "./b.com", "*/c.com", 10.0.0.1]')],
    [server('hosts: ["*"], tls: {httpsRedirect: true}')],
    [server('hosts: ["*"], bind: "unix:///var/run/x"', 'number: 0, name: http, protocol: HTTP')],
    [https('mode: SIMPLE, credentialName: c')],
    [https('mode: ISTIO_MUTUAL')],
    [https('mode: PASSTHROUGH')],
    [https('mode: OPTIONAL_MUTUAL, serverCertificate: /c, privateKey: /k, caCertificates: /ca')],
  ])('%s', (spec) => {
    expect(schemaFindings('Gateway', spec)).toEqual([]);
  });
});

describe('what Istio only warns of (IST0133)', () => {
  test.each([
    [
      https('mode: PASSTHROUGH, credentialName: c'),
      `${S}/tls/credentialName`,
      'tls has credentialName, which the mode PASSTHROUGH does not use',
    ],
    [
      https('mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_0'),
      `${S}/tls/minProtocolVersion`,
      'minProtocolVersion TLSV1_0 needs cipherSuites: the default ones are those of TLS 1.2',
    ],
    [
      https('mode: SIMPLE, credentialName: c, cipherSuites: [NOPE]'),
      `${S}/tls/cipherSuites/0`,
      'cipherSuites[0] is NOPE, a cipher suite that Envoy ignores',
    ],
    [
      https('mode: SIMPLE, credentialName: c, httpsRedirect: true'),
      `${S}/tls/httpsRedirect`,
      'httpsRedirect has an effect on HTTP ports only',
    ],
  ])('%s', (spec, pointer, message) => {
    expect(schemaFindings('Gateway', spec)).toEqual([`IST0133 warning ${pointer}: ${message}`]);
  });
});

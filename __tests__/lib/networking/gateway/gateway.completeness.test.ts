import { expect, test } from '@jest/globals';
import { Gateway, Host, Server, ServerTls, TlsVersion } from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { render } from '../../../support/render';
import { violations } from '../../../support/schema';

const hosts = [Host.external('a.example.com')];
const files = { serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' };

test('a Gateway can say everything that its CRD can', () => {
  const manifests = render((chart) => {
    const versions = Object.values(TlsVersion);
    const servers = [
      ServerTls.simple({ credentialNames: ['rsa', 'ecdsa'] }),
      ServerTls.simple({ tlsCertificates: [files] }),
      ServerTls.mutual({
        credentialName: 'cert',
        caCertCredentialName: 'ca',
        subjectAltNames: ['client'],
        verifyCertificateSpki: ['NvqYIYSbgK2vCJpQhObf77vv+bQWtc5ek5RIOwPiC9A='],
        verifyCertificateHash: ['df6ff72fe9116521268f6f2dd4966f51df479883fe7037b39f75916ac3049d1a'],
      }),
      ServerTls.optionalMutual({ ...files, caCertificates: '/etc/certs/ca.crt', caCrl: '/etc/certs/ca.crl' }),
      ServerTls.istioMutual(),
      ServerTls.passthrough(),
      ServerTls.autoPassthrough(),
      ...versions.map((version) =>
        ServerTls.simple({
          credentialName: 'cert',
          minProtocolVersion: version,
          maxProtocolVersion: version,
          cipherSuites: ['AES128-SHA'],
        }),
      ),
    ].map((tls, index) => Server.https({ hosts, tls, port: 8000 + index }));
    new Gateway(chart, 'gateway', {
      selector: Gateway.INGRESS,
      servers: [Server.httpsRedirect({ hosts, name: 'edge', bind: '127.0.0.1' }), ...servers],
    });
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('networking.istio.io/Gateway', manifests, {
    '.spec.servers[].port.targetPort': 'deprecated; the webhook refuses it, since a gateway has none',
    '.spec.servers[].defaultEndpoint': 'Istio has not implemented it and leaves it out of its reference',
    '.spec.servers[].tls.tlsCertificates[].caCertificates':
      'left out of the reference; istiod reads caCertificates beside tlsCertificates',
  });
});

import { expect, test } from '@jest/globals';
import { Gateway, Host, Protocol, Server, ServerTls, UnixSocket } from 'cdk8s-mesh';

const hosts = [Host.ANY];
const tls = ServerTls.passthrough();
const files = { serverCertificate: '/a', privateKey: '/b' };

/** The compiler reads this function; nobody calls it. */
function wrongGateways(): void {
  // @ts-expect-error a server has hosts
  Server.http({});
  // @ts-expect-error hosts are objects
  Server.http({ hosts: ['bookinfo.example.com'] });
  // @ts-expect-error TCP has no usual port
  Server.tcp({ hosts });
  // @ts-expect-error HTTPS needs TLS
  Server.https({ hosts });
  // @ts-expect-error HTTP has no TLS
  Server.http({ hosts, tls });
  // @ts-expect-error a socket has no port
  Server.http({ hosts, bind: UnixSocket.path('/a'), port: 80 });
  // @ts-expect-error what looks like a socket is none
  Server.http({ hosts, bind: { address: 'unix:///a' } });
  // @ts-expect-error TLS needs settings
  Server.of({ hosts, port: 443, protocol: Protocol.TLS });
  // @ts-expect-error TCP has no TLS
  Server.of({ hosts, port: 443, protocol: Protocol.TCP, tls });
  // @ts-expect-error gateways do not serve UDP
  Server.of({ hosts, port: 53, protocol: Protocol.UDP });
  // @ts-expect-error Istio refuses target ports
  Server.http({ hosts, targetPort: 8080 });
  // @ts-expect-error a server is made by a factory
  new Gateway(undefined as never, 'gateway', { servers: [{ protocol: Protocol.HTTP, port: 80, portName: undefined }] });
}

/** The compiler reads this function; nobody calls it. */
function wrongTls(): void {
  // @ts-expect-error a certificate is needed
  ServerTls.simple({});
  // @ts-expect-error one source of certificates
  ServerTls.simple({ credentialName: 'a', credentialNames: ['b'] });
  // @ts-expect-error one source of certificates
  ServerTls.simple({ credentialName: 'a', ...files });
  // @ts-expect-error a certificate has a key
  ServerTls.simple({ serverCertificate: '/a' });
  // @ts-expect-error at most two certificates
  ServerTls.simple({ credentialNames: ['a', 'b', 'c'] });
  // @ts-expect-error at least one certificate
  ServerTls.simple({ tlsCertificates: [] });
  // @ts-expect-error clients show nothing
  ServerTls.simple({ credentialName: 'a', caCertCredentialName: 'b' });
  // @ts-expect-error clients show nothing
  ServerTls.simple({ credentialName: 'a', subjectAltNames: ['b'] });
  // @ts-expect-error files need the file of the CAs
  ServerTls.mutual(files);
  // @ts-expect-error the list of revoked certificates is in the Secret
  ServerTls.mutual({ credentialName: 'a', caCrl: '/c' });
  // @ts-expect-error hashes are compared only where certificates come from Secrets
  ServerTls.mutual({ ...files, caCertificates: '/c', verifyCertificateSpki: ['x'] });
  // @ts-expect-error certificates are the mesh's own
  ServerTls.istioMutual({ credentialName: 'a' });
  // @ts-expect-error no certificates are needed
  ServerTls.passthrough({ credentialName: 'a' });
  // @ts-expect-error no such cipher suite
  ServerTls.simple({ credentialName: 'a', cipherSuites: ['AES512'] });
}

test('the wrong gateways above do not compile', () => {
  expect([wrongGateways, wrongTls]).toHaveLength(2);
});

import { expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import {
  CaptureMode,
  DefaultEndpoint,
  Destination,
  EgressHost,
  H2UpgradePolicy,
  Host,
  OutboundTrafficMode,
  Protocol,
  Sidecar,
  SidecarTls,
  TlsVersion,
} from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { render } from '../../../support/render';
import { violations } from '../../../support/schema';

const files = { serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' };
const hosts = [EgressHost.sameNamespace()];

const connectionPool = (h2UpgradePolicy: H2UpgradePolicy) => ({
  tcp: {
    maxConnections: 1,
    connectTimeout: Duration.seconds(1),
    idleTimeout: Duration.seconds(1),
    maxConnectionDuration: Duration.seconds(1),
    tcpKeepalive: { probes: 1, time: Duration.seconds(1), interval: Duration.seconds(1) },
  },
  http: {
    http1MaxPendingRequests: 1,
    http2MaxRequests: 1,
    maxRequestsPerConnection: 1,
    maxRetries: 1,
    idleTimeout: Duration.seconds(1),
    maxConcurrentStreams: 1,
    useClientProtocol: false as const,
    h2UpgradePolicy,
  },
});

const notInSidecars = 'the webhook refuses it in a Sidecar';
const besideSecret = 'istiod reads it beside credentialName only, which the webhook refuses in a Sidecar';

test('a Sidecar can say everything that its CRD can', () => {
  const manifests = render((chart) => {
    const policies = Object.values(H2UpgradePolicy);
    const modes = Object.values(CaptureMode);
    const versions = Object.values(TlsVersion);
    const parameters = (version: TlsVersion) => ({
      minProtocolVersion: version,
      maxProtocolVersion: version,
      cipherSuites: ['AES128-SHA'] as const,
    });
    new Sidecar(chart, 'everything', {
      workloadSelector: { matchLabels: { app: 'reviews' } },
      ingress: [
        ...policies.map((policy, index) => ({
          port: 1 + index,
          protocol: Protocol.HTTP as const,
          connectionPool: connectionPool(policy),
        })),
        ...modes.map((captureMode, index) => ({ port: 10 + index, captureMode })),
        ...[
          SidecarTls.mutual({ ...files, caCertificates: '/ca', caCrl: '/crl' }),
          SidecarTls.optionalMutual({ ...files, caCertificates: '/ca' }),
          ...versions.map((version) => SidecarTls.simple({ ...files, ...parameters(version) })),
        ].map((tls, index) => ({ port: 20 + index, protocol: Protocol.HTTPS as const, tls })),
        {
          port: 80,
          portName: 'http',
          protocol: Protocol.HTTP,
          bind: '127.0.0.1',
          defaultEndpoint: DefaultEndpoint.loopback(8080),
        },
      ],
      egress: [
        ...modes.map((captureMode, index) => ({ hosts, port: 10 + index, captureMode })),
        { hosts, port: 80, portName: 'http', protocol: Protocol.HTTP, bind: '127.0.0.1' },
      ],
      outboundTrafficPolicy: {
        mode: OutboundTrafficMode.ALLOW_ANY,
        egressProxy: Destination.of(Host.external('proxy.example.com'), { port: 80, subset: 'v1' }),
      },
    });
    new Sidecar(chart, 'registry-only', { outboundTrafficPolicy: { mode: OutboundTrafficMode.REGISTRY_ONLY } });
    for (const policy of policies) new Sidecar(chart, policy, { inboundConnectionPool: connectionPool(policy) });
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('networking.istio.io/Sidecar', manifests, {
    '.spec.egress[].port.targetPort': 'deprecated; the webhook refuses it',
    '.spec.ingress[].port.targetPort': 'deprecated; the webhook refuses it',
    '.spec.ingress[].tls.credentialName': notInSidecars,
    '.spec.ingress[].tls.credentialNames': notInSidecars,
    '.spec.ingress[].tls.tlsCertificates*': notInSidecars,
    '.spec.ingress[].tls.subjectAltNames': notInSidecars,
    '.spec.ingress[].tls.httpsRedirect': notInSidecars,
    '.spec.ingress[].tls.mode=ISTIO_MUTUAL': notInSidecars,
    '.spec.ingress[].tls.mode=AUTO_PASSTHROUGH': notInSidecars,
    '.spec.ingress[].tls.mode=PASSTHROUGH': 'a sidecar that does not end TLS has no tls at all',
    '.spec.ingress[].tls.caCertCredentialName': besideSecret,
    '.spec.ingress[].tls.verifyCertificateHash': besideSecret,
    '.spec.ingress[].tls.verifyCertificateSpki': besideSecret,
  });
});

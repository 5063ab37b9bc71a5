import { expect, test } from '@jest/globals';
import { ExportTo, Host, Location, Resolution, ServiceEntry, ServiceEntryPort } from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { render } from '../../../support/render';
import { violations } from '../../../support/schema';

const host = Host.external('api.example.com');
const ports = [ServiceEntryPort.https(443, { targetPort: 8443 })];

test('a ServiceEntry can say everything that its CRD can', () => {
  const manifests = render((chart) => {
    new ServiceEntry(chart, 'static', {
      host,
      ports,
      addresses: ['10.0.0.1'],
      location: Location.MESH_EXTERNAL,
      resolution: Resolution.STATIC,
      subjectAltNames: ['api.example.com'],
      exportTo: [ExportTo.ALL],
      endpoints: [
        {
          address: '10.0.0.2',
          ports: { https: 8443 },
          labels: { app: 'api' },
          locality: 'eu/eu-west',
          network: 'west',
          weight: 2,
          serviceAccount: 'api',
        },
      ],
    });
    new ServiceEntry(chart, 'none', { host, ports, location: Location.MESH_INTERNAL, resolution: Resolution.NONE });
    new ServiceEntry(chart, 'dns', {
      host,
      ports,
      resolution: Resolution.DNS,
      workloadSelector: { matchLabels: { app: 'api' } },
    });
    new ServiceEntry(chart, 'round-robin', { host, ports, resolution: Resolution.DNS_ROUND_ROBIN });
    new ServiceEntry(chart, 'dynamic', {
      host: Host.external('*.example.com'),
      ports: [ServiceEntryPort.tls(443)],
      resolution: Resolution.DYNAMIC_DNS,
    });
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('networking.istio.io/ServiceEntry', manifests);
});

import { expect, test } from '@jest/globals';
import { gatewayApi, Host } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { type Manifest, render } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, TCPRoute, TLSRoute, UDPRoute } = gatewayApi;

const props = {
  parents: [
    { group: '', kind: 'Service', name: 'db', namespace: 'shop', port: 3306 },
    { name: 'gateway', sectionName: 'db' },
  ],
  ruleName: 'everything',
  backends: [
    { backend: BackendRef.of(Host.service('db', { namespace: 'shop' }), { port: 3306 }), weight: 1 },
    BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' }),
  ],
};

/** Every field of the kinds. */
function everything(): Manifest[] {
  return render((chart) => {
    new TCPRoute(chart, 'tcp', props);
    new TLSRoute(chart, 'tls', { ...props, hostnames: ['*.example.com'] });
    new UDPRoute(chart, 'udp', props);
  });
}

test.each(['TCPRoute', 'TLSRoute', 'UDPRoute'])('a %s can set every field of its CRD', (kind) => {
  const manifests = everything().filter((manifest) => manifest.kind === kind);
  expect(manifests).toHaveLength(1);
  expectComplete(`gateway.networking.k8s.io/${kind}`, manifests);
});

test('routes of connections are what the API server takes, with every field set', () => {
  expect(everything().map(violations)).toEqual([[], [], []]);
});

import { describe, expect, test } from '@jest/globals';
import { EgressHost, type EgressHostRef, Host, ServiceEntry, ServiceEntryPort, Sidecar } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne } from '../../../support/render';

function hostsOf(...hosts: EgressHostRef[]): string[] {
  return renderOne((chart) => {
    new Sidecar(chart, 'sidecar', { egress: [{ hosts }] });
  }).spec.egress[0].hosts;
}

const example = Host.external('*.example.com');

describe('EgressHost', () => {
  test.each([
    ['./*', EgressHost.sameNamespace()],
    ['./*.example.com', EgressHost.sameNamespace(example)],
    ['shop/*', EgressHost.namespace('shop')],
    ['shop/*.example.com', EgressHost.namespace('shop', example)],
    ['./*', EgressHost.namespace('bookinfo')],
    ['*/*', EgressHost.anyNamespace()],
    ['*/*.example.com', EgressHost.anyNamespace(example)],
    ['~/*', EgressHost.NONE],
    ['*/*.example.com', EgressHost.of(example)],
    ['./reviews.bookinfo.svc.cluster.local', EgressHost.of(Host.service('reviews', { namespace: 'bookinfo' }))],
    ['shop/cart.shop.svc.cluster.local', EgressHost.of(Host.service('cart', { namespace: 'shop' }))],
    ['*/api.example.com', Host.external('api.example.com')],
  ])('is %s', (text, host) => {
    expect(hostsOf(host)).toEqual([text]);
  });

  test('is an exception to the others', () => {
    expect(
      hostsOf(
        EgressHost.anyNamespace(),
        EgressHost.namespace('shop').excluded(),
        EgressHost.sameNamespace(example).excluded(),
        EgressHost.of(Host.service('reviews', { namespace: 'bookinfo' })).excluded(),
      ),
    ).toEqual(['*/*', '~shop/*', '~./*.example.com', '~./reviews.bookinfo.svc.cluster.local']);
  });

  test('is a Service, a ServiceEntry or a namespace by its object', () => {
    const manifests = render((chart) => {
      const reviews = new kplus.Service(chart, 'reviews', { metadata: { name: 'reviews' }, ports: [{ port: 80 }] });
      const api = new ServiceEntry(chart, 'api', {
        metadata: { namespace: 'outside' },
        host: Host.external('api.example.com'),
        ports: [ServiceEntryPort.https(443)],
      });
      const shop = new kplus.Namespace(chart, 'shop', { metadata: { name: 'shop' } });
      new Sidecar(chart, 'sidecar', { egress: [{ hosts: [reviews, api, EgressHost.namespace(shop)] }] });
    });
    expect(find(manifests, 'Sidecar').spec.egress[0].hosts).toEqual([
      './reviews.bookinfo.svc.cluster.local',
      'outside/api.example.com',
      'shop/*',
    ]);
  });

  test.each([
    [
      [EgressHost.sameNamespace(), EgressHost.namespace('bookinfo')],
      "'egress[0].hosts' must name each host once, got './*'; drop the second (at test/sidecar) [MESH_EGRESS_HOST]",
    ],
    [
      [EgressHost.sameNamespace(), EgressHost.anyNamespace()],
      "'egress[0].hosts' must stand alone as every service there is, got '*/*'; drop it, or the others " +
        '(at test/sidecar) [MESH_EGRESS_HOST]',
    ],
    [
      [Host.external('localhost')],
      "'egress[0].hosts[0]' must be a whole DNS name, with a dot in it, got 'localhost'; name a Service by " +
        'Host.of(service) or Host.service(name, { namespace }) (at test/sidecar) [MESH_SHORT_HOST]',
    ],
    [
      [Host.external('10.0.0.1')],
      "'egress[0].hosts[0]' must be a DNS name, got '10.0.0.1'; give the address a name with a ServiceEntry " +
        '(at test/sidecar) [MESH_INVALID_HOST]',
    ],
  ])('fails for %j', (hosts, message) => {
    expect(messageOf(() => hostsOf(...hosts))).toBe(message);
  });

  test('fails for an exception from an exception', () => {
    expect(messageOf(() => EgressHost.namespace('shop').excluded().excluded())).toBe(
      "'hosts' must be excluded once only, got '~shop' [MESH_EGRESS_HOST]",
    );
  });
});

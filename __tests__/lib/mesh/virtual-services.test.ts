import { expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const route = (name: string, spec: string) => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: ${short}, namespace: ${namespace} }, spec: ${spec} }`;
};
const meshOf = (...routes: readonly string[]) => Mesh.of(objectsIn(routes.join('\n---\n')));
const FQDN = 's.a.svc.cluster.local';

test('the VirtualServices of a host come from private to public, then by name', () => {
  const mesh = meshOf(
    route('a/public', '{ hosts: [s] }'),
    route('a/exported', '{ hosts: [s], exportTo: [b, a] }'),
    route('a/private', "{ hosts: [s], exportTo: ['.'] }"),
    route('b/another', `{ hosts: [${FQDN}] }`),
  );
  const names = (client: string | undefined) => mesh.virtualServicesFor(FQDN, client).map(({ name }) => name);
  // An entry that names its own namespace is private there.
  expect(names('a')).toEqual(['exported', 'private', 'another', 'public']);
  expect(names('b')).toEqual(['exported', 'another', 'public']);
  expect(names('c')).toEqual(['another', 'public']);
  expect(names(undefined)).toEqual(['another', 'exported', 'private', 'public']);
});

test('the most specific host comes first', () => {
  const mesh = meshOf(
    route('a/all', "{ hosts: ['*'] }"),
    route('a/exact', '{ hosts: [x.foo.com] }'),
    route('a/wide', "{ hosts: ['*.foo.com', '*.com'] }"),
  );
  expect(mesh.virtualServicesFor('x.foo.com', 'a').map(({ name }) => name)).toEqual(['exact', 'wide', 'all']);
});

test('VirtualServices that are only on gateways claim no host of the mesh', () => {
  const mesh = meshOf(
    route('a/edge', '{ hosts: [x.com], gateways: [g] }'),
    route('a/both', '{ hosts: [x.com], gateways: [g, mesh] }'),
  );
  expect(mesh.virtualServicesFor('x.com', 'a').map(({ name }) => name)).toEqual(['both']);
});

test('a VirtualService sends to destinations and mirrors', () => {
  const mesh = meshOf(
    route(
      'a/v',
      `{ hosts: [s], http: [{ route: [{ destination: { host: one } }, { destination: { host: one } }], mirror: { host: two },
        mirrors: [{ destination: { host: three } }] }, 5], tls: [{ route: [{ destination: { host: x.com } }] }], tcp: { odd: true } }`,
    ),
  );
  expect(mesh.destinationsOf(mesh.virtualServices[0] as (typeof mesh.virtualServices)[0])).toEqual([
    'one.a.svc.cluster.local',
    'two.a.svc.cluster.local',
    'three.a.svc.cluster.local',
    'x.com',
  ]);
});

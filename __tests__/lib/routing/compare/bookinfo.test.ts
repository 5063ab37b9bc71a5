import { expect, test } from '@jest/globals';
import type { ManifestObject } from '../../../../lib/manifest/manifest-object';
import { readManifests } from '../../../../lib/manifest/read';
import { Mesh } from '../../../../lib/mesh/mesh';
import { compare } from '../../../../lib/routing/compare';

const { objects } = readManifests(['dist/bookinfo.k8s.yaml']);

/** Bookinfo with the entrance of one API alone. */
function bookinfo(entrance: 'networking.istio.io' | 'gateway.networking.k8s.io'): Mesh {
  const isEntrance = ({ kind, name }: ManifestObject) =>
    kind === 'Gateway' || kind === 'HTTPRoute' || (kind === 'VirtualService' && name === 'bookinfo');
  return Mesh.of(objects.filter((object) => !isEntrance(object) || object.group === entrance));
}

test("Istio's entrance to Bookinfo and that of the Gateway API differ in nothing but host and segments of prefixes", () => {
  const { differences, complete, onlyIn, tried } = compare(
    bookinfo('networking.istio.io'),
    bookinfo('gateway.networking.k8s.io'),
  );
  expect({ complete, onlyIn }).toEqual({ complete: true, onlyIn: [[], []] });
  expect(tried).toBeGreaterThan(50);
  expect(new Set(differences.map(({ client }) => client))).toEqual(new Set(['gateway:bookinfo/bookinfo-gateway']));
  // The HTTPRoute names no host: it takes requests for any.
  const ofHost = differences.filter(({ request }) => request.host === 'bookinfo.example.com');
  expect(new Set(differences.map(({ request }) => request.host))).toEqual(
    new Set(['bookinfo.example.com', 'nobody.example']),
  );
  // A prefix of Istio is a text, one of the Gateway API whole segments.
  expect(ofHost.map(({ request, routed }) => [request.path, ...routed.map(({ outcome }) => outcome.status)])).toEqual([
    ['/staticbar', null, 404],
    ['/api/v1/productsbar', null, 404],
  ]);
});

test('each sample routes like itself', () => {
  for (const sample of ['bookinfo', 'dog-app', 'hello-versions', 'istio-in-action', 'webgatos']) {
    const mesh = () => Mesh.of(readManifests([`dist/${sample}.k8s.yaml`]).objects);
    expect(compare(mesh(), mesh())).toMatchObject({ alike: true, complete: true, differing: 0 });
  }
});

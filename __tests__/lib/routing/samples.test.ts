import { describe, expect, test } from '@jest/globals';
import { readManifests } from '../../../lib/manifest/read';
import { Mesh } from '../../../lib/mesh/mesh';
import { ends, outcomeOf } from './routed';

const mesh = (...files: readonly string[]) =>
  Mesh.of(readManifests(files.map((file) => `dist/${file}.k8s.yaml`)).objects);
const productpage = { from: 'bookinfo/productpage-v1' };
const jason = { ...productpage, headers: { 'end-user': 'jason' } };

describe('Bookinfo', () => {
  const exercise = (name: string) => mesh('bookinfo', `exercises/bookinfo-${name}`);

  test('sends everybody to v1', () => {
    expect(ends(mesh('bookinfo'), 'http://reviews:9080/reviews/7', jason)).toBe('reviews v1');
  });

  test('sends jason to v2', () => {
    const changed = exercise('01-reviews-test-v2');
    expect(ends(changed, 'http://reviews:9080/reviews/7', jason)).toBe('reviews v2');
    expect(ends(changed, 'http://reviews:9080/reviews/7', productpage)).toBe('reviews v1');
  });

  test('holds jason up for 7 s', () => {
    expect(
      outcomeOf(exercise('02-ratings-test-delay'), 'http://ratings:9080/', { ...jason, from: 'bookinfo/reviews-v2' })
        .faults,
    ).toEqual({ delay: { share: 1, delayMs: 7000 } });
  });

  test('halves the traffic', () => {
    expect(ends(exercise('03-reviews-50-v3'), 'http://reviews:9080/', productpage)).toBe(
      'reviews v1 0.5, reviews v3 0.5',
    );
  });

  test('mirrors half of the traffic', () => {
    expect(outcomeOf(exercise('06-reviews-mirroring'), 'http://reviews:9080/', productpage).mirrors).toMatchObject([
      { share: 0.5 },
    ]);
  });

  test('has a gateway', () => {
    const edge = { from: 'gateway:bookinfo/bookinfo-gateway' };
    expect(ends(mesh('bookinfo'), 'http://bookinfo.example.com/productpage', edge)).toBe('productpage');
    expect(ends(mesh('bookinfo'), 'http://bookinfo.example.com/', edge)).toBe('404');
  });
});

test('Istio in Action tries catalog again', () => {
  expect(outcomeOf(mesh('istio-in-action'), 'http://catalog/items', { from: 'istioinaction/webapp' }).retries).toEqual({
    attempts: 3,
    perTryTimeoutMs: 2000,
    on: ['5xx'],
  });
});

test('hello versions split requests, and abort some of them', () => {
  const nginx = { from: 'hello/nginx' };
  expect(ends(mesh('hello-versions'), 'http://hello-svc/', nginx)).toBe(
    'hello-svc v1 0.33, hello-svc v2 0.33, hello-svc v3 0.34',
  );
  expect(ends(mesh('hello-versions'), 'http://hello-svc/', { ...nginx, headers: { 'version-app': 'v1' } })).toBe(
    'hello-svc v1',
  );
  expect(
    outcomeOf(mesh('hello-versions', 'exercises/hello-versions-01-fault-abort'), 'http://hello-svc/', nginx).faults,
  ).toMatchObject({ abort: { share: 0.1 } });
});

test('webgatos tries reads again, and writes as ever', () => {
  const edge = { from: 'gateway:webgatos/istio-gateway' };
  const url = 'http://webgatos.example.com/';
  expect(outcomeOf(mesh('webgatos'), url, edge).retries).toMatchObject({
    attempts: 5,
    perTryTimeoutMs: 2000,
    statusCodes: [503],
  });
  expect(outcomeOf(mesh('webgatos'), url, { ...edge, method: 'POST' }).retries).toMatchObject({ attempts: 2 });
});

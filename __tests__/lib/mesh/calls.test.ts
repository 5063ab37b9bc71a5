import { expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectOf } from '../../support/objects';

const deploymentWith = (calls: string) =>
  objectOf({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'reviews', namespace: 'a', annotations: { 'cdk8s-mesh/calls': calls } },
  });

test('workloads declare their calls', () => {
  const from = deploymentWith('[{"to":"ratings","timeout":"10s","retries":1},{"to":"x.com:8080"},{"to":5},7]');
  expect(Mesh.of([from]).calls).toEqual([
    {
      from,
      namespace: 'a',
      to: 'ratings.a.svc.cluster.local',
      port: undefined,
      timeoutMs: 10_000,
      retries: 1,
      pointer: '/metadata/annotations/cdk8s-mesh~1calls',
    },
    expect.objectContaining({ to: 'x.com', port: 8080, timeoutMs: undefined, retries: 0 }),
  ]);
});

test.each(['', '{', '{}', 'null', '"text"'])('the annotation %p declares none', (calls) => {
  expect(Mesh.of([deploymentWith(calls)]).calls).toEqual([]);
});

test('a target of odd characters is one that nobody offers', () => {
  const [call] = Mesh.of([deploymentWith(JSON.stringify([{ to: 'rat\u2028ings\n:80' }]))]).calls;
  expect(call).toMatchObject({ to: 'rat\u2028ings\n.a.svc.cluster.local', port: 80 });
});

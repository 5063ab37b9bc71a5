import { expect, test } from '@jest/globals';
import { definitionFromSchema } from '../../../lab/crds/from-schema';

test('a schema of the project becomes a definition that an API server takes', () => {
  expect(definitionFromSchema('rabbitmq.com/RabbitmqCluster')).toMatchObject({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'rabbitmqclusters.rabbitmq.com' },
    spec: {
      group: 'rabbitmq.com',
      names: { kind: 'RabbitmqCluster', plural: 'rabbitmqclusters', singular: 'rabbitmqcluster' },
      scope: 'Namespaced',
      versions: [{ name: 'v1beta1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  });
});

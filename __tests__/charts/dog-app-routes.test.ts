import { expect, test } from '@jest/globals';
import { Coverage } from 'cdk8s-mesh/testing';
import { systemMesh } from '../support/system-mesh';

test('the dog app has no routes, and is reached by the name of its Service', () => {
  const coverage = new Coverage();
  const mesh = systemMesh(coverage, 'dog-app').from('dog-app/flask-app');
  expect(mesh).toRoute('http://flask-service:8000/', { host: 'flask-service', port: 8000, subset: null });
  expect(coverage.report().total).toBe(0);
});

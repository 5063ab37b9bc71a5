import { expect, test } from '@jest/globals';
import { analyze } from '../../../../lib/analysis/analyze';
import { inconsistentService } from '../../../../lib/analysis/operations/inconsistent-service';
import { readText } from '../../../../lib/manifest/read';
import { Mesh } from '../../../../lib/mesh/mesh';

const service = (spec: string, name = 'web') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
---
`;

/** What is said of the Services of one cluster beside those of another, `west`. */
function told(own: string, west: string): string[] {
  const clusters = new Map([['west', readText(west).objects]]);
  const mesh = Mesh.of(readText(own).objects, { clusters });
  const { findings } = analyze(mesh, { rules: [inconsistentService] });
  return findings.map(({ code, severity, pointer, message }) => `${severity} ${code} ${pointer}: ${message}`);
}

const port = 'ports: [{ name: http, port: 80 }]';

test('ports differ', () => {
  expect(told(service(port), service('ports: [{ name: http, port: 8080 }]'))).toEqual([
    'warning IST0170 /spec/ports: Service shop/web has the ports 80/TCP http, but 8080/TCP http in the cluster west',
  ]);
  expect(told(service(port), service('selector: { app: web }'))).toEqual([
    'warning IST0170 /spec/ports: Service shop/web has the ports 80/TCP http, but none in the cluster west',
  ]);
});

test('one is headless and the other is not', () => {
  expect(told(service(port), service(`clusterIP: None, ${port}`))).toEqual([
    'warning IST0170 /spec: Service shop/web is not headless, but headless in the cluster west',
  ]);
  expect(told(service(`clusterIP: None, ${port}`), service(port))).toEqual([
    'warning IST0170 /spec/clusterIP: Service shop/web is headless, but not in the cluster west',
  ]);
});

test('the types differ', () => {
  expect(told(service(`type: NodePort, ${port}`), service(port))).toEqual([
    'warning IST0170 /spec/type: Service shop/web has the type NodePort, but ClusterIP in the cluster west',
  ]);
});

test('the same Service, whatever else differs, and in whatever order', () => {
  const two = 'ports: [{ name: a, port: 1 }, { name: b, port: 2, targetPort: 3 }], selector: { app: a }';
  expect(told(service(two), service('ports: [{ name: b, port: 2, protocol: TCP }, { name: a, port: 1 }]'))).toEqual([]);
});

test('a Service that is in one cluster only', () => {
  expect(told(service(port), service('ports: [{ port: 1 }]', 'other'))).toEqual([]);
});

test('without other clusters there is nothing to compare', () => {
  const mesh = Mesh.of(readText(service(port)).objects);
  expect(analyze(mesh, { rules: [inconsistentService] }).findings).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import { manifestObject } from '../../../lib/manifest/object';
import { readText } from '../../../lib/manifest/read';
import { validate } from '../../../lib/manifest/validate';

const VERSIONS: Readonly<Record<string, string>> = {
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  ScaledObject: 'keda.sh/v1alpha1',
  Service: 'v1',
  Deployment: 'apps/v1',
};

function violationsOf(kind: string, spec: string): string[] {
  const apiVersion = VERSIONS[kind] ?? 'networking.istio.io/v1';
  const { objects } = readText(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\n${spec}`);
  return objects.flatMap(validate).map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
}

const route = (more: string): string =>
  `spec:\n  hosts: [a]\n  http:\n  - route:\n    - destination: {host: a}\n${more}`;

describe('fields that do not exist', () => {
  test.each([
    [
      'a field that is cut short',
      route('    fault: {abort: {percent: 50, httpStatus: 503}}\n'),
      '/spec/http/0/fault/abort/percent: abort has no field percent: did you mean percentage?',
    ],
    [
      'a misspelled field',
      route('    retires: {}\n'),
      '/spec/http/0/retires: http[0] has no field retires: did you mean retries?',
    ],
    [
      'a field one level too high',
      route('  retries: {attempts: 1}\n'),
      '/spec/retries: spec has no field retries: it belongs into an item of http',
    ],
    [
      'a field too low',
      'spec:\n  hosts: [a]\n  http:\n  - route:\n    - destination: {host: a, retries: {attempts: 1}}\n',
      '/spec/http/0/route/0/destination/retries: destination has no field retries: it belongs into http[0]',
    ],
    [
      'a field of other letter case',
      route('    Timeout: 1s\n'),
      '/spec/http/0/Timeout: http[0] has no field Timeout: did you mean timeout?',
    ],
  ])('%s', (_, spec, expected) => {
    expect(violationsOf('VirtualService', spec)).toEqual([`MESH0005 ${expected}`]);
  });

  test('servers outside spec, hosts outside their server', () => {
    const server = '{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}';
    expect(violationsOf('Gateway', `spec: {}\nservers:\n- ${server}\n`)).toEqual([
      'MESH0005 /servers: the object has no field servers: it belongs into spec',
    ]);
    expect(violationsOf('Gateway', `spec:\n  servers:\n  - ${server}\n  hosts: ["*"]\n`)).toEqual([
      'MESH0005 /spec/hosts: spec has no field hosts: it belongs into an item of servers',
    ]);
  });
});

describe('values that do not fit', () => {
  test.each([
    [
      'VirtualService',
      route('    retries: {attempts: "3"}\n'),
      'MESH0006 /spec/http/0/retries/attempts: attempts must be an integer, but is "3"',
    ],
    [
      'VirtualService',
      'spec:\n  hosts: [a]\n  http:\n  - route:\n    - destination: {host: a, subset: y}\n',
      'MESH0006 /spec/http/0/route/0/destination/subset: subset must be a string, but is true',
    ],
    [
      'VirtualService',
      route('    match: [{uri: {exact: /a, prefix: /b}}]\n'),
      'MESH0006 /spec/http/0/match/0/uri/prefix: uri has exact and prefix, of which only one may be set',
    ],
    [
      'VirtualService',
      route('    timeout: banana\n'),
      'MESH0007 /spec/http/0/timeout: timeout must be a duration of at least 1ms, such as 2s, but is "banana"',
    ],
    [
      'DestinationRule',
      'spec: {host: a, trafficPolicy: {loadBalancer: {simple: ROUND_ROBBIN}}}',
      'MESH0006 /spec/trafficPolicy/loadBalancer/simple: simple must be UNSPECIFIED, LEAST_CONN, RANDOM, PASSTHROUGH, ROUND_ROBIN or LEAST_REQUEST, but is "ROUND_ROBBIN"',
    ],
    [
      'PeerAuthentication',
      'spec: {portLevelMtls: {8080: {mode: DISABLE}}}',
      'MESH0007 /spec: spec may have portLevelMtls only beside a selector with labels',
    ],
    ['ScaledObject', 'spec: {triggers: []}', 'MESH0006 /spec/scaleTargetRef: scaleTargetRef is missing'],
    [
      'Service',
      'spec: {ports: [{port: 80, targetPort: 8080, protocol: HTTP}]}',
      'MESH0006 /spec/ports/0/protocol: protocol must be TCP, UDP or SCTP, but is "HTTP"',
    ],
    [
      'Service',
      'spec: {selector: {app: 5}, ports: [{port: 80}]}',
      'MESH0006 /spec/selector/app: app must be a string, but is 5',
    ],
    [
      'Deployment',
      'spec: {selector: {}, template: {spec: {containers: [{name: a, ports: [{port: 80}]}]}}}',
      'MESH0005 /spec/template/spec/containers/0/ports/0/port: ports[0] has no field port; it has name, containerPort, hostPort, hostIP, protocol',
    ],
  ])('%s %s', (kind, spec, expected) => {
    expect(violationsOf(kind, spec)).toContain(expected);
  });

  test('labels and names are strings', () => {
    const { objects } = readText('apiVersion: v1\nkind: X\nmetadata: {name: 5, lables: {}, labels: {a: y}}\n');
    expect(objects.flatMap(validate).map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      '/metadata/lables: metadata has no field lables: did you mean labels?',
      '/metadata/name: name must be a string, but is 5',
      '/metadata/labels/a: a must be a string, but is true',
    ]);
  });
});

test('what is right has no violations, whichever version it is written in', () => {
  const spec = route('    timeout: 2s\n    match: [{uri: {prefix: /}}]\n');
  expect(violationsOf('VirtualService', spec)).toEqual([]);
  const { objects } = readText(
    `apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\nmetadata: {name: x}\n${spec}`,
  );
  expect(objects.flatMap(validate)).toEqual([]);
});

test('defaults are those of the API server', () => {
  const service = readText('apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: [{port: 80}]}')
    .objects[0];
  expect(service?.spec).toEqual({ type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] });
  const http = manifestObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'x' },
    spec: { parentRefs: [{ name: 'g' }], hostnames: null, rules: [{ backendRefs: [{ name: 'a', port: 80 }] }] },
  });
  expect(http?.spec).toEqual({
    parentRefs: [{ name: 'g', group: 'gateway.networking.k8s.io', kind: 'Gateway' }],
    rules: [
      {
        backendRefs: [{ name: 'a', port: 80, group: '', kind: 'Service', weight: 1 }],
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      },
    ],
  });
});

import { describe, expect, test } from '@jest/globals';
import { checkManifests } from '../../../lib/analysis/check';
import { readText } from '../../../lib/manifest/read';

/** What is said of a text: severity, code, where, and the message; without infos unless they are asked for. */
function said(yaml: string, { infos = false } = {}): string[] {
  const { findings } = checkManifests(readText(yaml, 'slides.yaml')).report;
  return findings
    .filter(({ severity }) => infos || severity !== 'info')
    .map(({ severity, code, origin, pointer, line, message }) => {
      const place = origin.kind === '' ? `line ${line}` : `${origin.kind} ${origin.name} ${pointer}`;
      return `${severity} ${code} ${place}: ${message}`;
    });
}

function fixes(yaml: string, code: string): string[] {
  const { findings } = checkManifests(readText(yaml)).report;
  return findings.filter((finding) => finding.code === code).map(({ fix }) => fix);
}

const deployment = (name: string, containers: string, labels = `app: ${name}`) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      ${labels}
  template:
    metadata:
      labels:
        ${labels}
    spec:
${containers}
---
`;
const container = (name: string, port: number) => `
      containers:
        - name: ${name}
          image: example.com/${name}:1
          ports:
            - containerPort: ${port}`;
const service = (name: string, app: string, port: string) => `
kind: Service
apiVersion: v1
metadata:
  name: ${name}
spec:
  selector:
    app: ${app}
  ports:
  - ${port}
---
`;
const webapp =
  service('webapp', 'webapp', 'name: http\n    port: 8080') + deployment('webapp', container('webapp', 8080));
const gateway = (rest: string) => `
apiVersion: networking.istio.io/v1alpha3
kind: Gateway
metadata:
  name: istio-gateway
spec:
  selector:
    istio: ingressgateway
${rest}
---
`;
const SERVER = `
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "*"`;
const virtualService = (routes: string, hosts = '- "*"', gateways = '- istio-gateway') => `
apiVersion: networking.istio.io/v1alpha3
kind: VirtualService
metadata:
  name: istio-virtualservice
spec:
  hosts:
    ${hosts}
  gateways:
    ${gateways}
${routes}
---
`;
const ROUTE = `
  http:
    - match:
        - uri:
            prefix: /
      route:
        - destination:
            host: webapp
            port:
              number: 8080`;

describe('the Gateway of the slides', () => {
  test('servers outside of spec', () => {
    const yaml = gateway(SERVER.replace(/^ {2}/gm, ''));
    expect(said(yaml)).toEqual([
      'error MESH0005 Gateway istio-gateway /servers: the object has no field servers: it belongs into spec',
    ]);
    expect(fixes(yaml, 'MESH0005')).toEqual(['indent servers by one level more, into spec']);
  });

  test('hosts outside of its server, and outside of everything', () => {
    expect(said(gateway(SERVER.replace('    hosts:\n    -', '  hosts:\n  -')))).toEqual([
      'error MESH0005 Gateway istio-gateway /spec/hosts: spec has no field hosts: it belongs into an item of servers',
    ]);
    expect(said(gateway(SERVER.replace('    hosts:\n    -', 'hosts:\n-')))).toEqual([
      'error MESH0005 Gateway istio-gateway /hosts: the object has no field hosts: it belongs into an item of spec.servers',
    ]);
  });

  test('a server without hosts, where none stand elsewhere', () => {
    expect(said(gateway(SERVER.replace('    hosts:\n    - "*"', '')))).toEqual([
      'error IST0106 Gateway istio-gateway /spec/servers/0/hosts: servers[0] must have at least one host',
    ]);
  });

  test('hosts where the items of servers begin, as it is printed: no YAML', () => {
    const yaml = `apiVersion: networking.istio.io/v1alpha3
kind: Gateway
metadata:
   name: istio-gateway
spec:
   selector:
    istio: ingressgateway
servers:
   - port:
       number: 80
       name: http
       protocol: HTTP
   hosts:
       - "*"
`;
    expect(said(`${yaml}---\n${virtualService(ROUTE)}`)).toEqual([
      'error MESH0002 line 13: the YAML cannot be read: "hosts" stands where the items of a list begin: it needs 5 spaces before it to be a field of the item above, or no spaces to end the list',
    ]);
  });

  test('the selector of istioctl, beside the pods of the Helm chart or without any', () => {
    const labels = (istio: string) =>
      deployment('ingress', container('istio-proxy', 8080), `istio: ${istio}`).replace(
        '\nmetadata:\n',
        '\nmetadata:\n  namespace: istio-ingress\n',
      );
    const yaml = gateway(SERVER) + labels('ingress');
    expect(said(yaml)).toEqual([
      'error IST0101 Gateway istio-gateway /spec/selector: selector istio=ingressgateway matches no pod',
    ]);
    expect(fixes(yaml, 'IST0101')).toEqual(['the pods of gateways that are given carry istio: ingress: select that']);
    expect(said(yaml, { infos: true }).filter((line) => line.includes('MESH0605'))).toEqual([]);
    expect(said(gateway(SERVER) + labels('ingressgateway'))).toEqual([]);
    expect(said(gateway(SERVER), { infos: true })).toEqual([
      'info MESH0605 Gateway istio-gateway /spec/selector/istio: istio: ingressgateway selects the gateway of istioctl and its profiles; the pods of the Helm chart as release istio-ingress are labelled istio: ingress',
    ]);
  });
});

describe('the VirtualService of the slides', () => {
  const retries = (indent: string) => `\n${indent}retries:\n${indent}  attempts: 5\n${indent}  perTryTimeout: 2s`;

  test('retries inside the route', () => {
    expect(said(gateway(SERVER) + webapp + virtualService(ROUTE + retries('      ')))).toEqual([]);
  });

  test.each([
    ['  ', '/spec/retries', 'spec has no field retries: it belongs into an item of http'],
    ['', '/retries', 'the object has no field retries: it belongs into an item of spec.http'],
    ['          ', '/spec/http/0/route/0/retries', 'route[0] has no field retries: it belongs into http[0]'],
  ])('retries elsewhere: indented by "%s"', (indent, pointer, message) => {
    expect(said(gateway(SERVER) + webapp + virtualService(ROUTE + retries(indent)))).toEqual([
      `error MESH0005 VirtualService istio-virtualservice ${pointer}: ${message}`,
    ]);
  });

  test('hosts and gateways that lost their dashes', () => {
    expect(said(gateway(SERVER) + webapp + virtualService(ROUTE, '_ "*"', 'istio-gateway'))).toEqual([
      'error MESH0006 VirtualService istio-virtualservice /spec/hosts: hosts must be a list, but is "_ \\"*\\""',
      'error MESH0006 VirtualService istio-virtualservice /spec/gateways: gateways must be a list, but is "istio-gateway"',
    ]);
  });

  test('a percent of an abort is unknown, that of a delay is deprecated', () => {
    const fault = (kind: string, rest: string) =>
      gateway(SERVER) +
      webapp +
      virtualService(`${ROUTE}\n      fault:\n        ${kind}:\n          percent: 50\n          ${rest}`);
    const abort = fault('abort', 'httpStatus: 503');
    expect(said(abort)).toEqual([
      'error MESH0005 VirtualService istio-virtualservice /spec/http/0/fault/abort/percent: abort has no field percent: did you mean percentage?',
    ]);
    expect(fixes(abort, 'MESH0005')).toEqual(['write percentage.value instead of percent']);
    const delay = fault('delay', 'fixedDelay: 5s');
    expect(said(delay)).toEqual([
      'warning IST0002 VirtualService istio-virtualservice /spec/http/0/fault/delay/percent: fault.delay.percent is deprecated',
    ]);
    expect(fixes(delay, 'IST0002')).toEqual(['use percentage.value']);
  });
});

test('the first example has a port that says no protocol, and a document that lost its first line', () => {
  const yaml =
    service('flask-service', 'flask-app', 'protocol: "TCP"\n    port: 8000\n    targetPort: 8080') +
    deployment('flask-app', container('flask-app', 8080));
  expect(said(yaml, { infos: true })).toEqual([
    'info IST0118 Service flask-service /spec/ports/0: port 8000 of Service flask-service has neither name nor appProtocol: Istio has to guess the protocol',
  ]);
  expect(said(yaml.replace('apiVersion: v1\n', ''))).toEqual([
    'warning MESH0003 line 2: the document has no apiVersion',
  ]);
  expect(said(yaml.replace('    port: 8000', '   port: 8000'))).toEqual([
    'error MESH0002 line 11: the YAML cannot be read: "port" has 3 spaces before it, but the fields that it could stand beside have 0, 2 or 4',
  ]);
});

describe('the annex', () => {
  const hello = service('hello-svc', 'hello', 'protocol: TCP\n    port: 80\n    targetPort: 8080');
  const resources = (indent: string) =>
    `\n${indent}resources:\n${indent}  requests:\n${indent}    cpu: "200m"\n${indent}  limits:\n${indent}    cpu: "500m"`;

  test('a Service whose port has no name', () => {
    expect(said(hello + deployment('hello', container('hello', 8080)), { infos: true })).toEqual([
      'info IST0118 Service hello-svc /spec/ports/0: port 80 of Service hello-svc has neither name nor appProtocol: Istio has to guess the protocol',
    ]);
  });

  test('resources beside the containers, and requests beside the resources', () => {
    const beside = deployment('hello', container('hello', 8080) + resources('      '));
    expect(said(beside, { infos: true })).toEqual([
      'info MESH0407 Deployment hello /spec/template/spec/resources: requests and limits stand beside the containers, of which none has any of its own (hello): clusters before Kubernetes 1.34 ignore them',
    ]);
    expect(said(deployment('hello', container('hello', 8080) + resources('          ')), { infos: true })).toEqual([]);
    const requests = `${container('hello', 8080)}\n          requests:\n            cpu: "200m"`;
    expect(said(deployment('hello', requests))).toEqual([
      'error MESH0005 Deployment hello /spec/template/spec/containers/0/requests: containers[0] has no field requests: it belongs into resources',
    ]);
  });

  test('containers beside the template, and a field that this project does not know', () => {
    const yaml = deployment('hello', '      serviceAccountName: hello') + deployment('other', container('other', 80));
    expect(said(yaml.replace('  template:', '  containers: []\n  template:'))).toEqual([
      'error MESH0005 Deployment hello /spec/containers: spec has no field containers: it belongs into template.spec',
    ]);
    expect(
      said(deployment('new', `${container('new', 80)}\n          restartPolicyRules: []\n      hostUsers: true`)),
    ).toEqual([]);
  });

  test('a comment that was wrapped, so that its last word is no field', () => {
    const yaml = gateway(SERVER).replace(
      'istio: ingressgateway\n',
      'istio: ingressgateway # the default gateway\nimplementation\n',
    );
    expect(said(yaml)).toEqual([
      'error MESH0002 line 9: the YAML cannot be read: "implementation" stands alone: a field needs a colon after it, and a comment a # before it',
    ]);
  });

  test('a route that a page break moved to the left', () => {
    const nginx =
      service('webapp', 'webapp', 'name: http\n    port: 8080') + deployment('webapp', container('webapp', 8080));
    const match = '\n  http:\n  - match:\n    - uri:\n        prefix: /hello';
    expect(
      said(gateway(SERVER) + nginx + virtualService(`${match}\nroute:\n- destination:\n    host: webapp`)),
    ).toEqual([
      'error MESH0005 VirtualService istio-virtualservice /route: the object has no field route: it belongs into an item of spec.http',
    ]);
    expect(
      said(gateway(SERVER) + nginx + virtualService(`${match}\n    route:\n    - destination:\n      host: webapp`)),
    ).toEqual([
      'error MESH0005 VirtualService istio-virtualservice /spec/http/0/route/0/host: route[0] has no field host: it belongs into destination',
    ]);
    expect(
      said(gateway(SERVER) + nginx + virtualService(`${match}\n    route:\n    - destination:\n        host: webapp`)),
    ).toEqual([]);
  });

  test('a victim of kube-monkey in an API version that is gone', () => {
    const victim = deployment('monkey-victim', container('monkey-victim', 80), 'kube-monkey/kill-mode: "fixed"');
    const old = victim.replace('apps/v1', 'extensions/v1beta1');
    expect(said(old)).toEqual([
      'error MESH0008 Deployment monkey-victim /apiVersion: Kubernetes 1.16 removed extensions/v1beta1 Deployment: the API server refuses the object',
    ]);
    expect(fixes(old, 'MESH0008')).toEqual(['write apiVersion: apps/v1; spec.selector is required there']);
    expect(said(old.replace('"fixed"', '"fixed" __'))[0]).toMatch(
      /^error MESH0002 .*: "__" stands after the end of the value: /,
    );
  });

  test('a timeout outside of its rule', () => {
    expect(said(gateway(SERVER) + webapp + virtualService(`${ROUTE}\ntimeout: 5s`))).toEqual([
      'error MESH0005 VirtualService istio-virtualservice /timeout: the object has no field timeout: it belongs into an item of spec.http',
    ]);
  });
});

test('the API versions of the time are still served', () => {
  const versions = gateway(SERVER) + webapp + virtualService(ROUTE);
  expect(said(versions)).toEqual([]);
  expect(versions).toContain('networking.istio.io/v1alpha3');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { find, type Manifest } from '../support/render';
import { hasSchema, violations } from '../support/schema';
import { exercisesOf, snapshot, system } from '../support/systems';
import { asksForV1, split, toV1 } from './hello-routes';

const base = () => system('hello-versions');
const all = () => ['hello-versions', ...exercisesOf('hello-versions')];
const title = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace}/${metadata.name}`;

const readme = readFileSync(join(__dirname, '..', '..', 'charts', 'hello-versions', 'README.md'), 'utf8');
const versions = ['v1', 'v2', 'v3'];

describe('hello in three versions', () => {
  test.each(all())('%s renders what dist/ has', (name) => {
    const { rendered, committed } = snapshot(name);
    expect(rendered).toBe(committed);
  });

  test.each(all())('%s has custom resources that their CRDs take', (name) => {
    const custom = system(name).filter(hasSchema);
    expect(custom.length).toBeGreaterThan(0);
    expect(custom.flatMap((manifest) => violations(manifest).map((text) => `${title(manifest)}${text}`))).toEqual([]);
  });

  test('lives in an injected namespace, which comes first', () => {
    expect(base()[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'hello', labels: { 'istio-injection': 'enabled' } },
    });
  });

  test.each(versions)('runs %s of the application, with 64Mi and 200m, and at most 128Mi and 500m', (version) => {
    const { spec, metadata } = find(base(), 'Deployment', `hello-${version}`);
    expect(metadata.labels).toEqual({ app: 'hello', version });
    expect(spec.selector.matchLabels).toEqual({ app: 'hello', version });
    expect(spec.template.metadata.labels).toMatchObject({ app: 'hello', version });
    expect(spec.template.spec.containers).toMatchObject([
      {
        name: 'hello',
        image: 'gcr.io/google-samples/hello-app:1.0',
        imagePullPolicy: 'IfNotPresent',
        ports: [{ containerPort: 8080 }],
        resources: { requests: { memory: '64Mi', cpu: '200m' }, limits: { memory: '128Mi', cpu: '500m' } },
      },
    ]);
  });

  test('has one Service hello-svc over all versions, 80 to 8080', () => {
    expect(find(base(), 'Service', 'hello-svc').spec).toMatchObject({
      selector: { app: 'hello' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    });
  });

  test('has an nginx in front of it, which speaks HTTP/1.1 to hello-svc', () => {
    const { data } = find(base(), 'ConfigMap', 'nginx-config');
    expect(Object.keys(data)).toEqual(['proxy.conf']);
    expect(data['proxy.conf']).toMatch(/listen 80;\n\s*location \/hello \{\n\s*proxy_pass http:\/\/hello-svc;/);
    expect(data['proxy.conf']).toContain('proxy_http_version 1.1;');

    const { template } = find(base(), 'Deployment', 'nginx').spec;
    expect(template.metadata.labels).toMatchObject({ app: 'nginx' });
    const [container] = template.spec.containers;
    expect(container).toMatchObject({ image: 'docker.io/library/nginx:1.27', ports: [{ containerPort: 80 }] });
    expect(container.volumeMounts).toEqual([{ mountPath: '/etc/nginx/conf.d', name: 'config' }]);
    expect(template.spec.volumes).toEqual([
      { name: 'config', configMap: { name: 'nginx-config', items: [{ key: 'proxy.conf', path: 'proxy.conf' }] } },
    ]);
    expect(find(base(), 'Service', 'nginx-svc').spec).toMatchObject({
      selector: { app: 'nginx' },
      ports: [{ name: 'http', port: 80, targetPort: 80 }],
    });
  });

  test('declares the patience of nginx: a minute for hello', () => {
    const { annotations } = find(base(), 'Deployment', 'nginx').metadata;
    expect(JSON.parse(annotations['cdk8s-mesh/calls'])).toEqual([{ to: 'hello-svc', timeout: '1m' }]);
  });

  test('opens port 80 of the ingress gateway for its own host', () => {
    expect(find(base(), 'Gateway', 'hello-gateway').spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['hello.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('hands the prefix /hello on to port 80 of nginx-svc', () => {
    expect(find(base(), 'VirtualService', 'hello').spec).toEqual({
      hosts: ['hello.example.com'],
      gateways: ['hello-gateway'],
      http: [
        {
          match: [{ uri: { prefix: '/hello' } }],
          route: [{ destination: { host: 'nginx-svc', port: { number: 80 } } }],
        },
      ],
    });
  });

  test('gives version 1 to whoever asks by header, and 33, 33 and 34 % to everyone else', () => {
    expect(find(base(), 'VirtualService', 'hello-svc').spec).toEqual({
      hosts: ['hello-svc'],
      http: [{ match: asksForV1, route: toV1 }, { route: split(33, 33, 34) }],
    });
    expect(find(base(), 'DestinationRule', 'hello-svc').spec).toEqual({
      host: 'hello-svc',
      subsets: versions.map((version) => ({ name: version, labels: { version } })),
    });
  });

  test('takes mutual TLS only, in the whole namespace', () => {
    expect(find(base(), 'PeerAuthentication').spec).toEqual({ mtls: { mode: 'STRICT' } });
  });

  test('traces one request of ten and logs access', () => {
    expect(find(base(), 'Telemetry').spec).toEqual({
      tracing: [{ randomSamplingPercentage: 10 }],
      accessLogging: [{ providers: [{ name: 'envoy' }] }],
    });
  });

  test('names the headers in its README that an application has to forward', () => {
    const b3 = ['traceid', 'spanid', 'parentspanid', 'sampled', 'flags'].map((name) => `x-b3-${name}`);
    for (const header of ['x-request-id', ...b3, 'b3', 'traceparent', 'tracestate']) {
      expect(readme).toMatch(new RegExp(`^\\|.*\`${header}\`.*\\|$`, 'm'));
    }
  });

  test('has an exercise in its README for every file, and no other', () => {
    const listed = [...readme.matchAll(/^\| `(\d\d-[a-z-]+)` +\|/gm)].map(([, name]) => `hello-versions-${name}`);
    expect(listed).toEqual(exercisesOf('hello-versions'));
  });
});

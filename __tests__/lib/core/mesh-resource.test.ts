import { describe, expect, test } from '@jest/globals';
import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import { VirtualService } from 'cdk8s-mesh';
import { Resource, Role, ServiceAccount } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne } from '../../support/render';
import { reviews, v1 } from '../../support/virtual-service';

const build = (chart: Chart, props: object = {}) =>
  new VirtualService(chart, 'routes', { host: reviews, http: [{ to: v1 }], ...props });

function resource(props: object = {}): VirtualService {
  return build(new Chart(Testing.app(), 'test', { namespace: 'bookinfo', disableResourceNameHashes: true }), props);
}

describe('a resource of the mesh is a resource of cdk8s-plus', () => {
  test('with one child, the ApiObject called Resource', () => {
    const routes = resource();
    expect(routes).toBeInstanceOf(Resource);
    expect(routes.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
    expect(routes.node.defaultChild).toBe(routes.node.children[0]);
    expect(ApiObject.of(routes)).toBe(routes.node.defaultChild);
  });

  test('that knows its kind and its names', () => {
    const routes = resource();
    expect(routes).toMatchObject({
      apiVersion: 'networking.istio.io/v1',
      apiGroup: 'networking.istio.io',
      kind: 'VirtualService',
      resourceType: 'virtualservices',
      name: 'test-routes',
      namespace: 'bookinfo',
    });
  });

  test('whose metadata comes from the props and the chart', () => {
    const metadata = { name: 'r', namespace: 'shop', labels: { team: 'a' }, annotations: { note: 'b' } };
    expect(renderOne((chart) => build(chart, { metadata })).metadata).toEqual(metadata);
    expect(renderOne((chart) => build(chart)).metadata).toEqual({ name: 'test-routes', namespace: 'bookinfo' });
  });

  test('whose metadata can be added to, without effect on what was passed in', () => {
    const metadata = Object.freeze({ labels: Object.freeze({ team: 'a' }) });
    const manifest = renderOne((chart) => build(chart, { metadata }).metadata.addLabel('tier', 'b'));
    expect(manifest.metadata.labels).toEqual({ team: 'a', tier: 'b' });
    expect(metadata.labels).toEqual({ team: 'a' });
  });

  test('that roles can be about', () => {
    const manifests = render((chart) => {
      const role = new Role(chart, 'role');
      role.allowRead(build(chart));
    });
    expect(find(manifests, 'Role').rules).toEqual([
      {
        apiGroups: ['networking.istio.io'],
        resources: ['virtualservices'],
        resourceNames: ['test-routes'],
        verbs: ['get', 'list', 'watch'],
      },
    ]);
  });

  test('whose permissions can be granted', () => {
    const manifests = render((chart) => {
      build(chart).permissions.grantRead(new ServiceAccount(chart, 'account'));
    });
    expect(find(manifests, 'Role').rules[0]).toMatchObject({
      resources: ['virtualservices'],
      resourceNames: ['test-routes'],
    });
    expect(find(manifests, 'RoleBinding').subjects).toHaveLength(1);
  });
});

test('a resource renders alike however often it is rendered', () => {
  const routes = resource();
  routes.override('/spec/list', []);
  routes.override('/spec/list/-', 1);
  const api = ApiObject.of(routes);
  expect(api.toJson()).toEqual(api.toJson());
  expect(api.toJson().spec.list).toEqual([1]);
});

test('a resource renders what was added up to the end', () => {
  const manifest = renderOne((chart) => {
    const routes = new VirtualService(chart, 'routes', { host: reviews });
    routes.addHttpRoute({ to: v1 });
  });
  expect(manifest.spec.http).toHaveLength(1);
});

describe('override', () => {
  test('sets, appends, removes, adds unknown fields and makes missing parents, in the order of the calls', () => {
    const { spec, metadata } = renderOne((chart) => {
      const routes = build(chart);
      routes.override('/spec/hosts/-', 'reviews.example.com');
      routes.override('/spec/http/0/route/0/destination/subset', 'v3');
      routes.override('/spec/http/0/newField', { enabled: true });
      routes.override('/spec/http/0/retries/newField', 1);
      routes.override('/spec/http/0/retries/newField', 2);
      routes.override('/spec/exportTo', ['.']);
      routes.override('/spec/exportTo', undefined);
      routes.override('/metadata/annotations/example.com~1owner', 'a');
    });
    expect(spec).toEqual({
      hosts: ['reviews', 'reviews.example.com'],
      http: [
        {
          route: [{ destination: { host: 'reviews', subset: 'v3' } }],
          newField: { enabled: true },
          retries: { newField: 2 },
        },
      ],
    });
    expect(metadata.annotations).toEqual({ 'example.com/owner': 'a' });
  });

  test('is written to files', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'test', { disableResourceNameHashes: true });
    new VirtualService(chart, 'routes', { hosts: [reviews], http: [{ to: v1 }] }).override('/spec/newField', 'x');
    expect((app as App).synthYaml()).toContain('newField: x');
  });

  test('fails at once for what is no pointer', () => {
    expect(messageOf(() => resource().override('spec.hosts', []))).toBe(
      "'pointer' must be a JSON pointer that begins with /, such as /spec/hosts/0, got 'spec.hosts' (at test/routes) [MESH_INVALID_POINTER]",
    );
  });

  test('fails when rendered for a pointer that does not fit', () => {
    expect(messageOf(() => renderOne((chart) => build(chart).override('/spec/http/3/timeout', '1s')))).toBe(
      "'pointer' must name a place in a list of 1; '3' is none, got '/spec/http/3/timeout' (at test/routes) [MESH_INVALID_POINTER]",
    );
  });

  test('fails for a value that is not JSON', () => {
    expect(messageOf(() => resource().override('/spec/x', Symbol('x')))).toBe(
      "'value' must be plain JSON, got Symbol(x) (at test/routes) [MESH_INVALID_OVERRIDE]",
    );
  });
});

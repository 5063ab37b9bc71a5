import { describe, expect, test } from '@jest/globals';
import { generate } from '../../../lab/differential/generate/scenario';
import { endpointSlice, PROXY_LABEL } from '../../../lab/differential/placement';
import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { manifestObject } from '../../../lib/manifest/object';
import { validate } from '../../../lib/manifest/validate';
import { asObject, at, objectsOf } from '../../../lib/mesh/json';

const meshes = Array.from({ length: 60 }, (_, index) => generate(7, index, 12));

function objectsOfKind(kind: string): readonly JsonObject[] {
  return meshes.flatMap(({ objects }) => objects.filter((object) => object.kind === kind));
}

describe('random meshes', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(generate(7, 3, 12)).toEqual(meshes[3]);
    expect(generate(8, 3, 12).objects).not.toEqual(meshes[3]?.objects);
  });

  test('are accepted by the schemas', () => {
    const violations = meshes.flatMap(({ objects }) =>
      objects.flatMap((json) => {
        const object = manifestObject(json);
        return object === undefined ? ['unreadable'] : validate(object).map((one) => JSON.stringify(one));
      }),
    );
    expect(violations).toEqual([]);
  });

  test('hold their id in every name that others could see', () => {
    for (const { id, objects } of meshes) {
      for (const { metadata } of objects) {
        const { namespace, name } = metadata as { namespace?: string; name: string };
        expect(namespace ?? name).toContain(id);
      }
    }
  });

  test('have from 1 to 20 services, and often few', () => {
    const sizes = meshes.map(
      ({ objects }) =>
        objects.filter(
          ({ kind, metadata }) => kind === 'Service' && !['edge', 'entry'].includes(String(asObject(metadata)?.name)),
        ).length,
    );
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBeGreaterThan(8);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
    expect(sizes.filter((size) => size <= 3).length).toBeGreaterThan(sizes.length / 3);
  });

  test('come to every kind of object, match and action', () => {
    const kinds = ['VirtualService', 'DestinationRule', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'ServiceEntry', 'Sidecar'];
    for (const kind of [...kinds, 'AuthorizationPolicy', 'ReferenceGrant']) {
      expect({ kind, count: objectsOfKind(kind).length }).not.toEqual({ kind, count: 0 });
    }
    const rules = objectsOfKind('VirtualService').flatMap(({ spec }) => objectsOf(at(spec, 'http')));
    const fields = new Set(rules.flatMap(([, rule]) => Object.keys(rule)));
    for (const field of ['delegate', 'directResponse', 'fault', 'headers', 'match', 'mirror', 'mirrors', 'redirect']) {
      expect(fields).toContain(field);
    }
    for (const field of ['retries', 'rewrite', 'route', 'timeout']) expect(fields).toContain(field);
    const asked = new Set(
      rules.flatMap(([, rule]) => objectsOf(rule.match).flatMap(([, match]) => Object.keys(match))),
    );
    for (const field of [
      'authority',
      'gateways',
      'headers',
      'ignoreUriCase',
      'method',
      'port',
      'queryParams',
      'scheme',
    ]) {
      expect(asked).toContain(field);
    }
    for (const field of ['sourceLabels', 'sourceNamespace', 'uri', 'withoutHeaders']) expect(asked).toContain(field);
  });

  test('ask through proxies that are there', () => {
    for (const { objects, probes } of meshes) {
      expect(probes).toHaveLength(12);
      for (const { client } of probes.filter(({ client: name }) => !name.startsWith('gateway:'))) {
        const pod = objects.find(
          ({ kind, metadata }) =>
            kind === 'Pod' && client === `${asObject(metadata)?.namespace}/${asObject(metadata)?.name}`,
        );
        expect(at(pod, 'metadata', 'labels', PROXY_LABEL)).toBe('sidecar');
      }
    }
  });
});

describe('what stands in for the controller of EndpointSlices', () => {
  test('takes the pods that a Service selects in its namespace, and their ports', () => {
    const pod = (name: string, namespace: string, app: string, address: string) => ({
      object: {},
      name,
      namespace,
      labels: { app },
      address,
      proxy: undefined,
    });
    const service = {
      kind: 'Service',
      metadata: { name: 'cart', namespace: 'shop' },
      spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    };
    const pods = [
      pod('cart-1', 'shop', 'cart', '10.78.1.0'),
      pod('cart-2', 'other', 'cart', '10.78.1.1'),
      pod('web-1', 'shop', 'web', '10.78.1.2'),
    ];
    expect(endpointSlice(service, pods)).toMatchObject({
      metadata: { name: 'cart-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'cart' } },
      ports: [{ name: 'http', port: 8080 }],
      endpoints: [{ addresses: ['10.78.1.0'], targetRef: { name: 'cart-1' } }],
    });
  });
});

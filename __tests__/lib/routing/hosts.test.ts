import { describe, expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { ends, outcomeOf, routed } from './routed';

const BASE = injected() + injected('other') + app('web') + app('cart') + app('far', { namespace: 'other' });
const TO_FAR = '- route: [{ destination: { host: far.other.svc.cluster.local } }]';

describe('which host a request is for', () => {
  const mesh = BASE + virtualService('cart', TO_FAR);
  test.each([
    ['http://cart:8080/', 'far'],
    ['http://CART:8080/', 'far'],
    ['http://cart.shop:8080/', 'far'],
    ['http://cart.shop.svc:8080/', 'far'],
    ['http://cart.shop.svc.cluster.local:8080/', 'far'],
    ['http://cart.shop.svc.cluster.local.:8080/', 'far'],
    ['http://far:8080/', 'far'],
    ['http://far.other:8080/', 'far'],
  ])('%s', (url, end) => {
    expect(ends(mesh, url)).toBe(end);
  });

  test('a host header decides, not what is dialled', () => {
    expect(ends(mesh, 'http://web:8080/', { headers: { Host: 'cart' } })).toBe('far');
  });

  test('a host with one dot in a VirtualService is not completed', () => {
    expect(ends(BASE + virtualService('cart.shop', TO_FAR), 'http://cart:8080/')).toBe('cart');
  });

  test('without a VirtualService the service itself gets it, with the default retries and no timeout', () => {
    expect(outcomeOf(BASE, 'http://cart:8080/')).toMatchObject({
      destinations: [{ host: 'cart.shop.svc.cluster.local', port: 8080, subset: null, share: 1 }],
      timeoutMs: null,
      retries: {
        attempts: 2,
        perTryTimeoutMs: null,
        on: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'],
      },
      status: null,
      error: null,
    });
  });

  test('a host that nothing offers has rules on port 80 only', () => {
    const rule = '- route: [{ destination: { host: far.other.svc.cluster.local, port: { number: 8080 } } }]';
    const free =
      BASE + app('front', { port: 80 }) + app('other', { port: 81 }) + virtualService('api.example.com', rule);
    expect(ends(free, 'http://api.example.com/')).toBe('far');
    expect(ends(free, 'http://api.example.com:81/')).toBe('api.example.com');
  });

  test('a wildcard VirtualService is for the services within it', () => {
    expect(
      ends(
        BASE + virtualService("'*.shop.svc.cluster.local'", TO_FAR).replace(/name: '[^']*'/, 'name: wild'),
        'http://cart:8080/',
      ),
    ).toBe('far');
  });
});

describe('what a client does not know', () => {
  test('passes through', () => {
    expect(routed(BASE, 'http://example.com/').trace.map(({ step }) => step)).toContain('passthrough');
  });

  test('is answered with 502 where only the registry counts', () => {
    const options = { meshConfig: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }' };
    expect(ends(BASE + app('front', { port: 80 }), 'http://example.com/', {}, options)).toBe('502');
    expect(ends(BASE, 'http://example.com:9999/', {}, options)).toBe('connection-reset');
  });

  const sidecar = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
---
`;
  test('a Sidecar hides what it does not import', () => {
    expect(ends(BASE + sidecar, 'http://far.other:8080/')).toBe('502');
    expect(ends(BASE + sidecar, 'http://cart:8080/')).toBe('cart');
  });

  test('a policy of a Sidecar without a mode lets nothing out', () => {
    const unset = (policy: string) => sidecar.replace('outboundTrafficPolicy: { mode: REGISTRY_ONLY }', policy);
    expect(ends(BASE + unset('outboundTrafficPolicy: {}'), 'http://far.other:8080/')).toBe('502');
    expect(ends(BASE + unset('ingress: []'), 'http://far.other:8080/')).not.toBe('502');
  });

  test('a service without a declared protocol that is not imported has no listener: the authority counts', () => {
    const own = app('own', { namespace: 'other', portName: 'web' });
    const rule = virtualService('own.other.svc.cluster.local', TO_FAR);
    const asked = { headers: { host: 'nobody.example.com' } };
    expect(ends(BASE + own + sidecar + rule, 'http://own.other:8080/', asked)).toBe('502');
    expect(ends(BASE + own + rule, 'http://own.other:8080/', asked)).toBe('far');
  });

  test('an imported VirtualService brings its destinations along, but for its own rules only', () => {
    const mesh = BASE + sidecar + virtualService('cart', TO_FAR);
    expect(ends(mesh, 'http://cart:8080/')).toBe('far');
    expect(ends(mesh, 'http://far.other:8080/')).toBe('502');
  });

  test('a Service that is not exported is out of reach', () => {
    const hidden = BASE.replace(
      'metadata: { name: far, namespace: other }\nspec:\n  selector',
      "metadata: { name: far, namespace: other, annotations: { networking.istio.io/exportTo: '.' } }\nspec:\n  selector",
    );
    expect(routed(hidden, 'http://far.other:8080/').trace.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['visibility', 'passthrough']),
    );
  });

  test('nothing applies to a client without a sidecar', () => {
    const outside = `apiVersion: v1\nkind: Namespace\nmetadata: { name: out }\n---\n${app('cron', { namespace: 'out' })}`;
    const mesh = BASE + outside + virtualService('cart', TO_FAR);
    expect(ends(mesh, 'http://cart.shop:8080/', { from: 'out/cron' })).toBe('cart');
    expect(outcomeOf(mesh, 'http://cart.shop:8080/', { from: 'out/cron' }).tls).toBe('DISABLE');
  });
});

describe('several VirtualServices for one host', () => {
  const two =
    virtualService('cart', TO_FAR) +
    virtualService('cart', '- route: [{ destination: { host: cart } }]').replace('name: cart', 'name: cart-2');
  test('the order is undefined', () => {
    const { destinations, undefinedOrder } = outcomeOf(BASE + two, 'http://cart:8080/');
    expect(destinations[0]?.host).toBe('far.other.svc.cluster.local');
    expect(undefinedOrder).toEqual(['VirtualService shop/cart', 'VirtualService shop/cart-2']);
  });

  test('the age decides where it is known', () => {
    const aged = two
      .replace('name: cart, namespace', "name: cart, creationTimestamp: '2026-01-02T00:00:00Z', namespace")
      .replace('name: cart-2, namespace', "name: cart-2, creationTimestamp: '2026-01-01T00:00:00Z', namespace");
    const { destinations, undefinedOrder } = outcomeOf(BASE + aged, 'http://cart:8080/');
    expect(destinations[0]?.host).toBe('cart.shop.svc.cluster.local');
    expect(undefinedOrder).toEqual([]);
  });
});

describe('what is passed through', () => {
  const odd =
    BASE +
    app('hidden', { namespace: 'other', port: 7070 }).replace(
      'metadata: { name: hidden, namespace: other }\nspec:\n  selector',
      "metadata: { name: hidden, namespace: other, annotations: { networking.istio.io/exportTo: '.' } }\nspec:\n  selector",
    );
  const strict =
    'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: other }\nspec: { mtls: { mode: STRICT } }\n---\n';

  test('stays as it is where the proxy has no listener for HTTP on the port', () => {
    expect(outcomeOf(odd, 'http://hidden.other:7070/./a').request.path).toBe('/./a');
    expect(outcomeOf(odd + strict, 'http://hidden.other:7070/')).toMatchObject({
      status: null,
      error: 'connection-reset',
    });
  });

  test('is read where it has one', () => {
    const seen = odd + app('other', { port: 7070 });
    expect(outcomeOf(seen, 'http://hidden.other:7070/./a').request.path).toBe('/a');
    expect(outcomeOf(seen + strict, 'http://hidden.other:7070/')).toMatchObject({
      status: 503,
      error: 'connection-reset',
    });
  });

  test('meets nothing on a port that a Service does not have', () => {
    expect(ends(BASE, 'http://cart:81/')).toBe('connection-reset');
    expect(ends(BASE + app('other', { port: 81 }), 'http://cart:81/')).toBe('503');
  });
});

test('a VirtualService for a host that nothing offers takes a listener that some service makes', () => {
  const rule = virtualService('api.example.com', '- directResponse: { status: 418 }');
  expect(ends(BASE + rule, 'http://api.example.com/')).toBe('api.example.com');
  expect(ends(BASE + rule + app('front', { port: 80 }), 'http://api.example.com/')).toBe('418');
  const onlyOwn =
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: default, namespace: shop }\nspec: { egress: [{ hosts: [./*] }] }\n---\n';
  const far = app('front', { port: 80, namespace: 'other' });
  expect(ends(BASE + rule + far, 'http://api.example.com/')).toBe('418');
  expect(ends(BASE + rule + far + onlyOwn, 'http://api.example.com/')).toBe('api.example.com');
});

test('a rule reaches a service of its own namespace that is not exported there', () => {
  const hidden = BASE.replace(
    'metadata: { name: web, namespace: shop }\nspec:\n  selector',
    'metadata: { name: web, namespace: shop, annotations: { networking.istio.io/exportTo: other } }\nspec:\n  selector',
  );
  const rule = virtualService('cart', '- route: [{ destination: { host: web } }]');
  expect(hidden).not.toBe(BASE);
  expect(ends(hidden + rule, 'http://cart:8080/')).toBe('web');
});

describe('a host of a VirtualService that no service offers on the port', () => {
  const answer = '- directResponse: { status: 418 }';
  const web = app('front', { port: 80 });
  test('is known by the very name alone', () => {
    const rule = virtualService('gone', answer);
    expect(ends(BASE + web + rule, 'http://gone.shop.svc.cluster.local/')).toBe('418');
    expect(ends(BASE + web + rule, 'http://gone/')).not.toBe('418');
    expect(ends(BASE + web + rule, 'http://gone.shop/')).not.toBe('418');
  });

  test('may be that of a service with other ports', () => {
    expect(ends(BASE + web + virtualService('cart', answer), 'http://cart.shop.svc.cluster.local/')).toBe('418');
  });

  test('is known on another port where a host beside it is that of a service', () => {
    const both = virtualService('cart', answer).replace('hosts: [cart]', 'hosts: [cart, api.example.com]');
    expect(ends(BASE + both, 'http://api.example.com:8080/')).toBe('418');
    expect(ends(BASE + virtualService('api.example.com', answer), 'http://api.example.com:8080/')).toBe(
      'api.example.com',
    );
  });
});

describe('what a Sidecar imports of VirtualServices', () => {
  const only = (hosts: string) =>
    `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: default, namespace: shop }\nspec: { egress: [{ hosts: [${hosts}] }] }\n---\n`;
  const foreign = virtualService('cart', '- directResponse: { status: 418 }', 'other').replace(
    'hosts: [cart]',
    'hosts: [cart.shop.svc.cluster.local]',
  );
  test.each([
    ['./*', 'cart'],
    ['./*, other/*', '418'],
    ['"*/*"', '418'],
    ['"*/*", "~other/*"', 'cart'],
    ['"*/*", "~*/cart.shop.svc.cluster.local"', 'cart.shop.svc.cluster.local'],
  ])('%s', (hosts, end) => {
    const found = ends(BASE + foreign + only(hosts), 'http://cart.shop.svc.cluster.local:8080/');
    expect(found === 'cart' && end !== 'cart' ? 'cart.shop.svc.cluster.local' : found).toBe(end);
  });
});

test('a service that the Sidecar does not import leaves its host to a VirtualService that it imports', () => {
  const entry =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: pay, namespace: other }\nspec: { hosts: [pay.test], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }\n---\n';
  const sidecar =
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: default, namespace: shop }\nspec: { egress: [{ hosts: [./*] }] }\n---\n';
  const mesh = BASE + app('front', { port: 80 }) + entry + sidecar;
  expect(ends(mesh + virtualService('pay.test', '- directResponse: { status: 418 }'), 'http://pay.test/')).toBe('418');
});

describe('a port whose protocol is not declared', () => {
  const odd = app('odd', { port: 80, portName: 'web' });
  const api = virtualService('api.example.com', '- directResponse: { status: 418 }');
  test('makes no listener for other hosts', () => {
    expect(ends(BASE + odd + api, 'http://api.example.com/')).toBe('api.example.com');
    expect(ends(BASE + odd + app('front', { port: 80 }) + api, 'http://api.example.com/')).toBe('418');
    const headless = odd.replace(
      'selector: { app: odd }\n  ports',
      'clusterIP: None\n  selector: { app: odd }\n  ports',
    );
    expect(headless).not.toBe(odd);
    expect(ends(BASE + headless + api, 'http://api.example.com/')).toBe('418');
  });

  test('is for the service that is dialled, whatever the authority', () => {
    const rule = virtualService('odd', '- directResponse: { status: 419 }');
    expect(ends(BASE + odd + rule, 'http://odd/', { headers: { host: 'else.example.com' } })).toBe('419');
  });
});

import { describe, expect, test } from '@jest/globals';
import { attached, BASE, FROM, gateway, http, to } from './gateway-yaml';
import { ends, outcomeOf } from './routed';

describe('an Istio Gateway with several servers', () => {
  const direct = (status: number, match = '') => `http: [{ ${match}directResponse: { status: ${status} } }]`;
  test('a VirtualService without a rule for it claims nothing', () => {
    const mesh =
      BASE +
      gateway(http('"*.example.com"')) +
      attached('a', 'www.example.com', direct(418, 'match: [{ gateways: [mesh] }], ')).replace(
        '[edge]',
        '[edge, mesh]',
      ) +
      attached('b', '"*.example.com"', direct(419));
    expect(ends(mesh, 'http://www.example.com/', FROM)).toBe('419');
  });

  describe('of which one redirects to HTTPS', () => {
    const redirecting = (hosts: string) => gateway(http(hosts, ', tls: { httpsRedirect: true }'), 'front');
    const plain = gateway(http('shop.example.com, www.example.com'));
    const onFront = (name: string, hosts: string) => attached(name, hosts, direct(418)).replace('[edge]', '[front]');
    test.each([
      [
        'what is claimed through it',
        redirecting('"*"') + plain + onFront('a', 'www.example.com'),
        '301 https://www.example.com/',
      ],
      [
        'what only the other claims is not',
        redirecting('"*"') + plain + attached('a', 'www.example.com', direct(418)),
        '418',
      ],
      ['its own host', redirecting('www.example.com'), '301 https://www.example.com/'],
      ['a host with its namespace is none', redirecting('"shop/www.example.com"'), '404'],
    ])('%s', (_, rules, end) => {
      expect(ends(BASE + rules, 'http://www.example.com/', { from: 'gateway:shop/front' })).toBe(end);
    });

    test('after the policies were asked', () => {
      const deny =
        'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: istio-system }\nspec: { action: DENY, selector: { matchLabels: { istio: ingressgateway } }, rules: [{}] }\n---\n';
      expect(
        ends(
          BASE + gateway(http('a.example.com', ', tls: { httpsRedirect: true }')) + deny,
          'http://a.example.com/',
          FROM,
        ),
      ).toBe('403');
    });
  });
});

describe('servers that share a port', () => {
  const tcp = '{ hosts: ["*"], port: { number: 80, name: tcp, protocol: TCP } }';
  const https = (host: string) =>
    `{ hosts: [${host}], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: c } }`;
  const rule = attached('a', '"*"', to('cart'));
  test('of another kind are left out', () => {
    expect(ends(BASE + gateway(`${http('"*"')}, ${tcp}`) + rule, 'http://a.example.com/', FROM)).toBe('cart');
    expect(ends(BASE + gateway(`${tcp}, ${http('"*"')}`) + rule, 'http://a.example.com/', FROM)).toBe(
      'connection-reset',
    );
  });

  test('in Gateways of unknown age make the outcome uncertain', () => {
    const two = BASE + gateway(http('"*"'), 'edge') + gateway(tcp, 'front') + rule;
    expect(outcomeOf(two, 'http://a.example.com/', FROM).undefinedOrder).toEqual([
      'Gateway shop/edge',
      'Gateway shop/front',
    ]);
  });

  test('with one host by TLS: the first counts', () => {
    const two =
      BASE +
      gateway(https('a.example.com'), 'edge') +
      gateway(https('a.example.com'), 'front') +
      attached('a', 'a.example.com', to('cart')) +
      attached('b', 'a.example.com', to('web')).replace('[edge]', '[front]');
    const { undefinedOrder, destinations } = outcomeOf(two, 'https://a.example.com/', FROM);
    expect(destinations[0]?.host).toBe('cart.shop.svc.cluster.local');
    expect(undefinedOrder).toEqual(['Gateway shop/edge', 'Gateway shop/front']);
  });
});

test('between networks the server name tells the service', () => {
  const mesh =
    BASE +
    gateway(
      '{ hosts: ["*.local"], port: { number: 15443, name: tls, protocol: TLS }, tls: { mode: AUTO_PASSTHROUGH } }',
    );
  const asked = (sni: string) => ends(mesh, 'https://any:15443/', { ...FROM, sni });
  expect(asked('outbound_.8080_._.cart.shop.svc.cluster.local')).toBe('cart');
  expect(asked('outbound_.8080_.v9_.cart.shop.svc.cluster.local')).toBe('connection-reset');
  expect(asked('cart.shop.svc.cluster.local')).toBe('connection-reset');
});

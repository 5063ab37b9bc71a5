import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCases } from '../../../lib/cases';

const read = (text: string) => readCases(text, { file: 'shop/cart.routes.yaml', folder: 'shop' });
/** What is wrong with a text, as `line: message`. */
const problems = (text: string) => read(text).problems.map(({ line, message }) => `${line}: ${message}`);
/** What is wrong with a case that has these lines below `name`. */
const inCase = (lines: string) =>
  problems(`defaults: { from: shop/web }\ncases:\n  - name: a\n${lines.replace(/^/gm, '    ')}`);
const inExpected = (lines: string) => inCase(`request: http://cart/\nexpect:\n${lines.replace(/^/gm, '  ')}`);

describe('a file of cases', () => {
  test('gives cases with paths that are relative to it, and defaults filled in', () => {
    const { cases, problems: wrong } = read(`
mesh: [../dist, more.yaml, /etc/mesh.yaml]
meshConfig: mesh-config.yaml
assumeComplete: true
defaults: { from: shop/web, headers: { user: jo, n: 1 } }
cases:
  - name: a cart
    with: extra.yaml
    request: { url: https://cart:8443/a?b, method: PUT, headers: { user: al }, sni: x, claims: { iss: i }, sourceIp: 1.2.3.4, remoteIp: 1.2.3.5 }
    expect: { status: 404 }
  - name: from outside
    request: { from: gateway:shop/edge, url: http://cart }
    expect:
      destinations: cart
`);
    expect(wrong).toEqual([]);
    const mesh = {
      paths: ['dist', 'shop/more.yaml', '/etc/mesh.yaml'],
      meshConfig: 'shop/mesh-config.yaml',
      assumeComplete: true,
    };
    expect(cases).toEqual([
      {
        kind: 'route',
        file: 'shop/cart.routes.yaml',
        line: 7,
        name: 'a cart',
        mesh: { ...mesh, with: ['shop/extra.yaml'] },
        from: 'shop/web',
        request: {
          scheme: 'https',
          host: 'cart',
          port: 8443,
          path: '/a?b',
          method: 'PUT',
          headers: { user: 'al', n: '1' },
          sni: 'x',
          jwt: { iss: 'i' },
          sourceIp: '1.2.3.4',
          remoteIp: '1.2.3.5',
        },
        expected: { status: 404 },
      },
      {
        kind: 'route',
        file: 'shop/cart.routes.yaml',
        line: 11,
        name: 'from outside',
        mesh: { ...mesh, with: [] },
        from: 'gateway:shop/edge',
        request: { scheme: 'http', host: 'cart', port: undefined, path: '/', headers: { user: 'jo', n: '1' } },
        expected: { destinations: [{ host: 'cart' }] },
      },
    ]);
  });

  test('may hold everything that can be expected', () => {
    const expected = {
      destinations: [
        {
          host: 'cart',
          port: 80,
          subset: 'v1',
          share: 0.5,
          headers: { set: { a: '1' } },
          policy: { tls: { mode: 'DISABLE' } },
        },
        { host: 'till', subset: null, share: '50%' },
      ],
      status: null,
      error: 'connection-reset',
      redirect: 'https://a/',
      request: { path: '/', authority: 'cart', headers: { remove: ['b'] } },
      responseHeaders: { add: { c: '2' } },
      timeout: '2s',
      retries: { attempts: 3, perTryTimeout: null, on: ['5xx', '429'] },
      mirrors: [{ host: 'till', share: '10%' }],
      faults: { delay: { share: 1, fixedDelay: '7s' }, abort: null },
      tls: 'ISTIO_MUTUAL',
      authorization: 'conditional',
      certain: false,
    };
    const { cases } = read(
      JSON.stringify({ cases: [{ name: 'a', request: { from: 'b/c', url: 'http://d' }, expect: expected }] }),
    );
    expect(cases).toMatchObject([{ expected }]);
  });

  test('may use anchors, and merge what they name', () => {
    const { cases } = read(`
cases:
  - name: one
    request: &common { from: shop/web, url: http://cart, headers: { a: b } }
    expect: &found { status: 404 }
  - name: two
    request: { <<: *common, url: http://till }
    expect: *found
`);
    expect(cases).toMatchObject([
      { request: { host: 'cart' } },
      { from: 'shop/web', request: { host: 'till', headers: { a: 'b' } }, expected: { status: 404 } },
    ]);
  });

  test('may merge several, of which the first counts most', () => {
    const { cases } = read(`
defaults: { from: shop/web }
cases:
  - name: one
    request: &one { url: http://cart, method: PUT }
    expect: { status: 1 }
  - name: two
    request: &two { url: http://till, method: GET, sni: till }
    expect: { status: 1 }
  - name: three
    request: { <<: [*one, *two] }
    expect: { status: 1 }
`);
    expect(cases[2]).toMatchObject({ request: { host: 'cart', method: 'PUT', sni: 'till' } });
  });

  test.each([
    [
      'merges too deep',
      'cases: [{ name: a, request: &a { <<: *a, from: b/c, url: http://d }, expect: { status: 1 } }]',
    ],
    [
      'cases[0].expect.destinations.policy must be JSON: its anchors lead too far',
      'cases: [{ name: a, request: { from: b/c, url: http://d }, expect: { destinations: { host: d, policy: &p { tls: *p } } } }]',
    ],
  ])('%s where an anchor holds itself', (message, text) => {
    expect(problems(text).join('\n')).toContain(message);
  });

  test('may have several documents', () => {
    const one = 'cases: [{ name: a, request: { from: b/c, url: http://d }, expect: { status: 1 } }]';
    expect(read(`${one}\n---\n${one}\n`).cases.map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('a mistake is told with its line', () => {
  test.each<[string, string[]]>([
    ['', ['1: must have cases']],
    ['a: [', ['1: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]']],
    ['[]', ['1: must be an object with mesh, meshConfig, assumeComplete, defaults, cases']],
    ['mesh: dist', ['1: must have cases']],
    ['case: []', ["1: has no field 'case'; did you mean 'cases'?", '1: must have cases']],
    ['cases: {}', ['1: cases must be a list']],
    ['mesh: { a: b }\ncases: []', ['1: mesh must be a list']],
    ['assumeComplete: 1\ncases: []', ['1: assumeComplete must be true or false']],
    [
      'defaults: { url: http://a }\ncases: []',
      ["1: defaults has no field 'url'; it may have from, method, headers, sni, claims, sourceIp, remoteIp"],
    ],
    [
      'cases:\n  - name: a\n    requests: x',
      [
        "3: cases[0] has no field 'requests'; did you mean 'request'?",
        '2: cases[0] must have request',
        '2: cases[0] must have expect',
      ],
    ],
    [
      'cases:\n  - name: a\n    request: http://a\n    expect: { status: 1 }',
      ['2: cases[0] must have request.from, or the file defaults.from: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME'],
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['request: cart', ["4: cases[0].request must be http, https, grpc, tcp or tls://HOST[:PORT][/PATH], got 'cart'"]],
    [
      'request:\n  url: ftp://a',
      ["5: cases[0].request.url must be http, https, grpc, tcp or tls://HOST[:PORT][/PATH], got 'ftp://a'"],
    ],
    ['request: { method: GET }', ['4: cases[0].request must have a url']],
    [
      'request: []',
      ['4: cases[0].request must be an object with url, from, method, headers, sni, claims, sourceIp, remoteIp'],
    ],
    [
      'request:\n  url: http://a\n  hedaers: {}',
      ["6: cases[0].request has no field 'hedaers'; did you mean 'headers'?"],
    ],
    ['request:\n  url: http://a\n  headers: { b: [c] }', ['6: cases[0].request.headers.b must be text']],
    ['request:\n  url: http://a\n  headers: [b]', ['6: cases[0].request.headers must be an object of texts']],
    [
      'request:\n  url: http://a\n  claims: x',
      ['6: cases[0].request.claims must be an object: the claims of a valid token'],
    ],
  ])('in a request: %j', (lines, expected) => {
    expect(inCase(`${lines}\nexpect: { status: 1 }`)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['{}', '5: cases[0].expect must expect something'],
    [
      'to: cart',
      "6: cases[0].expect has no field 'to'; it may have destinations, status, error, redirect, request, responseHeaders, timeout, retries, mirrors, faults, tls, authorization, certain",
    ],
    ['destination: cart', "6: cases[0].expect has no field 'destination'; did you mean 'destinations'?"],
    ['destinations:\n  - subset: v1', '7: cases[0].expect.destinations[0] must have a host'],
    [
      'destinations:\n  - host: a\n    shares: 1',
      "8: cases[0].expect.destinations[0] has no field 'shares'; did you mean 'share'?",
    ],
    [
      'destinations: { host: a, share: 50 }',
      '6: cases[0].expect.destinations.share must be from 0 to 1 or from 0% to 100%, got 50',
    ],
    [
      'destinations: { host: a, share: 120% }',
      '6: cases[0].expect.destinations.share must be from 0 to 1 or from 0% to 100%, got 120%',
    ],
    [
      'destinations: { host: a, policy: tls }',
      '6: cases[0].expect.destinations.policy must be an object with blocks of a traffic policy',
    ],
    ['status: ok', '6: cases[0].expect.status must be a number'],
    ['error: reset', "6: cases[0].expect.error must be one of connection-reset, tls-handshake-failed, got 'reset'"],
    ['timeout: 2', "6: cases[0].expect.timeout must be a duration such as 2s or 250ms, got '2'"],
    ['retries: 3', '6: cases[0].expect.retries must be an object with attempts, perTryTimeout, on'],
    [
      'faults:\n  delay:\n    fixedDelay: -1s',
      "8: cases[0].expect.faults.delay.fixedDelay must be a duration such as 2s or 250ms, got '-1s'",
    ],
    ['authorization: yes', "6: cases[0].expect.authorization must be one of allow, deny, conditional, got 'yes'"],
  ])('in what is expected: %j', (lines, expected) => {
    expect(inExpected(lines)).toEqual([expected]);
  });
});

test('whatever the text is, reading it ends, with cases or with problems that have a line', () => {
  const text = `mesh: a.yaml
defaults: &d { from: shop/web, headers: { a: b } }
cases:
  - name: one
    request: { <<: *d, url: http://cart/ }
    expect: { destinations: [{ host: cart, share: 50% }], retries: { on: [5xx] }, faults: { abort: null } }
`;
  const change = fc.record({
    at: fc.nat(text.length),
    drop: fc.nat(6),
    put: fc.constantFrom(...'{}[]:-#&*!|>\'"%@`,? \n\ta0', '<<: *d', '&d ', '---\n', 'null'),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const changed = changes.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text);
      const { cases, problems: wrong } = read(changed);
      expect(cases.length + wrong.length).toBeGreaterThan(0);
      const lines = changed.split('\n').length;
      for (const { line } of wrong) expect(line >= 1 && line <= lines).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a file of manifests is passed over where a folder is read, and a mistake elsewhere', () => {
  const manifest = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
  expect(readCases(manifest, { file: 'a', folder: '', passOver: true })).toEqual({ cases: [], problems: [] });
  expect(problems(manifest)).toContain('1: must have cases');
});

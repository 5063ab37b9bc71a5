import { describe, expect, test } from '@jest/globals';
import { schemaFindings } from './webhook';

const rule = (more: string): string => `{hosts: [a], http: [{route: [{destination: {host: a}}], ${more}}]}`;
const only = (action: string): string => `{hosts: [a], http: [{${action}}]}`;
const H = '/spec/http/0';

const ERRORS: readonly (readonly [string, string, string])[] = [
  [
    '{hosts: ["*"], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/hosts/0',
    'the host * is not allowed for sidecars (the gateway mesh)',
  ],
  [
    '{hosts: [a_b], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/hosts/0',
    'hosts[0] must be a DNS name, of which only the first label may be or begin with *, or an IP address, but is "a_b"',
  ],
  [
    '{hosts: [a, "*.b.com", x.b.com], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/hosts/2',
    'the host x.b.com overlaps with *.b.com in one VirtualService',
  ],
  [
    '{hosts: [a, a], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/hosts/1',
    'the host a stands twice in one VirtualService',
  ],
  ['{hosts: [a]}', '/spec/http', 'the VirtualService has no http, tls or tcp rule'],
  [
    '{gateways: [g], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/gateways',
    'a VirtualService without hosts is a delegate and must not have gateways',
  ],
  [only('name: n'), `${H}/route`, 'http[0] must have route, redirect, directResponse or delegate'],
  [rule('redirect: {uri: /b}'), `${H}/redirect`, 'http[0] has route and redirect, of which only one may be set'],
  [
    only('redirect: {uri: /b}, rewrite: {uri: /c}'),
    `${H}/rewrite`,
    'http[0] has redirect, beside which rewrite must not stand',
  ],
  [rule('delegate: {name: d}'), `${H}/route`, 'a rule that delegates must not have route'],
  [
    only('redirect: {}'),
    `${H}/redirect`,
    'redirect must change something: uri, prefixRewrite, authority, port, derivePort or scheme',
  ],
  [
    only('redirect: {uri: /a, redirectCode: 200}'),
    `${H}/redirect/redirectCode`,
    'redirectCode must be from 300 to 399, but is 200',
  ],
  [only('directResponse: {status: 99}'), `${H}/directResponse/status`, 'status must be from 200 to 600, but is 99'],
  [rule('rewrite: {}'), `${H}/rewrite`, 'rewrite must change something: uri, uriRegexRewrite or authority'],
  [
    rule('rewrite: {authority: b}, headers: {request: {set: {Host: c}}}'),
    `${H}/headers/request/set/Host`,
    'the header Host and rewrite.authority both set the authority',
  ],
  [
    rule('match: [{uri: {regex: "(?=a)"}}]'),
    `${H}/match/0/uri/regex`,
    'regex is no regular expression of RE2: invalid or unsupported Perl syntax: `(?=`',
  ],
  [rule('match: [{method: {prefix: ""}}]'), `${H}/match/0/method/prefix`, 'prefix must not be empty, but is ""'],
  [
    rule('match: [{headers: {"a b": {exact: c}}}]'),
    `${H}/match/0/headers/a b`,
    'headers has "a b", which is no header name',
  ],
  [
    rule('match: [{headers: {"@request.auth.claims.sub": {exact: c}}}]'),
    `${H}/match/0/headers/@request.auth.claims.sub`,
    'a match on @request.auth.claims.sub works at gateways only, but the VirtualService applies to sidecars',
  ],
  [
    rule('retries: {attempts: 0, perTryTimeout: 1s}'),
    `${H}/retries/attempts`,
    'retries has perTryTimeout, but attempts is 0',
  ],
  [
    rule('retries: {attempts: 1, retryOn: "5xx, reset"}'),
    `${H}/retries/retryOn`,
    'retryOn has a space beside reset, which Istio does not take',
  ],
  [
    rule('retries: {attempts: 1, retryOn: "5xx,oops"}'),
    `${H}/retries/retryOn`,
    'retryOn has "oops", which is neither a retry condition nor an HTTP status',
  ],
  [rule('timeout: 0s'), `${H}/timeout`, 'timeout must be a duration of at least 1ms, but is "0s"'],
  [rule('timeout: 1ms500us'), `${H}/timeout`, 'timeout must be a duration of whole milliseconds, but is "1ms500us"'],
  [rule('fault: {}'), `${H}/fault`, 'fault must have abort or delay'],
  [
    rule('fault: {abort: {httpStatus: 700}}'),
    `${H}/fault/abort/httpStatus`,
    'httpStatus must be from 200 to 600, but is 700',
  ],
  [
    rule('fault: {abort: {grpcStatus: NOPE}}'),
    `${H}/fault/abort/grpcStatus`,
    'grpcStatus must be the name of a gRPC status such as UNAVAILABLE, but is "NOPE"',
  ],
  [
    rule('fault: {delay: {fixedDelay: 1s, percentage: {value: 0.00001}}}'),
    `${H}/fault/delay/percentage/value`,
    'value must be 0, or from 0.0001 to 100, but is 0.00001',
  ],
  [
    rule('corsPolicy: {allowMethods: [GETS]}'),
    `${H}/corsPolicy/allowMethods/0`,
    'allowMethods[0] must be one of GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE, *, but is "GETS"',
  ],
  [
    rule('corsPolicy: {allowOrigins: [{}]}'),
    `${H}/corsPolicy/allowOrigins/0`,
    'allowOrigins[0] must have exact, prefix or regex',
  ],
  [
    rule('corsPolicy: {maxAge: 1500ms}'),
    `${H}/corsPolicy/maxAge`,
    'maxAge must be a duration of whole seconds, but is "1500ms"',
  ],
  [rule('mirrorPercentage: {value: 101}'), `${H}/mirrorPercentage/value`, 'value must be from 0 to 100, but is 101'],
  [
    rule('mirror: {host: b}, mirrors: [{destination: {host: c}}]'),
    `${H}/mirrors`,
    'http[0] has mirror and mirrors, of which only one may be set',
  ],
  [
    rule('headers: {request: {remove: [Host]}}'),
    `${H}/headers/request/remove/0`,
    'remove must not have the header Host',
  ],
  [
    rule('headers: {response: {set: {a: "50%"}}}'),
    `${H}/headers/response/set/a`,
    'the header a has a % that begins no complete command such as %REQ(x-name)%, but is "50%"',
  ],
  [
    only('route: [{destination: {host: "*"}}]'),
    `${H}/route/0/destination/host`,
    'the host of a destination must not be *',
  ],
  [
    only('route: [{destination: {host: a, subset: v_1}}]'),
    `${H}/route/0/destination/subset`,
    'subset must be a DNS label: letters, digits and dashes, at most 63 of them, with no dash at either end, but is "v_1"',
  ],
  [
    only('route: [{destination: {host: a, port: {number: 0}}}]'),
    `${H}/route/0/destination/port/number`,
    'number must be a port from 1 to 65535, but is 0',
  ],
  [
    only('route: [{destination: {host: a}}, {destination: {host: b}}]'),
    `${H}/route/0/weight`,
    'the weights of the destinations are 0 altogether',
  ],
  [
    '{hosts: [a.b], tls: [{match: [{sniHosts: [c.d]}], route: [{destination: {host: a}}]}]}',
    '/spec/tls/0/match/0/sniHosts/0',
    'sniHosts[0] is c.d, which none of the hosts of the VirtualService covers',
  ],
  [
    '{hosts: [a.b], tcp: [{match: [{destinationSubnets: [x]}], route: [{destination: {host: a}}]}]}',
    '/spec/tcp/0/match/0/destinationSubnets/0',
    'destinationSubnets[0] must be an IP address or a CIDR range such as 10.0.0.0/8, but is "x"',
  ],
  [
    '{hosts: [a], exportTo: ["*", b], http: [{route: [{destination: {host: a}}]}]}',
    '/spec/exportTo/0',
    'exportTo has "*" beside other entries, but it must stand alone',
  ],
];

describe('what Istio refuses is one error at the field (IST0106)', () => {
  test.each(ERRORS)('%s', (spec, pointer, message) => {
    expect(schemaFindings('VirtualService', spec)).toEqual([`IST0106 error ${pointer}: ${message}`]);
  });
});

describe('what Istio accepts is silent', () => {
  test.each([
    ['{hosts: ["*"], gateways: [g], http: [{route: [{destination: {host: a}}]}]}'],
    ['{hosts: [10.0.0.1, "*.a.com", b.com], http: [{route: [{destination: {host: a}}]}]}'],
    ['{http: [{route: [{destination: {host: a}}]}]}'],
    [only('route: [{destination: {host: "70000"}}]')],
    [
      '{hosts: [a], gateways: [g], http: [{match: [{headers: {"@request.auth.claims.sub": {exact: c}}}], route: [{destination: {host: a}}]}]}',
    ],
    [only('match: [{uri: {prefix: /a}}], redirect: {uri: /b, redirectCode: 308}')],
    [only('redirect: {derivePort: FROM_REQUEST_PORT}')],
    [only('directResponse: {status: 200, body: {string: hi}}')],
    [only('delegate: {name: d, namespace: n}')],
    [only('route: [{destination: {host: a, subset: v1}, weight: 1}, {destination: {host: b}}]')],
    [rule('retries: {attempts: 0}')],
    [rule('retries: {attempts: 2, retryOn: "5xx,reset,503", perTryTimeout: 250ms}')],
    [rule('match: [{withoutHeaders: {a: {regex: "*"}}, uri: {prefix: ""}}]')],
    [rule('headers: {request: {set: {Host: b, x: "100%%"}, add: {y: "%REQ(z)%"}}}')],
    [rule('fault: {abort: {httpStatus: 503, percentage: {value: 0}}}, timeout: 0.5s')],
    [rule('corsPolicy: {allowOrigins: [{exact: a}], allowHeaders: ["*"], maxAge: 24h}')],
    ['{hosts: ["*.b"], tls: [{match: [{sniHosts: [a.b]}], route: [{destination: {host: a}}]}]}'],
  ])('%s', (spec) => {
    expect(schemaFindings('VirtualService', spec)).toEqual([]);
  });
});

describe('what Istio only warns of (IST0133)', () => {
  test.each([
    [
      '{hosts: [a], gateways: [g.ns], http: [{route: [{destination: {host: a}}]}]}',
      '/spec/gateways/0',
      'gateways[0] names a Gateway in the deprecated form "g.ns"',
    ],
    [rule('mirror: {host: b}, mirrorPercent: 50'), `${H}/mirrorPercent`, 'mirrorPercent is deprecated'],
    [
      rule('fault: {abort: {percentage: {value: 5}}}'),
      `${H}/fault/abort`,
      'abort says no status, and so aborts nothing',
    ],
  ])('%s', (spec, pointer, message) => {
    expect(schemaFindings('VirtualService', spec, { codes: ['IST0106', 'IST0133'] })).toEqual([
      `IST0133 warning ${pointer}: ${message}`,
    ]);
  });
});

describe('deprecated fields (IST0002)', () => {
  test('the percent of a delay is one where it is not 0', () => {
    const delay = (percent: number) => rule(`fault: {delay: {fixedDelay: 1s, percent: ${percent}}}`);
    expect(schemaFindings('VirtualService', delay(5), { codes: ['IST0002'] })).toEqual([
      `IST0002 warning ${H}/fault/delay/percent: fault.delay.percent is deprecated`,
    ]);
    expect(schemaFindings('VirtualService', delay(0), { codes: ['IST0002'] })).toEqual([]);
  });

  test('LEAST_CONN is one, though not to istioctl', () => {
    const spec = '{host: a, trafficPolicy: {loadBalancer: {simple: LEAST_CONN}}}';
    expect(schemaFindings('DestinationRule', spec)).toEqual([
      'IST0002 warning /spec/trafficPolicy/loadBalancer/simple: the load balancer LEAST_CONN is deprecated',
    ]);
    expect(schemaFindings('DestinationRule', spec, { compat: true })).toEqual([]);
    expect(schemaFindings('DestinationRule', '{host: a, trafficPolicy: {loadBalancer: {simple: RANDOM}}}')).toEqual([]);
  });
});

describe('rules and matches that get no request (IST0130, IST0131)', () => {
  const to = 'route: [{destination: {host: a}}]';
  const http = (...rules: string[]): string =>
    `{hosts: [a], http: [${rules.map((one) => `{${one}, ${to}}`).join(', ')}]}`;
  const match = (...matches: string[]): string => `match: [${matches.join(', ')}]`;

  test.each([
    [
      'a rule after one without match',
      http('name: all', match('{uri: {exact: /b}}')),
      [
        'IST0130 warning /spec/http/1: the rule http[1] is never reached: the rule "all" (http[0]) before it has no match and takes every request',
      ],
    ],
    [
      'a rule whose match stands before it, under another name',
      http(match('{name: n, uri: {exact: /b}}'), match('{uri: {exact: /b}}')),
      [
        'IST0130 warning /spec/http/1: the rule http[1] is never reached: earlier matches take its requests (the rule http[0])',
      ],
    ],
    [
      'a rule that an earlier prefix covers',
      http(match('{uri: {prefix: /a}}'), match('{uri: {exact: /a/b}, method: {exact: GET}}')),
      [
        'IST0130 warning /spec/http/1: the rule http[1] is never reached: earlier matches take its requests (the rule http[0])',
      ],
    ],
    [
      'one match of two',
      http(match('{uri: {prefix: /a}}'), match('{uri: {prefix: /a/b}}', '{uri: {prefix: /c}}')),
      [
        'IST0131 info /spec/http/1/match/0: match 0 of the rule http[1] has no effect: the rule http[0] has a match that includes it before it',
      ],
    ],
  ])('%s', (_, spec, expected) => {
    expect(schemaFindings('VirtualService', spec)).toEqual(expected);
  });

  test.each([
    [
      'a match that asks for more',
      http(match('{uri: {prefix: /a}, headers: {x: {exact: y}}}'), match('{uri: {prefix: /a/b}}'), 'name: rest'),
    ],
    ['a longer prefix first', http(match('{uri: {prefix: /a/b}}'), match('{uri: {prefix: /a}}'))],
    [
      'another method',
      http(match('{uri: {prefix: /a}, method: {exact: GET}}'), match('{uri: {prefix: /a/b}, method: {exact: PUT}}')),
    ],
    ['a regular expression', http(match('{uri: {prefix: /a}}'), match('{uri: {regex: /a/b}}'))],
  ])('%s does not hide a later rule', (_, spec) => {
    expect(schemaFindings('VirtualService', spec)).toEqual([]);
  });

  test('istioctl takes an absent method for GET', () => {
    const spec = http(match('{uri: {prefix: /a}}'), match('{uri: {prefix: /a/b}, method: {exact: PUT}}'));
    expect(schemaFindings('VirtualService', spec, { compat: true })).toEqual([]);
    expect(schemaFindings('VirtualService', spec)).toHaveLength(1);
  });
});

test('lists that are no lists are wrong values and nothing else', () => {
  const spec = '{hosts: \'_ "*"\', gateways: istio-gateway, http: [{route: [{destination: {host: a}}]}]}';
  expect(schemaFindings('VirtualService', spec)).toEqual([
    'MESH0006 error /spec/gateways: gateways must be a list, but is "istio-gateway"',
    String.raw`MESH0006 error /spec/hosts: hosts must be a list, but is "_ \"*\""`,
  ]);
});

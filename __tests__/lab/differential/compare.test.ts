import { describe, expect, test } from '@jest/globals';
import { differences } from '../../../lab/differential/compare';
import type { Prediction, Served } from '../../../lab/differential/prediction';
import type { Hit, Sample } from '../../../lab/differential/wire';

const V1 = '10.78.1.1:8080';
const V2 = '10.78.1.2:8080';

function served(name: string, address: string, share: number, more: Partial<Served> = {}): Served {
  const request = { path: '/', authority: 'cart', headers: new Map([['x-user', 'jason']]) };
  return { kind: 'served', share, status: 200, name, addresses: new Set([address]), request, tries: 1, ...more };
}

function predicted(branches: Prediction['branches'], more: Partial<Prediction> = {}): Prediction {
  return { branches, mirrors: [], delay: undefined, mostMs: undefined, ...more };
}

function hit(at: string, more: Partial<Hit> = {}): Hit {
  return { at, method: 'GET', path: '/', authority: 'cart', headers: { 'x-user': 'jason' }, ...more };
}

function sample(count: number, hits: readonly Hit[], more: Partial<Sample> = {}): Sample {
  const answeredBy = hits.length === 0 ? null : 0;
  const times = { slow: false, leastMs: 1, mostMs: 2 };
  return { status: 200, location: null, headers: {}, answeredBy, hits, text: '', ...times, count, ...more };
}

describe('a request that goes one way', () => {
  const one = predicted([served('v1', V1, 1)]);

  test('agrees when it arrives there as predicted', () => {
    expect(differences(one, [sample(1, [hit(V1)])])).toEqual([]);
  });

  test.each<[string, Sample, string]>([
    ['another destination', sample(1, [hit(V2)]), '1 of 1: nothing reached v1, but 10.78.1.2:8080'],
    ['another path', sample(1, [hit(V1, { path: '/a' })]), '1 of 1: path /a instead of /'],
    ['another authority', sample(1, [hit(V1, { authority: 'x' })]), '1 of 1: authority x instead of cart'],
    [
      'a header too few',
      sample(1, [hit(V1, { headers: {} })]),
      '1 of 1: request header x-user: missing instead of jason',
    ],
    [
      'a header too many',
      sample(1, [hit(V1, { headers: { 'x-user': 'jason', 'x-b': 'c' } })]),
      '1 of 1: request header x-b: c instead of missing',
    ],
    ['another status', sample(1, [], { status: 404 }), '1 of 1: status 404 instead of 200'],
    [
      'a broken connection',
      sample(1, [], { status: null }),
      '1 of 1: status none, the connection broke after 2 ms instead of 200',
    ],
    ['a second try', sample(1, [hit(V1), hit(V1)]), '1 of 1: 2 tries at v1 instead of 1'],
    ['a request to nobody knows whom', sample(1, [hit(V1), hit(V2)]), '1 of 1: one more request, to 10.78.1.2:8080'],
  ])('%s is a difference', (_, seen, text) => {
    expect(differences(one, [seen])).toEqual([text]);
  });

  test('tries are counted', () => {
    const thrice = predicted([served('v1', V1, 1, { tries: 3, status: 503 })]);
    const failed = (tries: number) => [
      sample(
        1,
        Array.from({ length: tries }, () => hit(V1)),
        { status: 503 },
      ),
    ];
    expect(differences(thrice, failed(3))).toEqual([]);
    expect(differences(thrice, failed(2))).toEqual(['1 of 1: 2 tries at v1 instead of 3']);
  });

  test('headers of the answer count where the engine says them', () => {
    const named = predicted([served('v1', V1, 1, { response: new Map([['x-back', 'a']]) })]);
    expect(differences(named, [sample(1, [hit(V1)], { headers: { 'x-back': 'a' } })])).toEqual([]);
    expect(differences(named, [sample(1, [hit(V1)], { headers: { 'x-back': 'b' } })])).toEqual([
      '1 of 1: response header x-back: b instead of a',
    ]);
  });

  test('a redirect is its status and its Location', () => {
    const redirect = predicted([{ kind: 'answer', share: 1, status: 301, location: 'http://a/' }]);
    expect(differences(redirect, [sample(1, [], { status: 301, location: 'http://a/' })])).toEqual([]);
    expect(differences(redirect, [sample(1, [], { status: 301, location: 'http://b/' })])).toEqual([
      '1 of 1: Location http://b/ instead of http://a/',
    ]);
  });
});

describe('a request that goes several ways', () => {
  const split = predicted([served('v1', V1, 0.5), served('v2', V2, 0.5)]);

  test('agrees within what chance allows', () => {
    expect(differences(split, [sample(130, [hit(V1)]), sample(110, [hit(V2)])])).toEqual([]);
  });

  test('does not where one way is much too frequent', () => {
    expect(differences(split, [sample(200, [hit(V1)]), sample(40, [hit(V2)])])).toEqual([
      'v1: 200 of 240 instead of 79 to 161 (a share of 0.5)',
      'v2: 40 of 240 instead of 79 to 161 (a share of 0.5)',
    ]);
  });

  test('ways that cannot be told apart are counted together', () => {
    const same = predicted([served('first', V1, 0.5), served('second', V1, 0.5)]);
    expect(differences(same, [sample(240, [hit(V1)])])).toEqual([]);
  });

  test('a fault is a way of its own', () => {
    const fault = predicted([served('v1', V1, 0.9), { kind: 'answer', share: 0.1, status: 418, location: null }]);
    expect(differences(fault, [sample(215, [hit(V1)]), sample(25, [], { status: 418 })])).toEqual([]);
    expect(differences(fault, [sample(120, [hit(V1)]), sample(120, [], { status: 418 })])).toHaveLength(2);
  });
});

describe('copies', () => {
  const mirror = (share: number, address = V2) => ({ name: 'v2', addresses: new Set([address]), share });

  test('are expected as often as the share says', () => {
    const always = predicted([served('v1', V1, 1)], { mirrors: [mirror(1)] });
    expect(differences(always, [sample(1, [hit(V1), hit(V2)])])).toEqual([]);
    expect(differences(always, [sample(1, [hit(V1)])])).toEqual(['copies to v2: 0 with 1 requests instead of 1 to 1']);
    const half = predicted([served('v1', V1, 1)], { mirrors: [mirror(0.5)] });
    expect(differences(half, [sample(120, [hit(V1), hit(V2)]), sample(120, [hit(V1)])])).toEqual([]);
    expect(differences(half, [sample(240, [hit(V1), hit(V2)])])).toHaveLength(1);
  });

  test('to the same servers are told from tries by their number', () => {
    const own = predicted([served('v1', V1, 1)], { mirrors: [mirror(1, V1)] });
    expect(differences(own, [sample(1, [hit(V1), hit(V1)])])).toEqual([]);
    expect(differences(own, [sample(1, [hit(V1)])])).toEqual(['copies to v2: 0 with 1 requests instead of 1 to 1']);
  });

  test('of two mirrors with the same servers are counted together', () => {
    const two = predicted([served('v1', V1, 1)], { mirrors: [mirror(1), mirror(1)] });
    expect(differences(two, [sample(1, [hit(V1), hit(V2), hit(V2)])])).toEqual([]);
    expect(differences(two, [sample(1, [hit(V1), hit(V2)])])).toHaveLength(1);
  });
});

describe('times', () => {
  test('a delay is as frequent as its share', () => {
    const delayed = predicted([served('v1', V1, 1)], { delay: { share: 1, leastMs: 480 } });
    expect(differences(delayed, [sample(1, [hit(V1)], { slow: true })])).toEqual([]);
    expect(differences(delayed, [sample(1, [hit(V1)])])).toEqual([
      'delays of 480 ms: 0 of 1 instead of 1 to 1 (a share of 1)',
    ]);
  });

  test('a timeout ends a request in time', () => {
    const timed = predicted([served('v1', V1, 1)], { mostMs: 5000 });
    expect(differences(timed, [sample(1, [hit(V1)], { mostMs: 5200 })])).toEqual([
      '5200 ms instead of at most 5000 ms',
    ]);
  });
});

test('a probe that was not sent does not agree', () => {
  expect(differences(predicted([]), [])).toEqual(['nothing was sent']);
});

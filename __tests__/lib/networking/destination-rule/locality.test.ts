import { describe, expect, test } from '@jest/globals';
import {
  DestinationRule,
  Host,
  LoadBalancer,
  type LocalityLoadBalancing,
  Subset,
  type TrafficPolicy,
} from 'cdk8s-mesh';
import { messageOf, render } from '../../../support/render';
import { renderLoadBalancer } from './render-policy';

const setting = (locality: LocalityLoadBalancing) =>
  renderLoadBalancer(LoadBalancer.leastRequest({ locality })).localityLbSetting;
const distributed = (...froms: string[]) =>
  setting({ distribute: froms.map((from) => ({ from, to: { 'eu-west/*': 100 } })) });
const sharedOut = (to: { readonly [locality: string]: number }) => setting({ distribute: [{ from: 'eu-west/*', to }] });

describe('what is rendered', () => {
  test('nothing but what is said', () => {
    expect(setting({})).toEqual({});
    expect(setting({ enabled: false })).toEqual({ enabled: false });
  });

  test('shares for localities', () => {
    const distribute = [
      { from: 'eu-west/zone-a/*', to: { 'eu-west/zone-a/*': 80, 'eu-west/zone-b/*': 20 } },
      { from: 'eu-west/zone-b/*', to: { 'eu-west/zone-a/*': 20, 'eu-west/zone-b/*': 80 } },
    ];
    expect(setting({ enabled: true, distribute })).toEqual({ enabled: true, distribute });
  });

  test('regions that take over', () => {
    const failover = [{ from: 'eu-west', to: 'eu-central' }];
    expect(setting({ failover })).toEqual({ failover });
  });

  test('labels by which endpoints are preferred, as keys or with what they have to be', () => {
    const failoverPriority = ['topology.istio.io/network', 'version=v1'];
    expect(setting({ failoverPriority })).toEqual({ failoverPriority });
    expect(setting({ failoverPriority, failover: [{ from: 'a', to: 'b' }] })).toEqual({
      failoverPriority,
      failover: [{ from: 'a', to: 'b' }],
    });
  });

  test('narrow localities before the wider ones that hold them', () => {
    const froms = ['eu/a/1', 'eu/a/*', 'eu/*', 'us/b', '*'];
    expect(distributed(...froms).distribute.map(({ from }: { from: string }) => from)).toEqual(froms);
  });
});

describe('fails', () => {
  const at = "'trafficPolicy.loadBalancer.locality";

  test.each<[string, LocalityLoadBalancing]>([
    ['["distribute","failover"]', { failover: [{ from: 'a', to: 'b' }] }],
    ['["distribute","failoverPriority"]', { failoverPriority: ['version'] }],
  ])('for fixed shares beside failover: %s', (given, other) => {
    const both = { ...other, distribute: [{ from: 'a', to: { a: 100 } }] } as unknown as LocalityLoadBalancing;
    expect(messageOf(() => setting(both))).toBe(
      `${at}' must have distribute alone, got ${given}; requests have fixed shares or fail over; drop one of them ` +
        '(at test/rule) [MESH_LOCALITY_CONFLICT]',
    );
  });

  test.each(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'])(
    'for the label %s beside failover',
    (label) => {
      const both = { failover: [{ from: 'a', to: 'b' }], failoverPriority: ['version', label] };
      expect(messageOf(() => setting(both))).toBe(
        `${at}.failoverPriority' must not name region, zone or subzone beside failover, which orders them itself, ` +
          `got '${label}' (at test/rule) [MESH_LOCALITY_CONFLICT]`,
      );
    },
  );

  test('for an empty label', () => {
    expect(messageOf(() => setting({ failoverPriority: [''] }))).toBe(
      `${at}.failoverPriority' must name labels, got '' (at test/rule) [MESH_LOCALITY_CONFLICT]`,
    );
  });

  test.each([0, 101, 33.3])('for a share of %d', (share) => {
    expect(messageOf(() => sharedOut({ 'eu-west/a': share, 'eu-west/b': 50 }))).toBe(
      `${at}.distribute[0].to['eu-west/a']' must be an integer from 1 to 100, got ${share} (at test/rule) ` +
        '[MESH_OUT_OF_RANGE]',
    );
  });

  test.each<[number, { readonly [locality: string]: number }]>([
    [90, { 'eu-west/a': 40, 'eu-west/b': 50 }],
    [110, { 'eu-west/a': 60, 'eu-west/b': 50 }],
    [0, {}],
  ])('for shares that add up to %d', (sum, to) => {
    expect(messageOf(() => sharedOut(to))).toBe(
      `${at}.distribute[0].to' must add up to 100, not ${sum}, got ${JSON.stringify(to)} (at test/rule) ` +
        '[MESH_LOCALITY_WEIGHTS]',
    );
  });

  test.each(['', 'eu//a', 'eu/a/', '*/a', 'eu/*/1', 'eu/zone-*', 'eu/**', 'eu/a/1/x'])(
    'for the locality %p',
    (name) => {
      const problem =
        'must be region, region/zone or region/zone/subzone, with * for the last part only, ' +
        `got '${name}' (at test/rule) [MESH_INVALID_LOCALITY]`;
      expect(messageOf(() => distributed(name))).toBe(`${at}.distribute[].from' ${problem}`);
      expect(messageOf(() => sharedOut({ [name]: 100 }))).toBe(`${at}.distribute[0].to' ${problem}`);
    },
  );

  test.each([
    ['*', 'eu'],
    ['eu', 'eu'],
    ['eu/*', 'eu/a'],
    ['eu', 'eu/a/1'],
    ['eu/*', 'eu'],
    ['eu/a', 'eu'],
    ['eu/a/*', 'eu/a/1'],
    ['eu/a/1', 'eu/a'],
  ])('for %s before %s', (first, second) => {
    expect(messageOf(() => distributed(first, second))).toBe(
      `${at}.distribute[].from' must not overlap with '${first}', got '${second}'; name each locality once, the ` +
        'narrower ones first (at test/rule) [MESH_LOCALITY_OVERLAP]',
    );
  });

  test('for destinations that overlap, in either order, since maps have none', () => {
    expect(messageOf(() => sharedOut({ 'eu/a/*': 40, 'eu/*': 60 }))).toBe(
      `${at}.distribute[0].to' must not overlap with 'eu/*', got 'eu/a/*'; name each locality once, the narrower ` +
        'ones first (at test/rule) [MESH_LOCALITY_OVERLAP]',
    );
    expect(messageOf(() => sharedOut({ 'eu/*': 60, 'eu/a/*': 40 }))).toContain('[MESH_LOCALITY_OVERLAP]');
  });

  test.each([
    ['from', { from: 'eu/a', to: 'us' }, 'eu/a'],
    ['from', { from: '', to: 'us' }, ''],
    ['to', { from: 'eu', to: '*' }, '*'],
    ['to', { from: 'eu', to: 'us/b' }, 'us/b'],
  ])('for failover %s what is no region', (field, entry, got) => {
    expect(messageOf(() => setting({ failover: [{ from: 'a', to: 'b' }, entry] }))).toBe(
      `${at}.failover[1].${field}' must be one region, without zone and wildcard, got '${got}' (at test/rule) ` +
        '[MESH_INVALID_LOCALITY]',
    );
  });

  test('for failover to the same region', () => {
    expect(messageOf(() => setting({ failover: [{ from: 'eu', to: 'eu' }] }))).toBe(
      `${at}.failover[0].to' must be another region than from, got 'eu' (at test/rule) [MESH_INVALID_LOCALITY]`,
    );
  });
});

describe('failover needs outlier detection', () => {
  const loadBalancer = LoadBalancer.leastRequest({ locality: { failover: [{ from: 'eu', to: 'us' }] } });
  const rule = (trafficPolicy: TrafficPolicy | undefined, ofSubset?: TrafficPolicy) => () =>
    render((chart) => {
      const host = Host.service('reviews', { namespace: 'bookinfo' });
      const subsets = ofSubset ? [Subset.of('v1', { trafficPolicy: ofSubset })] : [];
      new DestinationRule(chart, 'rule', { host, trafficPolicy, subsets });
    });
  const problem = (property: string) =>
    `'${property}.loadBalancer.locality' must come with outlierDetection where it has failover or failoverPriority; ` +
    'add outlierDetection: {} for the defaults; without it no endpoint counts as failed (at test/rule) ' +
    '[MESH_FAILOVER_WITHOUT_OUTLIER_DETECTION]';

  test('fails without it, whether regions or labels are named', () => {
    const byLabel = LoadBalancer.random({ locality: { failoverPriority: ['version'] } });
    expect(messageOf(rule({ loadBalancer }))).toBe(problem('trafficPolicy'));
    expect(messageOf(rule({ loadBalancer: byLabel }))).toBe(problem('trafficPolicy'));
  });

  test('fixed shares do not', () => {
    const shares = LoadBalancer.random({ locality: { distribute: [{ from: '*', to: { '*': 100 } }] } });
    expect(rule({ loadBalancer: shares })).not.toThrow();
  });

  test('a subset has that of the service, or its own', () => {
    expect(rule({ outlierDetection: {} }, { loadBalancer })).not.toThrow();
    expect(rule(undefined, { outlierDetection: {}, loadBalancer })).not.toThrow();
    expect(messageOf(rule({ connectionPool: { tcp: {} } }, { loadBalancer }))).toBe(
      problem('subsets[0].trafficPolicy'),
    );
  });

  test('a port has only its own', () => {
    expect(rule({ ports: [{ port: 80, outlierDetection: {}, loadBalancer }] })).not.toThrow();
    expect(messageOf(rule({ outlierDetection: {}, ports: [{ port: 80, loadBalancer }] }))).toBe(
      problem('trafficPolicy.ports[0]'),
    );
  });
});

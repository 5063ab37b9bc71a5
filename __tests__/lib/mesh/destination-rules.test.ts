import { describe, expect, test } from '@jest/globals';
import { Mesh, type MeshOptions } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const service = '{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: srv } }';
const rule = (name: string, host: string, rest = '') => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: ${short}, namespace: ${namespace} }, spec: { host: '${host}'${rest} } }`;
};
const FQDN = 's.srv.svc.cluster.local';

function rulesFor(client: string, rules: readonly string[], options: MeshOptions = {}, host = FQDN) {
  const mesh = Mesh.of(objectsIn([service, ...rules].join('\n---\n')), options);
  return mesh
    .destinationRulesFor(host, client)
    .map(({ rules: merged }) => merged.map(({ namespace, name }) => `${namespace}/${name}`).join(' + '));
}

describe('clients use the DestinationRules', () => {
  test('of their own namespace before those of the service and of the root', () => {
    const rules = [rule('istio-system/root', FQDN), rule('srv/service', 's'), rule('cli/client', FQDN)];
    expect(rulesFor('cli', rules)).toEqual(['cli/client']);
    expect(rulesFor('cli', rules.slice(0, 2))).toEqual(['srv/service']);
    expect(rulesFor('cli', rules.slice(0, 1))).toEqual(['istio-system/root']);
  });

  test('never of a third namespace', () => {
    expect(rulesFor('cli', [rule('third/r', FQDN, ", exportTo: ['*']")])).toEqual([]);
  });

  test('of the most specific host of the level that wins, and of no other level', () => {
    expect(rulesFor('cli', [rule('srv/wide', '*.srv.svc.cluster.local'), rule('srv/exact', 's')])).toEqual([
      'srv/exact',
    ]);
    expect(rulesFor('cli', [rule('cli/wide', '*.svc.cluster.local'), rule('srv/exact', 's')])).toEqual(['cli/wide']);
  });

  test('of the next level where the most specific host is not exported to them', () => {
    const rules = [
      rule('srv/exact', 's', ', exportTo: [other]'),
      rule('srv/wide', '*.srv.svc.cluster.local'),
      rule('istio-system/root', FQDN),
    ];
    expect(rulesFor('cli', rules)).toEqual(['istio-system/root']);
    expect(rulesFor('other', rules)).toEqual(['srv/exact']);
  });

  test('that are private only at home', () => {
    const rules = [rule('srv/private', 's', ", exportTo: ['.']"), rule('srv/public', '*.srv.svc.cluster.local')];
    expect(rulesFor('srv', rules)).toEqual(['srv/private']);
    expect(rulesFor('cli', rules)).toEqual(['srv/public']);
  });

  test('of the root namespace as their own only where they are private', () => {
    const rules = [rule('istio-system/public', FQDN), rule('srv/service', 's')];
    expect(rulesFor('istio-system', rules)).toEqual(['srv/service']);
    expect(rulesFor('istio-system', [...rules, rule('istio-system/private', FQDN, ", exportTo: ['.']")])).toEqual([
      'istio-system/private',
    ]);
  });

  test('that merge: those with the same exportTo, by name', () => {
    expect(rulesFor('cli', [rule('srv/b', 's'), rule('srv/a', 's')])).toEqual(['srv/a + srv/b']);
  });

  test('side by side where the exportTo of each is another', () => {
    const hidden = ', exportTo: [cli]';
    expect(rulesFor('cli', [rule('srv/b', 's'), rule('srv/a', 's'), rule('srv/c', 's', hidden)])).toEqual([
      'srv/a + srv/b',
      'srv/c',
    ]);
    expect(rulesFor('cli', [rule('srv/a', 's', hidden), rule('srv/b', 's')])).toEqual(['srv/a', 'srv/b']);
    expect(rulesFor('srv', [rule('srv/b', 's'), rule('srv/a', 's'), rule('srv/c', 's', hidden)])).toEqual([
      'srv/a + srv/b',
    ]);
  });

  test('that join those before them whose exportTo theirs contains', () => {
    const rules = [rule('srv/a', 's', ', exportTo: [cli]'), rule('srv/b', 's', ', exportTo: [cli, srv, other]')];
    expect(rulesFor('cli', [...rules, rule('srv/c', 's', ', exportTo: [cli]')])).toEqual(['srv/a + srv/b + srv/c']);
    expect(rulesFor('srv', rules)).toEqual(['srv/b']);
  });

  test('that are seen no wider than what they join', () => {
    const rules = [rule('srv/a', 's', ', exportTo: [cli]'), rule('srv/b', 's', ', exportTo: [cli, other]')];
    expect(rulesFor('other', rules)).toEqual([]);
    expect(rulesFor('other', [...rules].slice(1))).toEqual(['srv/b']);
  });

  test('whose exportTo is compared as written', () => {
    expect(rulesFor('cli', [rule('srv/a', 's'), rule('srv/b', 's', ", exportTo: ['*']")])).toEqual(['srv/a', 'srv/b']);
    const home = [rule('srv/a', 's', ", exportTo: ['.']"), rule('srv/b', 's', ', exportTo: [srv]')];
    expect(rulesFor('srv', home)).toEqual(['srv/a', 'srv/b']);
  });

  test('for some workloads first, and only at home', () => {
    const selector = ', workloadSelector: { matchLabels: { app: x } }';
    const rules = [rule('srv/a', 's'), rule('srv/b', 's', selector)];
    expect(rulesFor('srv', rules)).toEqual(['srv/b', 'srv/a']);
    expect(rulesFor('cli', rules)).toEqual(['srv/a']);
  });

  test('for some workloads with the private ones that join them', () => {
    const selector = (label: string) => `, workloadSelector: { matchLabels: { app: ${label} } }`;
    const rules = [rule('srv/x', 's', selector('x')), rule('srv/y', 's', selector('y'))];
    const home = rule('srv/a', 's', ", exportTo: ['.']");
    expect(rulesFor('srv', [...rules, home])).toEqual(['srv/x + srv/a', 'srv/y + srv/a']);
    expect(rulesFor('srv', [...rules, rule('srv/z', 's', selector('x'))])).toEqual(['srv/x + srv/z', 'srv/y', 'srv/z']);
    expect(rulesFor('srv', [rule('srv/x', 's', selector('x')), rule('srv/z', 's', selector('x'))])).toEqual([
      'srv/x + srv/z',
    ]);
  });

  test('that the default of the mesh shows them', () => {
    const meshConfig = { defaultDestinationRuleExportTo: ['.'] };
    expect(rulesFor('cli', [rule('srv/r', 's')], { meshConfig })).toEqual([]);
    expect(rulesFor('srv', [rule('srv/r', 's')], { meshConfig })).toEqual(['srv/r']);
  });

  test('by a short name of the client', () => {
    expect(rulesFor('srv', [rule('srv/r', 's')], {}, 's')).toEqual(['srv/r']);
  });
});

test('the DestinationRules of a host are found in every namespace', () => {
  const mesh = Mesh.of(objectsIn([rule('srv/a', 's'), rule('third/b', FQDN), rule('third/c', 's')].join('\n---\n')));
  expect(mesh.allDestinationRulesOf(FQDN).map(({ name }) => name)).toEqual(['a', 'b']);
});

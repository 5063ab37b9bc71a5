import { describe, expect, test } from '@jest/globals';
import { analyze, INTERNAL } from '../../../lib/analysis/analyze';
import { rules } from '../../../lib/analysis/registry';
import type { Report, Rule } from '../../../lib/analysis/rule';
import type { Mesh } from '../../../lib/mesh/mesh';
import { meshOf } from '../../support/check';

const SERVICES = `apiVersion: v1
kind: Service
metadata:
  name: b
  namespace: shop
spec: {}
---
apiVersion: v1
kind: Service
metadata:
  name: a
  namespace: shop
  annotations:
    galley.istio.io/analyze-suppress: MESH9003
spec: {}
---
apiVersion: v1
kind: Service
metadata:
  name: dns
  namespace: kube-system
spec: {}
`;

function rule(code: string, check: (mesh: Mesh, report: Report) => void, more: Partial<Rule> = {}): Rule {
  return {
    code,
    title: 't',
    severity: 'warning',
    reads: ['Service'],
    fix: 'mend it',
    description: 'd',
    check,
    ...more,
  };
}

const everyService = (code: string, more: Partial<Rule> = {}) =>
  rule(
    code,
    (mesh, report) => {
      for (const object of mesh.services) report({ object, pointer: '/spec', message: `${object.name} is wrong` });
    },
    more,
  );

const brief = (mesh: Mesh, ...tested: Rule[]) =>
  analyze(mesh, { rules: tested }).findings.map(({ code, severity, object }) => `${severity} ${code} ${object.name}`);

describe('analyze', () => {
  test('sorts by severity, then by file and line, and leaves out what belongs to the cluster', () => {
    const tested = [everyService('MESH9001'), everyService('MESH9002', { severity: 'error' })];
    expect(brief(meshOf(SERVICES), ...tested)).toEqual([
      'error MESH9002 b',
      'error MESH9002 a',
      'warning MESH9001 b',
      'warning MESH9001 a',
    ]);
  });

  test('takes code, severity, fix and aliases from the rule unless the finding says otherwise', () => {
    const tested = rule(
      'MESH9001',
      (mesh, report) => {
        const [object] = mesh.services;
        if (!object) return;
        report({ object, pointer: '/spec', message: 'one' });
        report({ object, pointer: '/spec', message: 'two', severity: 'error', fix: 'replace it' });
      },
      { aliases: ['KIA9001'] },
    );
    const { findings } = analyze(meshOf(SERVICES), { rules: [tested] });
    expect(findings).toMatchObject([
      { code: 'MESH9001', severity: 'error', message: 'two', fix: 'replace it', aliases: ['KIA9001'] },
      { code: 'MESH9001', severity: 'warning', message: 'one', fix: 'mend it', aliases: ['KIA9001'] },
    ]);
  });

  test('reports one mistake once', () => {
    const tested = everyService('MESH9001');
    expect(brief(meshOf(SERVICES), tested, tested)).toHaveLength(2);
  });

  test('hides what annotations and options hide, and counts it', () => {
    const ignore = [{ code: 'MESH9001', object: 'Service shop/*' }];
    const tested = [everyService('MESH9001'), everyService('MESH9003')];
    const { findings, suppressed } = analyze(meshOf(SERVICES), { rules: tested, ignore });
    expect(findings.map(({ code, object }) => `${code} ${object.name}`)).toEqual(['MESH9003 b']);
    expect(suppressed).toBe(3);
  });

  test('shows a hundred findings of one code about one object, and counts the others', () => {
    const many = rule('MESH9001', (mesh, report) => {
      const [object] = mesh.services;
      for (let at = 0; object && at < 150; at++) report({ object, pointer: `/spec/${at}`, message: `${at} is wrong` });
    });
    const { findings } = analyze(meshOf(SERVICES), { rules: [many] });
    expect(findings).toHaveLength(100);
    expect(findings.map(({ message }) => message)).toContain(
      '99 is wrong; 50 more of MESH9001 in this object are not shown',
    );
  });

  test('goes on where a rule fails, and says so once', () => {
    const broken = rule('MESH9001', () => {
      throw new Error('oops');
    });
    const { findings } = analyze(meshOf(SERVICES), { rules: [broken, everyService('MESH9002')] });
    expect(findings.map(({ code }) => code).sort()).toEqual([INTERNAL, 'MESH9002', 'MESH9002']);
    expect(findings.find(({ code }) => code === INTERNAL)?.message).toBe(
      'rule MESH9001 (t) could not be checked: oops',
    );
  });
});

describe('what may lie outside the given manifests', () => {
  const needing = (needs: string) =>
    rule(
      'MESH9001',
      (mesh, report) => {
        const [object] = mesh.services;
        if (object) report({ object, pointer: '', message: 'there is no x', severity: 'error', needs });
      },
      { aliases: ['IST9001'] },
    );
  const found = (needs: string, options = {}) =>
    analyze(meshOf(SERVICES, options), { rules: [needing(needs)] }).findings.map(({ severity, message }) => ({
      severity,
      message,
    }));

  test('is info, and the message says why', () => {
    expect(found('elsewhere')).toEqual([
      {
        severity: 'info',
        message: 'there is no x; the manifests of that namespace are not all given, so it may lie outside them',
      },
    ]);
  });

  test.each([
    ['in a namespace that is given whole', 'shop', {}],
    ['in a closed world', 'elsewhere', { assumeComplete: true }],
    ['to istioctl', 'elsewhere', { compat: true }],
  ])('is certain %s', (_, needs, options) => {
    expect(found(needs, options)).toEqual([{ severity: 'error', message: 'there is no x' }]);
  });
});

describe('--compat istioctl', () => {
  test('runs the rules of istioctl under its codes, those of compatibility among them', () => {
    const tested = [
      everyService('MESH9001'),
      everyService('KIA9002'),
      everyService('MESH9003', { aliases: ['KIA9003', 'IST9003'] }),
      everyService('IST9004', { compatOnly: true }),
    ];
    const codes = (compat: boolean) => [
      ...new Set(analyze(meshOf(SERVICES, { compat }), { rules: tested }).findings.map(({ code }) => code)),
    ];
    expect(codes(true)).toEqual(['IST9004', 'IST9003'].sort());
    expect(codes(false)).toEqual(['KIA9002', 'MESH9001', 'MESH9003'].sort());
  });
});

describe('every rule', () => {
  test('has a code of a known system, a title, a description and a fix', () => {
    for (const { code, title, description, fix, reads, aliases = [] } of rules) {
      for (const name of [code, ...aliases]) expect(name).toMatch(/^(?:IST|KIA|MESH)\d{4}$/);
      expect([code, title.length > 0 && title.length <= 100]).toEqual([code, true]);
      expect([code, description.length >= 40]).toEqual([code, true]);
      expect([code, fix.length >= 5]).toEqual([code, true]);
      expect([code, Array.isArray(reads)]).toEqual([code, true]);
      expect([code, aliases.includes(code)]).toEqual([code, false]);
    }
  });

  test('stands once in the registry', () => {
    expect(new Set(rules).size).toBe(rules.length);
  });

  test('of one code of our own names one mistake', () => {
    const own = rules.map(({ code }) => code).filter((code) => code.startsWith('MESH'));
    expect(own.filter((code, at) => own.indexOf(code) !== at)).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { expectComplete, uncovered } from './coverage';

const KIND = 'security.istio.io/PeerAuthentication';
const manifest = (spec: unknown) => ({ apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', spec });
const modes = ['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT'];
const everything = modes.map((mode) =>
  manifest({ mtls: { mode }, portLevelMtls: { 80: { mode } }, selector: { matchLabels: { app: 'a' } } }),
);

describe('uncovered', () => {
  test('lists every field and enum value where nothing is set', () => {
    expect(uncovered(KIND, [])).toEqual([
      '.spec.mtls',
      '.spec.mtls.mode',
      ...modes.map((mode) => `.spec.mtls.mode=${mode}`),
      '.spec.portLevelMtls',
      '.spec.portLevelMtls{}.mode',
      ...modes.map((mode) => `.spec.portLevelMtls{}.mode=${mode}`),
      '.spec.selector',
      '.spec.selector.matchLabels',
    ]);
  });

  test('leaves out what one of the manifests sets', () => {
    const strict = manifest({ mtls: { mode: 'STRICT' } });
    const selector = manifest({ selector: {}, portLevelMtls: undefined });
    expect(uncovered(KIND, [strict, selector])).not.toContain('.spec.mtls.mode');
    expect(uncovered(KIND, [strict, selector])).not.toContain('.spec.mtls.mode=STRICT');
    expect(uncovered(KIND, [strict, selector])).not.toContain('.spec.selector');
    expect(uncovered(KIND, [strict, selector])).toContain('.spec.mtls.mode=DISABLE');
    expect(uncovered(KIND, [strict, selector])).toContain('.spec.portLevelMtls');
  });

  test('walks lists, and stops where anything may stand', () => {
    const filter = { spec: { configPatches: [{ patch: { value: { any: 1 } } }] } };
    const paths = uncovered('networking.istio.io/EnvoyFilter', [filter]);
    expect(paths).not.toContain('.spec.configPatches[].patch.value');
    expect(paths).toContain('.spec.configPatches[].patch.operation');
    expect(paths.filter((path) => path.startsWith('.spec.configPatches[].patch.value'))).toEqual([]);
  });

  test('fails for a kind that is not imported', () => {
    expect(() => uncovered('security.istio.io/Nothing', [])).toThrow(
      'imports/schemas has no security.istio.io/Nothing',
    );
  });
});

describe('expectComplete', () => {
  test('passes where everything is set', () => {
    expectComplete(KIND, everything);
  });

  test('passes where the rest is excepted, one by one or as a subtree', () => {
    const rest = everything.map(({ spec, ...object }) => ({
      ...object,
      spec: { mtls: (spec as { mtls: unknown }).mtls },
    }));
    expectComplete(KIND, rest, {
      '.spec.portLevelMtls*': 'why',
      '.spec.selector': 'why',
      '.spec.selector.matchLabels': 'why',
    });
  });

  test('fails for what is neither set nor excepted', () => {
    expect(() => expectComplete(KIND, everything.slice(1))).toThrow('.spec.mtls.mode=UNSET');
  });

  test('fails for an exception that the schema does not have', () => {
    expect(() => expectComplete(KIND, everything, { '.spec.gone': 'why' })).toThrow('.spec.gone');
    expect(() => expectComplete(KIND, everything, { '.spec.gone*': 'why' })).toThrow('.spec.gone*');
  });

  test('fails for an exception that is set after all', () => {
    expect(() => expectComplete(KIND, everything, { '.spec.selector': 'why' })).toThrow('exceptionsThatAreSet');
    expect(() => expectComplete(KIND, everything, { '.spec.sel*': 'why' })).toThrow('.spec.selector.matchLabels');
  });
});

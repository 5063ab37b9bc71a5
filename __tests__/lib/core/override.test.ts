import { describe, expect, test } from '@jest/globals';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { applyOverride, readOverride } from '../../../lib/core/override';
import { messageOf } from '../../support/render';

const at = new Construct(undefined as never, 'routes');

function overridden(manifest: unknown, pointer: string, value: unknown): unknown {
  const result = structuredClone(manifest);
  applyOverride(result, readOverride(pointer, value, at), at);
  return result;
}

const manifest = { spec: { hosts: ['a', 'b'], http: [{ retries: { attempts: 3 } }], 'a/b~c': 1 } };

describe('an override', () => {
  test('sets a field', () => {
    expect(overridden(manifest, '/spec/http/0/retries/attempts', 5)).toEqual({
      spec: { ...manifest.spec, http: [{ retries: { attempts: 5 } }] },
    });
  });

  test('adds a field', () => {
    expect(overridden({ spec: {} }, '/spec/newField', null)).toEqual({ spec: { newField: null } });
  });

  test('makes the objects that are missing on the way', () => {
    expect(overridden({}, '/spec/a/b', 1)).toEqual({ spec: { a: { b: 1 } } });
  });

  test('replaces an entry of a list', () => {
    expect(overridden({ a: [1, 2, 3] }, '/a/1', { x: 1 })).toEqual({ a: [1, { x: 1 }, 3] });
  });

  test('appends to a list', () => {
    expect(overridden({ a: [1] }, '/a/-', 2)).toEqual({ a: [1, 2] });
  });

  test('removes a field, and an entry of a list', () => {
    expect(overridden({ a: { b: 1, c: 2 } }, '/a/b', undefined)).toEqual({ a: { c: 2 } });
    expect(overridden({ a: [1, 2, 3] }, '/a/1', undefined)).toEqual({ a: [1, 3] });
  });

  test('removes nothing where nothing is, and makes nothing on the way', () => {
    expect(overridden({ a: {} }, '/a/b', undefined)).toEqual({ a: {} });
    expect(overridden({ a: {} }, '/b/c/d', undefined)).toEqual({ a: {} });
  });

  test('reads ~1 as a slash and ~0 as a tilde', () => {
    expect(overridden(manifest, '/spec/a~1b~0c', 2)).toMatchObject({ spec: { 'a/b~c': 2 } });
    expect(overridden({}, '/a~01', 2)).toEqual({ 'a~1': 2 });
  });

  test('takes names that every object has for names like others', () => {
    expect(overridden({}, '/constructor/prototype', 1)).toEqual({ constructor: { prototype: 1 } });
    expect(({} as { prototype?: unknown }).prototype).toBeUndefined();
  });

  test('leaves what it sets alone, so that later overrides do not show in it', () => {
    const value = Object.freeze({ list: Object.freeze([]) });
    const first = readOverride('/a', value, at);
    const second = readOverride('/a/list/-', 1, at);
    for (const result of [{}, {}]) {
      applyOverride(result, first, at);
      applyOverride(result, second, at);
      expect(result).toEqual({ a: { list: [1] } });
    }
    expect(value).toEqual({ list: [] });
  });

  test('keeps the value as it was when it was given', () => {
    const value = { a: 1 };
    const override = readOverride('/x', value, at);
    value.a = 2;
    const result = {};
    applyOverride(result, override, at);
    expect(result).toEqual({ x: { a: 1 } });
  });
});

describe('an override fails', () => {
  test.each([
    ['', 'be a JSON pointer that begins with /, such as /spec/hosts/0'],
    ['spec/hosts', 'be a JSON pointer that begins with /, such as /spec/hosts/0'],
    ['/__proto__/polluted', 'not name __proto__'],
    ['/a/__proto__', 'not name __proto__'],
  ])('at once for what is no pointer: %j', (pointer, must) => {
    expect(messageOf(() => readOverride(pointer, 1, at))).toBe(
      `'pointer' must ${must}, got '${pointer}' (at routes) [MESH_INVALID_POINTER]`,
    );
  });

  test.each([
    ['/spec/hosts/0/name', "lead through objects and lists; '0' is neither"],
    ['/spec/a~1b~0c/d', "lead through objects and lists; 'a/b~c' is neither"],
    ['/spec/hosts/2', "name a place in a list of 2; '2' is none"],
    ['/spec/hosts/-1', "name a place in a list of 2; '-1' is none"],
    ['/spec/hosts/01', "name a place in a list of 2; '01' is none"],
    ['/spec/hosts/', "name a place in a list of 2; '' is none"],
    ['/spec/hosts/first', "name a place in a list of 2; 'first' is none"],
    ['/spec/hosts/1e0', "name a place in a list of 2; '1e0' is none"],
    ['/spec/http/1/retries', "name a place in a list of 1; '1' is none"],
    ['/spec/http/-/retries', "name a place in a list of 1; '-' is none"],
  ])('for a pointer that does not fit the manifest: %s', (pointer, must) => {
    expect(messageOf(() => overridden(manifest, pointer, 'x'))).toBe(
      `'pointer' must ${must}, got '${pointer}' (at routes) [MESH_INVALID_POINTER]`,
    );
  });

  test.each(['/spec/hosts/2', '/spec/hosts/-', '/spec/http/7/retries'])(
    'to remove the place %s of a list',
    (pointer) => {
      expect(() => overridden(manifest, pointer, undefined)).toThrow('MESH_INVALID_POINTER');
    },
  );

  test('for a null on the way', () => {
    expect(messageOf(() => overridden({ a: null }, '/a/b', 1))).toContain("'a' is neither");
  });

  test('for a value that is not JSON', () => {
    expect(messageOf(() => readOverride('/a', { call: Math.abs }, at))).toBe(
      "'value' must be plain JSON, got {} (at routes) [MESH_INVALID_OVERRIDE]",
    );
  });
});

/** Every place in the value, with its pointer. */
function* places(value: unknown, pointer = ''): Generator<[pointer: string, value: unknown]> {
  if (pointer !== '') yield [pointer, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    yield* places(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

test('an override changes just the place that it names', () => {
  const key = fc.string({ maxLength: 4 }).filter((name) => name !== '__proto__');
  const { value: json } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.string(), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(key, json, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      fc.nat(),
      (original, seed) => {
        const all = [...places(original)];
        const [pointer] = all[seed % all.length] as [string, unknown];
        const result = overridden(original, pointer, 'set by the override');
        const before = new Map(all.filter(([other]) => !related(other, pointer)));
        const after = new Map([...places(result)].filter(([other]) => !related(other, pointer)));
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [other, value] of before) expect(after.get(other)).toEqual(value);
        expect(new Map(places(result)).get(pointer)).toBe('set by the override');
      },
    ),
    { numRuns: 500 },
  );
});

/** Whether one of the places is the other or in it. */
function related(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

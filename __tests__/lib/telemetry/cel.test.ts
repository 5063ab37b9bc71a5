import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCel } from '../../../lib/telemetry/cel';
import { parseRule } from '../../support/cel';
import { messageOf } from '../../support/render';

const read = (expression: string) => checkCel(expression, { property: 'filter' });
const reads = (run: () => unknown): boolean => {
  try {
    run();
    return true;
  } catch {
    return false;
  }
};

describe('an expression is taken as it is', () => {
  test.each([
    'response.code >= 400',
    "connection.mtls && request.url_path.contains('v1beta3')",
    '!has(request.useragent) || !(request.useragent.startsWith("Health"))',
    'string(destination.port)',
    'request.headers["x-tenant"]',
    "response.code in [500, 503,] ? 'bad' : 'good'",
    'a ? b : c ? d : e',
    '{"a": 1, "b": [2.5, -3, 0x1F, 7u, .5, 1e6]}.a == 1',
    'request.path.matches("^/v[0-9]+\\\\.") // every version',
    'request.path.matches(r"^\\d+$")',
    '"""two\nlines""" != \'\\u00e9\\x41\\101\'',
    'true == null || !false',
    'node.metadata.namespace == "in"',
    'x.filter(y, y > 1).size() % 2 == 0 && -a[0] / 2 <= 1',
    '  a\n&& b  ',
  ])('%s', (expression) => {
    expect(read(expression)).toBe(expression);
    if (!expression.includes('.5')) expect(reads(() => parseRule(expression))).toBe(true);
  });
});

describe('fails for', () => {
  test.each([
    ['response.code = 500', 'unexpected = at character 15', 'CEL compares with =='],
    ['response.code === 500', 'unexpected = at character 17', 'CEL compares with =='],
    ['a and b', 'unexpected and at character 3', 'CEL writes &&, || and !'],
    ['not a', 'unexpected a at character 5', 'CEL writes &&, || and !'],
    ['a & b', 'unexpected & at character 3', 'CEL writes && and ||'],
    ['a | b', 'unexpected | at character 3', 'CEL writes && and ||'],
    ['response.code >=', 'it ends too early', undefined],
    ['has(request.useragent', 'it ends too early', undefined],
    ['a) || b', 'unexpected ) at character 2', undefined],
    ['a b', 'unexpected b at character 3', undefined],
    ['a == "x', 'unexpected " at character 6', undefined],
    ['a == "= and &', 'unexpected " at character 6', 'CEL compares with =='],
    ['a.matches("\\d")', 'unexpected " at character 11', undefined],
    ['f(, a)', 'unexpected , at character 3', undefined],
    ['a ? b', 'it ends too early', undefined],
    ['a.', 'it ends too early', undefined],
    ['a.in', 'unexpected in at character 3', undefined],
    ['namespace == "a"', 'unexpected namespace at character 1', undefined],
    ['[1 2]', 'unexpected 2 at character 4', undefined],
    ['{"a" 1}', 'unexpected 1 at character 6', undefined],
    ['a == 5m', 'unexpected m at character 7', undefined],
    ['a == $b', 'unexpected $ at character 6', undefined],
    ['1 = "=="', 'unexpected = at character 3', 'CEL compares with =='],
  ])('%s', (expression, problem, fix) => {
    expect(reads(() => parseRule(expression))).toBe(false);
    expect(messageOf(() => read(expression))).toBe(
      `'filter' must be a CEL expression (${problem}), got '${expression}'${fix ? `; ${fix}` : ''} [MESH_INVALID_CEL]`,
    );
  });

  test('a comma at the end of a call, though not of a list', () => {
    expect(messageOf(() => read('f(a,)'))).toBe(
      "'filter' must be a CEL expression (unexpected ) at character 5), got 'f(a,)' [MESH_INVALID_CEL]",
    );
    expect(read('[a,]')).toBe('[a,]');
  });

  test.each([[''], ['  \n']])('an expression of nothing: %p', (expression) => {
    expect(messageOf(() => read(expression))).toBe(
      `'filter' must not be empty, got '${expression}' [MESH_INVALID_CEL]`,
    );
  });
});

test('a full reader of CEL takes and refuses the same', () => {
  const signs = '&& || == != < <= > >= + - * / % ! ? : . , ( ) [ ] { } in = & | $'.split(' ');
  const words = [
    ...signs,
    'a',
    'b.c',
    'f(',
    'true',
    'null',
    'namespace',
    '1',
    '2.5',
    '0x1f',
    '3u',
    '"x"',
    "'y'",
    'r"\\d"',
    '"',
  ];
  const expressions = fc
    .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), fc.constantFrom('', ' '))
    .map(([parts, between]) => parts.join(between))
    // The full reader is at odds with the grammar of CEL about `.5`, which it refuses, and `f(a,)`, which it takes.
    .filter((text) => !/(?<!\d)\.\d|,\s*\)/.test(text));
  const agree = (text: string) => reads(() => read(text)) === reads(() => parseRule(text));
  fc.assert(fc.property(expressions, agree), { numRuns: 3000, seed: 1 });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { regexWitnesses } from '../../../../lib/routing/compare/regex-witness';
import { compile } from '../../../../lib/routing/string-match';

test.each([
  ['.*', ['', 'x']],
  ['^/old/(.*)$', ['/old/', '/old/x']],
  ['/a|/b', ['/a', '/b']],
  ['/(foo|bar)/?', ['/foo', '/foo/', '/bar', '/bar/']],
  ['v\\.1', ['v.1']],
  ['\\d{3}-\\d{2,}', ['000-00', '000-000']],
  ['[^/]+', ['a', 'aa']],
  ['[[:alpha:]]', ['a']],
  ['[]x]', ['x']],
  ['(?i)abc', ['abc']],
  ['(?P<v>v1|v2)x', ['v1x', 'v2x']],
  ['\\Qa.b\\E', ['a.b']],
  ['\\x41\\x{42}', ['AB']],
  ['\\pL', ['p']],
  ['a(?:b)??c', ['ac', 'abc']],
  ['(', []],
])('%s', (regex, texts) => {
  expect([...regexWitnesses(regex)].sort()).toEqual([...texts].sort());
});

test('what is found fits, and of usual expressions something is found', () => {
  const atom = fc.constantFrom('a', '/', '[0-9]', '[^/]', '\\d', '\\w', '.', '(?:x|y)', '(z)', '\\.');
  const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}')).map((parts) => parts.join(''));
  const regex = fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(regex, (branches) => {
      const text = branches.map((pieces) => pieces.join('')).join('|');
      const found = regexWitnesses(text);
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) expect(compile(text)?.matcher(one).matches()).toBe(true);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import { HeaderMatch, StringMatch } from 'cdk8s-mesh';
import { Construct } from 'constructs';
import { checkRegex } from '../../../lib/core/string-match';
import { messageOf } from '../../support/render';

describe('StringMatch', () => {
  test('has one of three forms on the wire', () => {
    expect(StringMatch.exact('jason')._toJson()).toEqual({ exact: 'jason' });
    expect(StringMatch.prefix('/api/')._toJson()).toEqual({ prefix: '/api/' });
    expect(StringMatch.regex('[0-9]+')._toJson()).toEqual({ regex: '[0-9]+' });
  });

  test('may be equal to the empty text', () => {
    expect(StringMatch.exact('')._toJson()).toEqual({ exact: '' });
  });

  test('cannot be changed', () => {
    expect(() => Object.assign(StringMatch.exact('a')._toJson(), { exact: 'b' })).toThrow(TypeError);
  });

  test('fails for a prefix of everything', () => {
    expect(messageOf(() => StringMatch.prefix(''))).toBe(
      "'prefix' must not be empty, got ''; leave the match out to match everything [MESH_EMPTY_MATCH]",
    );
  });
});

describe('StringMatch.regex', () => {
  test.each([
    '.*',
    '/items/[0-9]+',
    '(?i)jason',
    '\\d{3}',
    '(?P<name>a)',
    '[[:alpha:]]',
    '\\x{10FFFF}',
    'a'.repeat(1024),
  ])('takes what RE2 reads: %j', (pattern) => {
    expect(StringMatch.regex(pattern)._toJson()).toEqual({ regex: pattern });
  });

  test('fails for nothing', () => {
    expect(messageOf(() => StringMatch.regex(''))).toBe("'regex' must not be empty, got '' [MESH_INVALID_REGEX]");
  });

  test('fails for more than 1024 bytes, which are fewer letters outside of English', () => {
    const must = /^'regex' must have at most 1024 bytes, got '.*\.\.\. \[MESH_INVALID_REGEX\]$/;
    expect(messageOf(() => StringMatch.regex('a'.repeat(1025)))).toMatch(must);
    expect(messageOf(() => StringMatch.regex('é'.repeat(513)))).toMatch(must);
    expect(StringMatch.regex('é'.repeat(512))).toBeDefined();
  });

  test.each([
    ['(?=a)', 'RE2 has no look-around and no back-references'],
    ['(?<!a)b', 'RE2 has no look-around and no back-references'],
    ['(a)\\1', 'RE2 has no look-around and no back-references'],
    ['*', "'*' repeats what is before it; write '.*' for any text"],
    ['*.js', "'*' repeats what is before it; write '.*.js' for any text"],
  ])('fails for %s, and says why', (pattern, fix) => {
    const message = messageOf(() => StringMatch.regex(pattern));
    expect(message).toMatch(/^'regex' must be a regular expression that RE2 reads \(.+\), got '/);
    expect(message.endsWith(`, got '${pattern}'; ${fix} [MESH_INVALID_REGEX]`)).toBe(true);
  });

  test('fails for what nothing reads', () => {
    expect(messageOf(() => StringMatch.regex('a('))).toMatch(
      /^'regex' must be a regular expression that RE2 reads \(.*missing.*\), got 'a\(' \[MESH_INVALID_REGEX\]$/,
    );
  });
});

test('checkRegex names the property and the construct that it was given', () => {
  const at = new Construct(undefined as never, 'rules');
  expect(messageOf(() => checkRegex('', 'rewrite.match', at))).toBe(
    "'rewrite.match' must not be empty, got '' (at rules) [MESH_INVALID_REGEX]",
  );
});

test('HeaderMatch.PRESENT says nothing about the text', () => {
  expect(HeaderMatch.PRESENT._toJson()).toEqual({});
});

test('what compares text is made by its factories', () => {
  const json = (match: StringMatch | HeaderMatch) => match._toJson;
  // @ts-expect-error a text does not say how it is compared
  expect(json('jason')).toBeUndefined();
  // @ts-expect-error two comparisons at once
  expect(json({ exact: 'a', prefix: 'b' })).toBeUndefined();
  // @ts-expect-error a look-alike was never checked
  expect(json({ _toJson: () => ({}) })).toBeDefined();
});

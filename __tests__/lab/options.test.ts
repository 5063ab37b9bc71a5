import { describe, expect, test } from '@jest/globals';
import { parseOptions } from '../../lab/options';

const NAMES = ['accepted', 'behaviour'];
const parse = (...args: string[]) => parseOptions(args, NAMES, 1_234_567_890);

describe('the options of the lab', () => {
  test('without any, all proofs run and the document is written', () => {
    expect(parse()).toEqual({
      only: [],
      keep: false,
      full: false,
      seed: 567_890,
      pairs: 2_000,
      json: undefined,
      write: true,
      help: false,
    });
  });

  test('some proofs alone write no document', () => {
    expect(parse('--only', 'accepted')).toMatchObject({ only: ['accepted'], write: false });
    expect(parse('--only', 'accepted', '--write')).toMatchObject({ write: true });
  });

  test('proofs are named with commas or one by one', () => {
    expect(parse('--only', 'accepted,behaviour').only).toEqual(NAMES);
    expect(parse('--only', 'accepted', '--only', 'behaviour').only).toEqual(NAMES);
  });

  test('a whole run can leave the document alone', () => {
    expect(parse('--no-write').write).toBe(false);
  });

  test('a proof that does not exist is named with those that do', () => {
    expect(() => parse('--only', 'acepted')).toThrow('--only acepted: the proofs are accepted, behaviour');
  });

  test('numbers are whole and not too small', () => {
    expect(parse('--seed', '0', '--pairs', '1')).toMatchObject({ seed: 0, pairs: 1 });
    expect(() => parse('--pairs', '0')).toThrow('--pairs 0: must be a whole number from 1 on');
    expect(() => parse('--seed', '1.5')).toThrow('--seed 1.5: must be a whole number from 0 on');
    expect(() => parse('--seed', '')).toThrow('--seed : must be a whole number from 0 on');
  });
});

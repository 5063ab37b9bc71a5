import { describe, expect, test } from '@jest/globals';
import { ROWS, type Row } from '../../../lab/headline/rows';
import { allowed, type Measurement, orderOf, verdictOf } from '../../../lab/headline/verdict';

const WHOLE = { seconds: 120, perSecond: 10, killEveryMs: 15_000, selector: 'app=webapp' };
const [ONE, TWO, RETRIES, CALM] = ROWS as readonly [Row, Row, Row, Row];

function measured(row: Row, answered: number, of = 1200): Measurement {
  return { row, answered, of, outcomes: `200: ${answered}`, kills: 8, madeMs: [300, 400, 900] };
}

describe('how many users may be answered', () => {
  test('with 1 pod is what the talk had, give or take 1.5 s of each 15 s', () => {
    expect(allowed(ONE, 1200, WHOLE)).toEqual([161, 402]);
    expect(allowed(ONE, 450, WHOLE)).toEqual([60, 151]);
  });

  test('with 2 pods reaches from a coin for each user of the down time to one for those of its half', () => {
    const [low, high] = allowed(TWO, 1200, WHOLE);
    const whole = 1200 * (1 - 11.475 / 15 / 2);
    const half = 1200 * (1 - 11.475 / 15 / 4);
    expect([low - whole, high - half].map(Math.round)).toEqual([-146, 57]);
  });

  test('with retries is 99 of 100, and without chaos all', () => {
    expect(allowed(RETRIES, 450, WHOLE)).toEqual([446, 450]);
    expect(allowed(CALM, 450, WHOLE)).toEqual([450, 450]);
  });

  test.each([450, 1200])('of %i is not the same in two rows: they can be told apart', (of) => {
    const [one, two, retries] = [ONE, TWO, RETRIES].map((row) => allowed(row, of, WHOLE)) as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    expect(one[1]).toBeLessThan(two[0]);
    expect(two[1]).toBeLessThan(retries[0]);
  });
});

describe('the verdict', () => {
  test('shows our number beside theirs, and what explains the difference', () => {
    expect(verdictOf(measured(TWO, 748), WHOLE)).toEqual({
      claim: 'webgatos, 2 pods: users who get an answer',
      expected: '595 to 1027 of 1200; the talk: 864 of 1200 (72.0 %)',
      measured: '748 (62.3 %)',
      ok: true,
      note:
        '200: 748; 8 kills, the next container is started 0.40 s later; ' +
        'what fails is half of the users in 11.3 s per kill, in which the new pod is asked and does not listen; ' +
        'in the talk 8.4 s, so that it took 3.1 s there to make a container, which nobody asks before',
    });
  });

  test.each([
    [ONE.name, 160, false],
    [ONE.name, 282, true],
    [ONE.name, 403, false],
    [TWO.name, 594, false],
    [TWO.name, 864, true],
    [TWO.name, 1028, false],
    [RETRIES.name, 1187, false],
    [RETRIES.name, 1198, true],
    [CALM.name, 1199, false],
    [CALM.name, 1200, true],
  ])('on %s with %i answers: %s', (name, answered, ok) => {
    const row = ROWS.find((one) => one.name === name) as Row;
    expect(verdictOf(measured(row, answered), WHOLE).ok).toBe(ok);
  });

  test('asks the routing engine where the gateway is on the way', () => {
    expect(verdictOf(measured(RETRIES, 1198), WHOLE).note).toMatch(/^route agrees: 5 retries of 2000 ms; 200: 1198; /);
  });

  test('on the order wants each row to be better than the one before; the last one may be as good', () => {
    const order = (...answers: readonly number[]) =>
      orderOf([ONE, TWO, RETRIES, CALM].map((row, index) => measured(row, answers[index] as number))).ok;
    expect(order(282, 864, 1198, 1200)).toBe(true);
    expect(order(282, 864, 1200, 1200)).toBe(true);
    expect(order(282, 282, 1198, 1200)).toBe(false);
    expect(order(282, 1198, 1198, 1200)).toBe(false);
    expect(order(282, 864, 1200, 1199)).toBe(false);
  });
});

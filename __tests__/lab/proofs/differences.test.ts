import { describe, expect, test } from '@jest/globals';
import { compare } from '../../../lab/proofs/analyze/differences';

const MISSING = { code: 'IST0101', origin: 'VirtualService a/b', message: 'Referenced host not found: "c"' };
const OURS = { ...MISSING, message: "host 'c' is offered by no Service" };

describe('findings of istioctl and of check', () => {
  test('are the same when codes and objects are, whatever the words', () => {
    expect(compare([MISSING], [OURS], 'own')).toMatchObject({ common: 1, onlyIstioctl: [], onlyCheck: [] });
  });

  test('count as often as they are there', () => {
    const second = { ...OURS, message: "host 'd' is offered by no Service" };
    expect(compare([MISSING], [OURS, second], 'own')).toMatchObject({ common: 1, onlyCheck: [second] });
  });

  test('that say the same sentence of an object count once', () => {
    expect(compare([MISSING], [OURS, OURS], 'own')).toMatchObject({ common: 1, onlyCheck: [] });
  });

  test('that only one can have are counted with the reason', () => {
    const namespace = { code: 'IST0102', origin: 'Namespace default', message: 'not enabled' };
    const { onlyIstioctl, explained } = compare([namespace], [], 'compat');
    expect(onlyIstioctl).toEqual([]);
    expect([...explained].map(([{ reason }, count]) => [reason, count])).toEqual([
      ['every cluster has the namespace `default`; no manifest makes it', 1],
    ]);
  });

  test('of others are not explained away', () => {
    const namespace = { code: 'IST0102', origin: 'Namespace shop', message: 'not enabled' };
    expect(compare([namespace], [], 'compat').onlyIstioctl).toEqual([namespace]);
    expect(compare([], [namespace], 'compat').onlyCheck).toEqual([namespace]);
  });

  test('are explained only in the comparison that the reason is of', () => {
    const pod = { code: 'IST0103', origin: 'Pod a/b-1', message: 'no proxy' };
    expect(compare([pod], [], 'own').onlyIstioctl).toEqual([]);
    expect(compare([pod], [], 'compat').onlyIstioctl).toEqual([pod]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { millicoresOf, renderCpu, renderQuantity, renderSize } from '../../../lib/core/quantity';

const place = { property: 'amount' };
const FACTORS = { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, m: 0.001 };

/** What Kubernetes makes of the text. */
function parse(text: string): number {
  const [, number, unit] = /^([0-9]+)([a-zA-Z]*)$/.exec(text) ?? [];
  return Number(number) * FACTORS[unit as keyof typeof FACTORS];
}

describe('a quantity', () => {
  test('is a whole number, or thousandths', () => {
    expect([1, 100, 0.5, 1.001, 2_000_000_000].map((amount) => renderQuantity(amount, place))).toEqual([
      '1',
      '100',
      '500m',
      '1001m',
      '2000000000',
    ]);
  });

  test('means the number that it was made of', () => {
    const thousandths = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(fc.property(thousandths, (n) => expect(parse(renderQuantity(n / 1000, place))).toBeCloseTo(n / 1000, 6)));
  });

  test('of memory has the largest unit that says it in a whole number', () => {
    const sizes = [
      Size.mebibytes(64),
      Size.mebibytes(1024),
      Size.kibibytes(1025),
      Size.kibibytes(0.5),
      Size.tebibytes(2),
    ];
    expect(sizes.map((size) => renderSize(size, place))).toEqual(['64Mi', '1Gi', '1025Ki', '512', '2Ti']);
  });

  test('of memory means the bytes that it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (kibibytes) =>
        expect(parse(renderSize(Size.kibibytes(kibibytes), place))).toBe(kibibytes * 1024),
      ),
    );
  });

  test('of CPU is what was written', () => {
    expect([Cpu.millis(200), Cpu.units(1.5)].map((cpu) => renderCpu(cpu, place))).toEqual(['200m', '1.5']);
    expect([Cpu.millis(200), Cpu.units(1.5), Cpu.units(1.001)].map(millicoresOf)).toEqual([200, 1500, 1001]);
  });
});

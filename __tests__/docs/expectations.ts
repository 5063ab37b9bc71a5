import { expect } from '@jest/globals';
import { compare } from './comparison';
import { type Example, isModule } from './examples';
import { run } from './run';

/** Asserts that the example does what its page says, given what the compiler says of it. */
export function expectAsShown(example: Example, errors: readonly string[]): void {
  if (example.outcome === 'error') {
    expect({ place: example.place, compiles: errors.length === 0 }).toEqual({ place: example.place, compiles: false });
    return;
  }
  expect(errors).toEqual([]);
  const { result } = example;
  if (example.outcome === 'throws') {
    const message = messageOf(() => run(example));
    expect(message).toEqual(result?.language === 'text' ? result.text.trim() : expect.any(String));
  } else if (result?.language === 'yaml') {
    const { shown, rendered } = compare(result, run(example));
    expect(rendered).toBe(shown);
  } else if (!isModule(example)) run(example);
}

function messageOf(body: () => unknown): string | undefined {
  try {
    body();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

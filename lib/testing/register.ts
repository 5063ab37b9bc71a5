import { matchers } from './matchers';

interface Expect {
  extend(matchers: object): void;
}

/** Where vitest keeps its `expect`, whether or not it is a global of the tests. */
const OF_VITEST = Symbol.for('expect-global');

/** Gives the matchers to the runner that runs; does nothing where none does. */
export function register(): void {
  expectOfRunner()?.extend(matchers);
}

function expectOfRunner(): Expect | undefined {
  const globals = globalThis as { readonly [name: string | symbol]: unknown };
  for (const candidate of [globals.expect, globals[OF_VITEST]]) if (isExpect(candidate)) return candidate;
  if (process.env.JEST_WORKER_ID === undefined) return undefined;
  // Without its globals (`injectGlobals: false`) jest gives its `expect` to whoever imports it.
  try {
    const jest: { readonly expect?: unknown } = require('@jest/globals');
    return isExpect(jest.expect) ? jest.expect : undefined;
  } catch {
    return undefined;
  }
}

function isExpect(candidate: unknown): candidate is Expect {
  return typeof candidate === 'function' && typeof Reflect.get(candidate, 'extend') === 'function';
}

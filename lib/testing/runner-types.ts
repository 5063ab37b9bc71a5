import type { MeshMatchers } from './mesh-matchers';

// biome-ignore-start lint/suspicious/noTsIgnore: an error is expected only where the module is not installed
/** @ts-ignore: whoever tests with another runner need not have it. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends MeshMatchers<R> {}
}
// biome-ignore-end lint/suspicious/noTsIgnore: see above

declare global {
  namespace jest {
    /** Of `@types/jest`; the assertions of vitest have its members, too. */
    interface Matchers<R, T> extends MeshMatchers<R> {}
  }
}

/*
 * Conditions under which the first try may have done its work: the server answered with an error of its own, or the
 * connection broke after the request was sent. The proxy's own list holds none of them.
 */
const UNSAFE = new Set(['5xx', 'gateway-error', 'reset', 'internal', 'deadline-exceeded']);

/** The conditions of a `retryOn` under which a request that was carried out may be sent again. */
export function unsafeConditions(on: readonly string[]): readonly string[] {
  return on.filter((token) => UNSAFE.has(token) || /^5\d\d$/.test(token));
}

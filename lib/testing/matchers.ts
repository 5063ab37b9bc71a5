import { toHaveNoFindings, toHaveResource, toHaveResourceCount } from './manifest-matchers';
import { toAllow, toDeny, toMirror, toRedirect, toRespond, toRetry, toRoute } from './route-matchers';

/** All matchers, for `expect.extend(matchers)` where the import alone finds no runner. */
export const matchers = {
  toRoute,
  toRedirect,
  toRespond,
  toAllow,
  toDeny,
  toRetry,
  toMirror,
  toHaveResource,
  toHaveResourceCount,
  toHaveNoFindings,
};

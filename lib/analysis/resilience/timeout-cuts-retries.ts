import { durationMs } from '../../mesh/duration';
import { asNumber, asObject, at, objectsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { durationText } from './duration';
import { httpRules, retriesOf, timeoutOf } from './http-rules';

/** A route's timeout that leaves no time for the retries beside it. */
export const timeoutCutsRetries: Rule = {
  code: 'MESH0101',
  title: 'timeout is too short for the retries',
  severity: 'warning',
  reads: ['VirtualService', 'HTTPRoute'],
  fix: 'raise the timeout to (1 + attempts) × perTryTimeout, or lower attempts or perTryTimeout',
  description:
    'The timeout of a route covers the first try and all retries together, and perTryTimeout limits the first try too. Where tries use up their time, a timeout below (1 + attempts) × perTryTimeout ends the request before all retries have run. It is harmless where tries fail fast.',
  check(mesh, report) {
    for (const rule of httpRules(mesh)) {
      const timeout = timeoutOf(rule);
      const retries = retriesOf(rule);
      if (timeout === undefined || retries?.perTryTimeoutMs === undefined) continue;
      const { attempts, perTryTimeoutMs } = retries;
      const pointer = `${rule.pointer}/timeout`;
      judge({ timeout, attempts, perTry: perTryTimeoutMs, names: NAMES }, (found) =>
        report({ object: rule.object, pointer, ...found }),
      );
    }
    checkRoutes(mesh, report);
  },
};

const NAMES = { perTry: 'perTryTimeout', timeout: 'timeout' };
const ROUTE_NAMES = { perTry: 'timeouts.backendRequest', timeout: 'timeouts.request' };

function checkRoutes(mesh: Mesh, report: Report): void {
  for (const object of mesh.kind('HTTPRoute', GATEWAY_API)) {
    for (const [index, rule] of objectsOf(at(object.spec, 'rules'))) {
      const retry = asObject(rule.retry);
      const timeout = durationMs(at(rule, 'timeouts', 'request'));
      const perTry = durationMs(at(rule, 'timeouts', 'backendRequest'));
      if (retry === undefined || !timeout || !perTry) continue;
      const attempts = asNumber(retry.attempts) ?? 2;
      const pointer = `/spec/rules/${index}/timeouts/request`;
      judge({ timeout, attempts, perTry, names: ROUTE_NAMES }, (found) => report({ object, pointer, ...found }));
    }
  }
}

interface Times {
  readonly timeout: number;
  readonly attempts: number;
  readonly perTry: number;
  readonly names: typeof NAMES;
}

function judge(
  { timeout, attempts, perTry, names }: Times,
  found: (finding: { message: string; severity: 'warning' | 'info' }) => void,
): void {
  const needed = (1 + attempts) * perTry;
  if (perTry <= 0 || timeout >= needed) return;
  const sum = `${1 + attempts} tries of up to ${durationText(perTry)} take ${durationText(needed)}`;
  const begun = Math.ceil(timeout / perTry);
  if (begun === 1 + attempts) {
    const message = `${sum}, but ${names.timeout} ${durationText(timeout)} cuts the last one short`;
    found({ message, severity: 'info' });
    return;
  }
  const run =
    begun <= 1
      ? 'none of the retries runs'
      : `only ${begun - 1} of ${attempts} retries ${begun === 2 ? 'runs' : 'run'}`;
  found({
    message: `${sum}, but ${names.timeout} ${durationText(timeout)} ends them: after tries that use up ${names.perTry}, ${run}`,
    severity: 'warning',
  });
}

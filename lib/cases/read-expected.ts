import { asObject } from '../mesh/json';
import type {
  Expected,
  ExpectedDestination,
  ExpectedHeaders,
  ExpectedMirror,
  ExpectedShare,
} from '../routing/expectation';
import { shareOf, timeOf } from '../routing/expected-amounts';
import type { Authorization, RouteError, TlsMode } from '../routing/outcome';
import type { Located } from './located';

const ERRORS: readonly RouteError[] = ['connection-reset', 'tls-handshake-failed'];
const TLS_MODES: readonly TlsMode[] = ['ISTIO_MUTUAL', 'MUTUAL', 'SIMPLE', 'DISABLE', 'mixed'];
const AUTHORIZATIONS: readonly Authorization[] = ['allow', 'deny', 'conditional'];

/** What is expected of a request; expecting nothing is a mistake. */
export function readExpected(at: Located): Expected | undefined {
  const read = at.record({
    destinations: listOrOne(readDestination),
    status: orNull((one) => one.number()),
    error: orNull((one) => one.oneOf(ERRORS)),
    redirect: orNull((one) => one.text()),
    request: (one) =>
      one.record({ path: (text) => text.text(), authority: (text) => text.text(), headers: readHeaders }),
    responseHeaders: readHeaders,
    timeout: orNull(readTime),
    retries: orNull((one) =>
      one.record({
        attempts: (number) => number.number(),
        perTryTimeout: orNull(readTime),
        on: (list) => list.list((item) => item.text()),
      }),
    ),
    mirrors: orNull(listOrOne(readMirror)),
    faults: orNull((one) => one.record({ delay: orNull(readDelay), abort: orNull(readAbort) })),
    tls: orNull((one) => one.oneOf(TLS_MODES)),
    authorization: (one) => one.oneOf(AUTHORIZATIONS),
    certain: (one) => one.boolean(),
  });
  if (read !== undefined && at.members()?.size === 0) return at.fail('must expect something');
  return read;
}

function orNull<T>(reader: (at: Located) => T): (at: Located) => T | null {
  return (at) => (at.isNull ? null : reader(at));
}

function listOrOne<T>(reader: (at: Located) => T | undefined): (at: Located) => readonly T[] | undefined {
  return (at) => {
    if (at.isList) return at.list(reader);
    const one = reader(at);
    return one === undefined ? undefined : [one];
  };
}

const PLACE = {
  host: (at: Located) => at.text(),
  port: (at: Located) => at.number(),
  subset: orNull((at) => at.text()),
  share: readShare,
};

function readDestination(at: Located): ExpectedDestination | undefined {
  return withHost(
    at,
    at.isText ? { host: at.text() } : at.record({ ...PLACE, headers: readHeaders, policy: readPolicy }),
  );
}

function readMirror(at: Located): ExpectedMirror | undefined {
  return withHost(at, at.isText ? { host: at.text() } : at.record(PLACE));
}

function withHost<T extends { readonly host?: string | undefined }>(at: Located, read: T | undefined) {
  if (read === undefined) return undefined;
  const { host } = read;
  return host === undefined ? at.fail('must have a host') : { ...read, host };
}

function readHeaders(at: Located): ExpectedHeaders | undefined {
  return at.record({
    set: (one) => one.texts(),
    add: (one) => one.texts(),
    remove: (one) => one.list((item) => item.text()),
  });
}

function readPolicy(at: Located): ExpectedDestination['policy'] {
  return asObject(at.json()) ?? at.fail('must be an object with blocks of a traffic policy');
}

function readDelay(at: Located) {
  return at.record({ share: readShare, fixedDelay: readTime });
}

function readAbort(at: Located) {
  return at.record({ share: readShare, status: (one) => one.number(), grpcStatus: (one) => one.text() });
}

function readShare(at: Located): ExpectedShare | undefined {
  const share = (at.isText ? at.text() : at.number()) as ExpectedShare | undefined;
  if (share === undefined) return undefined;
  const part = shareOf(share);
  return part >= 0 && part <= 1 ? share : at.fail(`must be from 0 to 1 or from 0% to 100%, got ${share}`);
}

function readTime(at: Located): string | undefined {
  const text = at.text();
  if (text === undefined) return undefined;
  return timeOf(text) >= 0 ? text : at.fail(`must be a duration such as 2s or 250ms, got '${text}'`);
}

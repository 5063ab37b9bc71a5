import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  Abort,
  type CorsPolicy,
  Delay,
  DerivePort,
  Destination,
  ExportTo,
  type Fault,
  HeaderMatch,
  Host,
  type HttpMatch,
  type HttpRoute,
  Percentage,
  type Redirect,
  type Retries,
  RetryOn,
  type Rewrite,
  StringMatch,
  type TcpRoute,
  type TlsRoute,
  VirtualService,
} from 'cdk8s-mesh';
import { gateway, reviews, v1, v2 } from '../../../support/virtual-service';

/** What stands in these functions is for the compiler: it has to refuse each line under a comment. */
const refused: Record<string, (chart: Chart) => unknown> = {
  'two string matches at once': () => {
    // @ts-expect-error a match has one way to compare
    const match: HttpMatch = { uri: { exact: '/a', prefix: '/b' } };
    // @ts-expect-error a factory takes one text
    return [match, StringMatch.exact('a', StringMatch.prefix('b'))];
  },

  'a second thing to do with a request': () => {
    // @ts-expect-error a redirect is not sent on
    const redirect: HttpRoute = { redirect: { uri: '/' }, to: v1 };
    // @ts-expect-error nor is an answer
    const answer: HttpRoute = { directResponse: { status: 200 }, to: v1 };
    // @ts-expect-error nor is what another VirtualService decides about
    const delegate: HttpRoute = { delegate: { name: 'a', namespace: 'b' }, to: v1 };
    // @ts-expect-error an answer is no redirect
    const both: HttpRoute = { directResponse: { status: 200 }, redirect: { uri: '/' } };
    // @ts-expect-error a route does something
    const nothing: HttpRoute = { name: 'nothing' };
    return [redirect, answer, delegate, both, nothing];
  },

  'options of requests that are sent on, for those that are not': () => {
    // @ts-expect-error a redirect is not retried
    const retried: HttpRoute = { redirect: { uri: '/' }, retries: { attempts: 1 } };
    // @ts-expect-error nor rewritten
    const rewritten: HttpRoute = { redirect: { uri: '/' }, rewrite: { uri: '/' } };
    // @ts-expect-error an answer takes no time
    const timed: HttpRoute = { directResponse: { status: 200 }, timeout: Duration.seconds(1) };
    // @ts-expect-error nor does it fail
    const failed: HttpRoute = { directResponse: { status: 200 }, fault: { abort: Abort.http(500, Percentage.ALL) } };
    // @ts-expect-error nor is it copied
    const mirrored: HttpRoute = { directResponse: { status: 200 }, mirror: { to: v2 } };
    return [retried, rewritten, timed, failed, mirrored];
  },

  'retries without attempts': () => {
    // @ts-expect-error how often?
    const retries: Retries = { perTryTimeout: Duration.seconds(2) };
    // @ts-expect-error a condition is no text
    const on: Retries = { attempts: 1, on: ['5xx'] };
    // @ts-expect-error a look-alike was never checked
    const alike: Retries = { attempts: 1, on: [{ condition: '5xx, reset' }] };
    return [retries, on, alike, RetryOn.RESET];
  },

  'a fault without its share': () => {
    // @ts-expect-error which requests fail?
    const abort = () => Abort.http(503);
    // @ts-expect-error which are held?
    const delay = () => Delay.fixed(Duration.seconds(1));
    // @ts-expect-error a fault fails or holds
    const none: Fault = {};
    // @ts-expect-error a delay is no abort
    const swapped: Fault = { abort: Delay.fixed(Duration.seconds(1), Percentage.ALL) };
    // @ts-expect-error no such status
    const status = () => Abort.grpc('BROKEN', Percentage.ALL);
    return [abort, delay, none, swapped, status];
  },

  'a weight without a destination': () => {
    // @ts-expect-error a weight of what?
    const weight: HttpRoute = { to: [{ weight: 50 }] };
    // @ts-expect-error for TCP too
    const tcp: TcpRoute = { to: [{ weight: 50 }] };
    // @ts-expect-error headers are for HTTP
    const headers: TcpRoute = { to: [{ destination: v1, headers: {} }] };
    return [weight, tcp, headers];
  },

  'mirror and mirrors': () => {
    // @ts-expect-error one or several
    const both: HttpRoute = { to: v1, mirror: { to: v2 }, mirrors: [{ to: v2 }] };
    // @ts-expect-error a share of what?
    const share: HttpRoute = { to: v1, mirror: { percentage: Percentage.of(50) } };
    return [both, share];
  },

  'two ways to rewrite the path': () => {
    // @ts-expect-error by prefix or by expression
    const rewrite: Rewrite = { uri: '/', uriRegex: { match: 'a', rewrite: 'b' } };
    // @ts-expect-error replaced by what?
    const half: Rewrite = { uriRegex: { match: 'a' } };
    return [rewrite, half];
  },

  'two ports of a redirect': () => {
    // @ts-expect-error given or derived
    const both: Redirect = { uri: '/', port: 80, derivePort: DerivePort.FROM_REQUEST_PORT };
    // @ts-expect-error Envoy answers no redirect with 300
    const code: Redirect = { uri: '/', redirectCode: 300 };
    // @ts-expect-error no such scheme
    const scheme: Redirect = { scheme: 'ftp' };
    return [both, code, scheme];
  },

  'hosts of a VirtualService that others delegate to': (chart) => {
    // @ts-expect-error its hosts are those of the others
    new VirtualService(chart, 'a', { delegated: true, host: reviews });
    // @ts-expect-error one host or several
    new VirtualService(chart, 'b', { host: reviews, hosts: [reviews] });
    // @ts-expect-error its gateways are those of the others
    new VirtualService(chart, 'c', { delegated: true, gateways: [gateway] });
    // @ts-expect-error hosts of what?
    new VirtualService(chart, 'd', { http: [{ to: v1 }] });
  },

  'the presence of a path': () => {
    // @ts-expect-error a path is always there
    const uri: HttpMatch = { uri: HeaderMatch.PRESENT };
    // @ts-expect-error and so is a parameter of the query, as far as Istio can say
    const query: HttpMatch = { queryParams: { a: HeaderMatch.PRESENT } };
    // @ts-expect-error an unknown method
    const method: HttpMatch = { method: 'get' };
    return [uri, query, method];
  },

  'a text where an object is wanted': (chart) => {
    // @ts-expect-error a Duration
    const timeout: HttpRoute = { to: v1, timeout: '5s' };
    // @ts-expect-error a Duration
    const tryTimeout: Retries = { attempts: 1, perTryTimeout: '2s' };
    // @ts-expect-error a Percentage
    const percentage = () => Abort.http(503, 50);
    // @ts-expect-error a Percentage
    const mirror: HttpRoute = { to: v1, mirror: { to: v2, percentage: '50%' } };
    // @ts-expect-error a destination
    const to: HttpRoute = { to: 'reviews' };
    // @ts-expect-error a host
    new VirtualService(chart, 'a', { host: 'reviews' });
    // @ts-expect-error a host
    const sni: TlsRoute = { match: [{ sniHosts: ['example.com'] }], to: v1 };
    // @ts-expect-error a host
    Destination.of('reviews');
    // @ts-expect-error a Gateway
    new VirtualService(chart, 'b', { host: reviews, gateways: ['istio-system/public'] });
    // @ts-expect-error an ExportTo
    new VirtualService(chart, 'c', { host: reviews, exportTo: ['.'] });
    // @ts-expect-error a StringMatch
    const origins: CorsPolicy = { allowOrigins: ['*'] };
    // @ts-expect-error a workload or labels
    const source: HttpMatch = { source: 'web' };
    return [timeout, tryTimeout, percentage, mirror, to, sni, origins, source];
  },

  'a destination where a host is wanted, whose subset would be lost': (chart) => {
    // @ts-expect-error a host has no subset
    new VirtualService(chart, 'a', { host: v1 });
    // @ts-expect-error a destination is not narrowed down twice
    return Destination.of(v1, { port: 80 });
  },

  'look-alikes of what is checked when it is made': (chart) => {
    // @ts-expect-error not made by Destination.of
    const to: Destination = { host: reviews, subset: 'No Name', port: 0, withPort: () => v1 };
    // @ts-expect-error not made by Percentage.of
    const mirror: HttpRoute = { to: v1, mirror: { to: v2, percentage: { percent: 500 } } };
    // @ts-expect-error not made by ExportTo.namespace
    new VirtualService(chart, 'a', { host: reviews, exportTo: [{ _name: '?' }] });
    // @ts-expect-error not made by Host
    new VirtualService(chart, 'b', { host: { name: '?', namespace: undefined } });
    return [to, mirror];
  },

  'a new kind of the closed ones': () => {
    // @ts-expect-error RetryOn.of is the way
    new RetryOn('a');
    // @ts-expect-error ExportTo.namespace is the way
    new ExportTo('a');
    // @ts-expect-error Host.service is the way
    return new Host({ name: 'a' });
  },
};

test.each(Object.entries(refused))('%s: does not compile', (_, lines) => {
  expect(lines).toBeInstanceOf(Function);
});

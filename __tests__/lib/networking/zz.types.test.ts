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
import { reviews, v1, v2 } from '../../support/virtual-service';

/** What stands in these functions is for the compiler: it has to refuse each line under a comment. */
const refused: Record<string, (chart: Chart) => unknown> = {
  'two string matches at once': () => {
    //
    const match: HttpMatch = { uri: { exact: '/a', prefix: '/b' } };
    //
    return [match, StringMatch.exact('a', StringMatch.prefix('b'))];
  },

  'a second thing to do with a request': () => {
    //
    const redirect: HttpRoute = { redirect: { uri: '/' }, to: v1 };
    //
    const answer: HttpRoute = { directResponse: { status: 200 }, to: v1 };
    //
    const delegate: HttpRoute = { delegate: { name: 'a', namespace: 'b' }, to: v1 };
    //
    const both: HttpRoute = { directResponse: { status: 200 }, redirect: { uri: '/' } };
    //
    const nothing: HttpRoute = { name: 'nothing' };
    return [redirect, answer, delegate, both, nothing];
  },

  'options of requests that are sent on, for those that are not': () => {
    //
    const retried: HttpRoute = { redirect: { uri: '/' }, retries: { attempts: 1 } };
    //
    const rewritten: HttpRoute = { redirect: { uri: '/' }, rewrite: { uri: '/' } };
    //
    const timed: HttpRoute = { directResponse: { status: 200 }, timeout: Duration.seconds(1) };
    //
    const failed: HttpRoute = { directResponse: { status: 200 }, fault: { abort: Abort.http(500, Percentage.ALL) } };
    //
    const mirrored: HttpRoute = { directResponse: { status: 200 }, mirror: { to: v2 } };
    return [retried, rewritten, timed, failed, mirrored];
  },

  'retries without attempts': () => {
    //
    const retries: Retries = { perTryTimeout: Duration.seconds(2) };
    //
    const on: Retries = { attempts: 1, on: ['5xx'] };
    //
    const alike: Retries = { attempts: 1, on: [{ condition: '5xx, reset' }] };
    return [retries, on, alike, RetryOn.RESET];
  },

  'a fault without its share': () => {
    //
    const abort = () => Abort.http(503);
    //
    const delay = () => Delay.fixed(Duration.seconds(1));
    //
    const none: Fault = {};
    //
    const swapped: Fault = { abort: Delay.fixed(Duration.seconds(1), Percentage.ALL) };
    //
    const status = () => Abort.grpc('BROKEN', Percentage.ALL);
    return [abort, delay, none, swapped, status];
  },

  'a weight without a destination': () => {
    //
    const weight: HttpRoute = { to: [{ weight: 50 }] };
    //
    const tcp: TcpRoute = { to: [{ weight: 50 }] };
    //
    const headers: TcpRoute = { to: [{ destination: v1, headers: {} }] };
    return [weight, tcp, headers];
  },

  'mirror and mirrors': () => {
    //
    const both: HttpRoute = { to: v1, mirror: { to: v2 }, mirrors: [{ to: v2 }] };
    //
    const share: HttpRoute = { to: v1, mirror: { percentage: Percentage.of(50) } };
    return [both, share];
  },

  'two ways to rewrite the path': () => {
    //
    const rewrite: Rewrite = { uri: '/', uriRegex: { match: 'a', rewrite: 'b' } };
    //
    const half: Rewrite = { uriRegex: { match: 'a' } };
    return [rewrite, half];
  },

  'two ports of a redirect': () => {
    //
    const both: Redirect = { uri: '/', port: 80, derivePort: DerivePort.FROM_REQUEST_PORT };
    //
    const code: Redirect = { uri: '/', redirectCode: 300 };
    //
    const scheme: Redirect = { scheme: 'ftp' };
    return [both, code, scheme];
  },

  'hosts of a VirtualService that others delegate to': (chart) => {
    //
    new VirtualService(chart, 'a', { delegated: true, host: reviews });
    //
    new VirtualService(chart, 'b', { host: reviews, hosts: [reviews] });
    //
    new VirtualService(chart, 'c', { delegated: true, gateways: ['mesh'] });
    //
    new VirtualService(chart, 'd', { http: [{ to: v1 }] });
  },

  'the presence of a path': () => {
    //
    const uri: HttpMatch = { uri: HeaderMatch.PRESENT };
    //
    const query: HttpMatch = { queryParams: { a: HeaderMatch.PRESENT } };
    //
    const method: HttpMatch = { method: 'get' };
    return [uri, query, method];
  },

  'a text where an object is wanted': (chart) => {
    //
    const timeout: HttpRoute = { to: v1, timeout: '5s' };
    //
    const tryTimeout: Retries = { attempts: 1, perTryTimeout: '2s' };
    //
    const percentage = () => Abort.http(503, 50);
    //
    const mirror: HttpRoute = { to: v1, mirror: { to: v2, percentage: '50%' } };
    //
    const to: HttpRoute = { to: 'reviews' };
    //
    new VirtualService(chart, 'a', { host: 'reviews' });
    //
    const sni: TlsRoute = { match: [{ sniHosts: ['example.com'] }], to: v1 };
    //
    Destination.of('reviews');
    //
    new VirtualService(chart, 'b', { host: reviews, gateways: ['istio-system/public'] });
    //
    new VirtualService(chart, 'c', { host: reviews, exportTo: ['.'] });
    //
    const origins: CorsPolicy = { allowOrigins: ['*'] };
    //
    const source: HttpMatch = { source: 'web' };
    return [timeout, tryTimeout, percentage, mirror, to, sni, origins, source];
  },

  'a destination where a host is wanted, whose subset would be lost': (chart) => {
    //
    new VirtualService(chart, 'a', { host: v1 });
    //
    return Destination.of(v1, { port: 80 });
  },

  'look-alikes of what is checked when it is made': (chart) => {
    //
    const to: Destination = { host: reviews, subset: 'No Name', port: 0, withPort: () => v1 };
    //
    const mirror: HttpRoute = { to: v1, mirror: { to: v2, percentage: { percent: 500 } } };
    //
    new VirtualService(chart, 'a', { host: reviews, exportTo: [{ _name: '?' }] });
    //
    new VirtualService(chart, 'b', { host: { name: '?', namespace: undefined } });
    return [to, mirror];
  },

  'a new kind of the closed ones': () => {
    //
    new RetryOn('a');
    //
    new ExportTo('a');
    //
    return new Host({ name: 'a' });
  },
};

test.each(Object.entries(refused))('%s: does not compile', (_, lines) => {
  expect(lines).toBeInstanceOf(Function);
});

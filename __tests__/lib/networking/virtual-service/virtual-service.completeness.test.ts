import { expect, test } from '@jest/globals';
import { Duration, Testing } from 'cdk8s';
import {
  Abort,
  Delay,
  DerivePort,
  Destination,
  ExportTo,
  GrpcStatus,
  HeaderMatch,
  Host,
  type HttpRoute,
  Percentage,
  RetryOn,
  StringMatch,
  type TcpRoute,
  type TlsRoute,
  UnmatchedPreflights,
  VirtualService,
  type VirtualServiceProps,
} from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';
import { gateway, payments, reviews, v2 } from '../../../support/virtual-service';

interface Rules {
  readonly props: VirtualServiceProps;
  readonly http: HttpRoute[];
  readonly tls: TlsRoute[];
  readonly tcp: TcpRoute[];
}

const three = () => ({ a: StringMatch.exact('a'), b: StringMatch.prefix('b'), c: StringMatch.regex('c') });
const headers = () => {
  const changes = () => ({ set: { 'x-set': 'a' }, add: { 'x-add': 'b' }, remove: ['x-remove'] });
  return { request: changes(), response: changes() };
};
const destination = Destination.of(payments, { subset: 'v1', port: 80 });
const l4 = () => ({
  destinationSubnets: ['10.0.0.0/8'],
  port: 3306,
  source: { matchLabels: { app: 'web' } },
  sourceNamespace: 'shop',
  gateways: [{ ...gateway }],
});
const match = (text: StringMatch, name: string) => ({
  name,
  uri: text,
  ignoreUriCase: true,
  method: text,
  scheme: text,
  authority: text,
  headers: { ...three(), 'x-debug': HeaderMatch.PRESENT },
  withoutHeaders: three(),
  queryParams: three(),
  port: 443,
  source: { matchLabels: { app: 'web' } },
  sourceNamespace: 'shop',
  gateways: [{ ...gateway }],
  statPrefix: 'a',
});

/** Rules that between them say all that can be said; made anew by each call. */
function everything(): Rules {
  const forward: HttpRoute = {
    name: 'forward',
    match: Object.values(three()).map((text, index) => match(text, `match-${index}`)),
    to: [{ destination, weight: 1, headers: headers() }],
    timeout: Duration.seconds(5),
    retries: {
      attempts: 3,
      perTryTimeout: Duration.seconds(2),
      on: [RetryOn.SERVER_ERROR],
      retryRemoteLocalities: true,
      retryIgnorePreviousHosts: false,
      backoff: Duration.millis(50),
    },
    fault: { abort: Abort.http(503, Percentage.of(50)), delay: Delay.fixed(Duration.seconds(7), Percentage.ALL) },
    rewrite: { uri: '/', authority: 'payments' },
    mirror: { to: destination, percentage: Percentage.of(50) },
    headers: headers(),
    corsPolicy: {
      allowOrigins: Object.values(three()),
      allowMethods: ['GET'],
      allowHeaders: ['x-a'],
      exposeHeaders: ['x-b'],
      maxAge: Duration.hours(1),
      allowCredentials: true,
      unmatchedPreflights: UnmatchedPreflights.UNSPECIFIED,
    },
  };
  const others: HttpRoute[] = [
    {
      to: reviews,
      fault: { abort: Abort.grpc(GrpcStatus.UNAVAILABLE, Percentage.ALL) },
      rewrite: { uriRegex: { match: 'a', rewrite: 'b' } },
      mirrors: [{ to: destination, percentage: Percentage.of(1) }, { to: v2 }],
      corsPolicy: { allowOrigins: [], unmatchedPreflights: UnmatchedPreflights.FORWARD },
    },
    {
      to: reviews,
      corsPolicy: { allowOrigins: [], unmatchedPreflights: UnmatchedPreflights.IGNORE },
    },
    { redirect: { uri: '/', authority: 'example.com', scheme: 'https', port: 443, redirectCode: 302 } },
    { redirect: { uri: '/', derivePort: DerivePort.FROM_PROTOCOL_DEFAULT } },
    { redirect: { uri: '/', derivePort: DerivePort.FROM_REQUEST_PORT } },
    { directResponse: { status: 200, body: 'text' } },
    { directResponse: { status: 200, body: new Uint8Array([1]) } },
    { delegate: { name: 'part', namespace: 'shop' } },
  ];
  return {
    props: {
      metadata: { name: 'all', labels: { team: 'a' }, annotations: { note: 'b' } },
      hosts: [reviews, Host.external('api.example.com')],
      gateways: ['mesh', { ...gateway }],
      exportTo: [ExportTo.SAME_NAMESPACE, ExportTo.namespace('shop')],
      http: [forward],
    },
    http: others.map((route, index) => ({ ...route, match: [{ uri: StringMatch.exact(`/${index}`) }] })),
    tls: [{ match: [{ ...l4(), sniHosts: [reviews] }], to: [{ destination, weight: 1 }] }],
    tcp: [{ match: [l4()], to: [{ destination, weight: 1 }] }],
  };
}

function build({ props, http, tls, tcp }: Rules): VirtualService {
  const routes = new VirtualService(Testing.chart(), 'routes', {
    ...props,
    metadata: { ...props.metadata, namespace: 'bookinfo' },
  });
  for (const route of http) routes.addHttpRoute(route);
  for (const route of tls) routes.addTlsRoute(route);
  for (const route of tcp) routes.addTcpRoute(route);
  return routes;
}

const render = (routes: VirtualService) => Testing.synth(routes.node.scope as never)[0];

test('a VirtualService can say everything that its CRD can', () => {
  const { props, http, tls, tcp } = everything();
  const manifest = renderOne((chart) => {
    const routes = new VirtualService(chart, 'routes', props);
    for (const route of http) routes.addHttpRoute(route);
    for (const route of tls) routes.addTlsRoute(route);
    for (const route of tcp) routes.addTcpRoute(route);
  });
  expect(violations(manifest)).toEqual([]);
  expectComplete('networking.istio.io/VirtualService', [manifest], {
    '.spec.http[].mirrorPercent': 'superseded by mirrorPercentage',
    '.spec.http[].mirror_percent': 'superseded by mirrorPercentage',
    '.spec.http[].corsPolicy.allowOrigin': 'superseded by allowOrigins',
    '.spec.http[].fault.delay.percent': 'superseded by percentage',
    '.spec.http[].fault.delay.exponentialDelay': 'always refused by the webhook of Istio',
    '.spec.http[].fault.abort.http2Error': 'always refused by the webhook of Istio',
    '.spec.tcp[].match[].sourceSubnet': 'read by nothing in Istio',
  });
});

/** Calls `change` for every plain object and list in the value, innermost first. */
function visit(value: unknown, change: (container: object) => void): void {
  if (value === null || typeof value !== 'object') return;
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype) return;
  for (const child of Object.values(value)) visit(child, change);
  change(value);
}

test('a VirtualService renders as it was defined, whatever happens to the objects that it was given', () => {
  const rules = everything();
  const routes = build(rules);
  visit(rules, (container) => {
    for (const key of Object.keys(container)) delete (container as Record<string, unknown>)[key];
    if (Array.isArray(container)) container.length = 0;
  });
  expect(Object.keys(rules)).toEqual([]);
  expect(render(routes)).toEqual(render(build(everything())));
});

test('a VirtualService changes nothing that it was given', () => {
  const rules = everything();
  visit(rules, Object.freeze);
  expect(render(build(rules))).toEqual(render(build(everything())));
});

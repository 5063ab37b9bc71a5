import { goDuration } from '../../manifest/cel';
import { checkFault } from './fault';
import type { Field } from './field';
import { checkHttpMatch, checkStringMatch } from './http-match';
import { checkPort, isDnsLabel } from './names';
import { checkRetries } from './retries';
import { checkDestination, checkWeights } from './route-destination';
import { checkDuration, checkHeaderOperations, checkPercentage, checkRegex, isHeaderName } from './values';

/** What the VirtualService says of its rules. */
export interface RouteContext {
  /** It has no hosts: others delegate to it. */
  readonly isDelegate: boolean;
  readonly inMesh: boolean;
  readonly onlyOnGateways: boolean;
}

export function checkHttpRoute(route: Field, context: RouteContext): void {
  if (!route.isObject) return;
  for (const match of route.at('match').items()) checkHttpMatch(match, context);
  checkAction(route, context);
  if (route.at('redirect').isObject) checkRedirect(route);
  if (route.at('directResponse').isObject) checkDirectResponse(route.at('directResponse'));
  if (route.at('rewrite').isObject) checkRewrite(route);
  if (route.at('retries').isObject) checkRetries(route.at('retries'));
  if (route.at('fault').isObject) checkFault(route.at('fault'));
  if (route.at('corsPolicy').isObject) checkCors(route.at('corsPolicy'));
  checkDuration(route.at('timeout'));
  checkMirrors(route);
  checkRouteDestinations(route);
  checkHeaders(route.at('headers'));
}

/** A rule does one thing: routes, redirects, answers, or delegates. */
function checkAction(route: Field, { isDelegate }: RouteContext): void {
  const delegate = route.at('delegate');
  if (delegate.exists) {
    if (isDelegate) delegate.error('a delegate must not delegate in turn', 'route to destinations here');
    for (const key of ['route', 'redirect', 'directResponse']) {
      if (route.at(key).isSet)
        route.at(key).error(`a rule that delegates must not have ${key}`, `remove ${key} or delegate`);
    }
    for (const key of ['name', 'namespace']) {
      const part = delegate.at(key);
      if (part.isSet && part.text !== undefined && !part.text.split('.').every(isDnsLabel))
        part.must('be the name of an object of Kubernetes');
    }
    return;
  }
  const actions = ['route', 'redirect', 'directResponse'].filter((key) =>
    key === 'route' ? route.at(key).isSet : route.at(key).exists,
  );
  if (actions.length === 0)
    route
      .at('route')
      .error(`${route.name} must have route, redirect, directResponse or delegate`, 'say where requests go');
  for (const key of actions.slice(1)) {
    route
      .at(key)
      .error(
        `${route.name} has ${actions.join(' and ')}, of which only one may be set`,
        `remove ${key} or ${actions[0]}`,
      );
  }
  for (const action of ['redirect', 'directResponse']) {
    if (!route.at(action).exists) continue;
    for (const key of ['fault', 'rewrite']) {
      if (route.at(key).exists)
        route.at(key).error(`${route.name} has ${action}, beside which ${key} must not stand`, `remove ${key}`);
    }
  }
}

function checkRedirect(route: Field): void {
  const redirect = route.at('redirect');
  const prefix = redirect.at('prefixRewrite');
  if (redirect.at('uri').isSet && prefix.isSet) redirect.exclusive('uri', 'prefixRewrite');
  if (
    !redirect
      .which('uri', 'prefixRewrite', 'authority', 'port', 'derivePort', 'scheme')
      .some((key) => key === 'derivePort' || redirect.at(key).isSet)
  ) {
    redirect.error('redirect must change something: uri, prefixRewrite, authority, port, derivePort or scheme');
  }
  if (
    prefix.isSet &&
    !route
      .at('match')
      .items()
      .every((match) => match.at('uri', 'prefix').exists)
  ) {
    prefix.error(
      'prefixRewrite works only where every match of the rule has a uri of type prefix',
      'match by prefix, or use uri',
    );
  }
  const code = redirect.at('redirectCode');
  if (code.number !== undefined && code.number !== 0 && !(code.number >= 300 && code.number <= 399))
    code.must('be from 300 to 399');
  const scheme = redirect.at('scheme');
  if (scheme.isSet && scheme.text !== undefined && !['http', 'https'].includes(scheme.text))
    scheme.must('be http or https');
  checkPort(redirect.at('port'));
}

function checkDirectResponse(response: Field): void {
  const status = response.at('status');
  if (!status.exists) status.error('directResponse must have a status');
  else if (status.number !== undefined && !(status.number >= 200 && status.number <= 600))
    status.must('be from 200 to 600');
  const body = response.at('body');
  const content = body.at('string').text ?? body.at('bytes').text;
  if (content === undefined) return;
  const size = body.at('string').text === undefined ? Math.floor(content.length * 0.75) : Buffer.byteLength(content);
  const field = body.at(body.at('string').exists ? 'string' : 'bytes');
  if (size > 1024 * 1024)
    field.error(`the body of directResponse has ${size} bytes, more than the 1048576 that are allowed`);
  else if (size > 100 * 1024)
    field.warn(
      `the body of directResponse has ${size} bytes, which every proxy keeps in memory`,
      'serve it from a workload',
    );
}

function checkRewrite(route: Field): void {
  const rewrite = route.at('rewrite');
  rewrite.exclusive('uri', 'uriRegexRewrite');
  if (!rewrite.at('uri').isSet && !rewrite.at('uriRegexRewrite').exists && !rewrite.at('authority').isSet) {
    rewrite.error('rewrite must change something: uri, uriRegexRewrite or authority');
  }
  const regex = rewrite.at('uriRegexRewrite');
  if (regex.isObject) {
    if (!regex.at('match').isSet) regex.at('match').error('uriRegexRewrite must have a match');
    else checkRegex(regex.at('match'));
    if (!regex.at('rewrite').isSet) regex.at('rewrite').error('uriRegexRewrite must have a rewrite');
  }
  checkAuthority(route);
}

/** The authority may be set at one place only. */
function checkAuthority(route: Field): void {
  const headers = route.at('headers', 'request');
  const set = ['set', 'add'].flatMap((key) =>
    headers
      .at(key)
      .entries()
      .filter(([name]) => ['host', ':authority'].includes(name.toLowerCase())),
  );
  if (route.at('rewrite', 'authority').isSet) {
    for (const [name, header] of set)
      header.error(`the header ${name} and rewrite.authority both set the authority`, 'keep one of them');
  }
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

function checkCors(policy: Field): void {
  for (const origin of policy.at('allowOrigins').items()) checkOrigin(origin);
  for (const method of policy.at('allowMethods').items()) {
    if (method.text !== undefined && !METHODS.includes(method.text)) method.must(`be one of ${METHODS.join(', ')}`);
  }
  for (const key of ['allowHeaders', 'exposeHeaders']) {
    for (const header of policy.at(key).items()) {
      if (header.text !== undefined && header.text !== '*' && !isHeaderName(header.text))
        header.must('be a header name or *');
    }
  }
  const age = policy.at('maxAge');
  checkDuration(age);
  const nanoseconds = age.text === undefined ? undefined : goDuration(age.text);
  if (nanoseconds !== undefined && nanoseconds >= 1e6 && nanoseconds % 1e9 !== 0)
    age.must('be a duration of whole seconds');
}

function checkOrigin(origin: Field): void {
  if (!origin.isObject) return;
  if (origin.which('exact', 'prefix', 'regex').length === 0)
    origin.error(`${origin.name} must have exact, prefix or regex`);
  for (const key of ['exact', 'prefix', 'regex']) {
    if (origin.at(key).text === '' && key !== 'regex') origin.at(key).must('not be empty');
  }
  if (origin.at('prefix').text !== '') checkStringMatch(origin);
}

function checkMirrors(route: Field): void {
  const mirror = route.at('mirror');
  const mirrors = route.at('mirrors');
  if (mirror.exists && mirrors.isSet)
    mirrors.error(`${route.name} has mirror and mirrors, of which only one may be set`, 'move mirror into mirrors');
  if (mirror.isObject) checkDestination(mirror);
  for (const item of mirrors.items()) {
    const destination = item.at('destination');
    if (destination.isObject) checkDestination(destination);
    else if (!destination.exists) destination.error(`${item.name} must have a destination`);
    checkPercentage(item.at('percentage'));
  }
  checkPercentage(route.at('mirrorPercentage'));
  for (const key of ['mirrorPercent', 'mirror_percent']) {
    const percent = route.at(key);
    if (percent.number === undefined) continue;
    if (percent.number > 100) percent.must('be from 0 to 100');
    percent.warn(`${key} is deprecated`, 'use mirrorPercentage');
  }
}

function checkRouteDestinations(route: Field): void {
  const destinations = route.at('route').items();
  for (const item of destinations) {
    const destination = item.at('destination');
    if (destination.isObject) checkDestination(destination);
    else if (!destination.exists) destination.error(`${item.name} must have a destination`);
    checkHeaders(item.at('headers'));
  }
  checkWeights(destinations);
}

function checkHeaders(headers: Field): void {
  checkHeaderOperations(headers.at('request'), true);
  checkHeaderOperations(headers.at('response'), false);
}

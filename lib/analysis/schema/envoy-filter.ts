import type { Field } from './field';
import { checkSelector, checkTargetReference } from './names';
import { regexProblem } from './values';

const WITH_LISTENER = new Set(['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']);
const ROUTES = new Set(['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']);
const HTTP_MANAGERS = new Set(['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']);

/** Names that Envoy gave up, and what it calls the filters now. */
const RENAMED: Readonly<Record<string, string>> = {
  'envoy.buffer': 'envoy.filters.http.buffer',
  'envoy.cors': 'envoy.filters.http.cors',
  'envoy.csrf': 'envoy.filters.http.csrf',
  'envoy.ext_authz': 'envoy.filters.http.ext_authz',
  'envoy.fault': 'envoy.filters.http.fault',
  'envoy.grpc_web': 'envoy.filters.http.grpc_web',
  'envoy.gzip': 'envoy.filters.http.compressor',
  'envoy.health_check': 'envoy.filters.http.health_check',
  'envoy.http_connection_manager': 'envoy.filters.network.http_connection_manager',
  'envoy.ip_tagging': 'envoy.filters.http.ip_tagging',
  'envoy.lua': 'envoy.filters.http.lua',
  'envoy.mongo_proxy': 'envoy.filters.network.mongo_proxy',
  'envoy.rate_limit': 'envoy.filters.http.ratelimit',
  'envoy.ratelimit': 'envoy.filters.network.ratelimit',
  'envoy.redis_proxy': 'envoy.filters.network.redis_proxy',
  'envoy.router': 'envoy.filters.http.router',
  'envoy.tcp_proxy': 'envoy.filters.network.tcp_proxy',
};

/** What admission says of an EnvoyFilter, but for the content of its patches, which only Envoy knows. */
export function checkEnvoyFilter(spec: Field): void {
  spec.note(
    'an EnvoyFilter changes internals of the proxies, which may differ in the next release',
    'use an API of Istio where there is one, and test the filter at each upgrade',
  );
  if (spec.at('workloadSelector').exists && spec.at('targetRefs').isSet)
    spec.exclusive('workloadSelector', 'targetRefs');
  checkSelector(spec.at('workloadSelector'), 'labels');
  for (const reference of spec.at('targetRefs').items()) if (reference.isObject) checkTargetReference(reference);
  for (const patch of spec.at('configPatches').items()) {
    if (patch.isObject && patch.at('match', 'context').text !== 'WAYPOINT') checkPatch(patch);
  }
}

function checkPatch(config: Field): void {
  const applyTo = config.at('applyTo');
  const patch = config.at('patch');
  if (!applyTo.isSet || applyTo.text === 'INVALID') applyTo.error(`${config.name} must have applyTo`);
  if (!patch.exists) patch.error(`${config.name} must have a patch`);
  else if (patch.isObject) {
    const operation = patch.at('operation');
    if (!operation.isSet || operation.text === 'INVALID') operation.error('the patch must have an operation');
    else if (operation.text !== 'REMOVE' && !patch.at('value').exists)
      patch.at('value').error('the patch must have a value');
  }
  const match = config.at('match');
  if (match.isObject) checkMatch(match, applyTo.text ?? '');
  checkValue(patch.at('value'), applyTo.text ?? '');
}

function checkMatch(match: Field, applyTo: string): void {
  const version = match.at('proxy', 'proxyVersion');
  if (version.isSet && version.text !== undefined) {
    if (version.text.length > 1024)
      version.warn('proxyVersion has more than 1024 characters and is ignored', 'shorten the expression');
    else {
      const problem = regexProblem(version.text);
      if (problem !== undefined) version.error(`proxyVersion is no regular expression of RE2: ${problem}`);
    }
  }
  const classes = match.which('listener', 'routeConfiguration', 'cluster');
  const wanted = WITH_LISTENER.has(applyTo)
    ? 'listener'
    : ROUTES.has(applyTo)
      ? 'routeConfiguration'
      : applyTo === 'CLUSTER'
        ? 'cluster'
        : undefined;
  const wrong = classes.find((key) => wanted !== undefined && key !== wanted);
  if (wrong !== undefined)
    match
      .at(wrong)
      .error(`a patch that applies to ${applyTo} must match by ${wanted}, not by ${wrong}`, `use ${wanted}`);
  const filter = match.at('listener', 'filterChain', 'filter');
  if (filter.isObject) checkFilterMatch(filter, applyTo);
}

function checkFilterMatch(filter: Field, applyTo: string): void {
  if (applyTo === 'LISTENER' || applyTo === 'FILTER_CHAIN')
    filter.warn(`the match of a filter has no effect on a patch that applies to ${applyTo}`, 'remove the match');
  const name = filter.at('name');
  if (!name.isSet) name.error('the match of a filter must have its name');
  warnOfName(name);
  const inner = filter.at('subFilter');
  if (!inner.isObject) return;
  if (applyTo !== 'HTTP_FILTER')
    inner.error(`subFilter works only on a patch that applies to HTTP_FILTER, not ${applyTo}`);
  else if (!HTTP_MANAGERS.has(name.text ?? ''))
    inner.error('subFilter works only in the filter envoy.filters.network.http_connection_manager');
  if (!inner.at('name').isSet) inner.at('name').error('subFilter must have a name');
  warnOfName(inner.at('name'));
}

function warnOfName(name: Field): void {
  const current = Object.hasOwn(RENAMED, name.text ?? '') ? RENAMED[name.text as string] : undefined;
  if (current !== undefined) name.warn(`the filter name ${name.text} is deprecated`, `use ${current}`);
}

function checkValue(value: Field, applyTo: string): void {
  if (!['HTTP_FILTER', 'NETWORK_FILTER'].includes(applyTo) || !value.isObject) return;
  warnOfName(value.at('name'));
  const typed = value.at('typed_config').exists ? value.at('typed_config') : value.at('typedConfig');
  const type = typed.at('@type');
  if (type.text !== undefined && /\/envoy\.(?:api|config)\.(?:[a-z_.]+\.)?v2(?:alpha1?)?\./.test(type.text)) {
    type.warn(`the type ${type.text} is of the v2 API, which Envoy has no more`, 'use the type of the v3 API');
  }
}

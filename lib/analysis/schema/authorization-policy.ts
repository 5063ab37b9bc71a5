import type { Field } from './field';
import { checkAttachment, isAddressRange } from './names';

const SOURCE = [
  'principals',
  'notPrincipals',
  'requestPrincipals',
  'notRequestPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
  'trustDomains',
  'notTrustDomains',
  'ipBlocks',
  'notIpBlocks',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
];
const OPERATION = ['hosts', 'notHosts', 'ports', 'notPorts', 'methods', 'notMethods', 'paths', 'notPaths'];
/** What an external authorizer is asked before the mesh knows. */
const NOT_FOR_CUSTOM = SOURCE.filter((key) => !/ipBlocks$/i.test(key));

/** What admission says of an AuthorizationPolicy. */
export function checkAuthorizationPolicy(spec: Field): void {
  checkAttachment(spec);
  const action = spec.at('action').text ?? 'ALLOW';
  const rules = spec.at('rules');
  const provider = spec.at('provider');
  if (action === 'CUSTOM') {
    if (!rules.isSet)
      rules.error('a policy with action CUSTOM must have rules', 'write "rules: [{}]" for all requests');
    if (!provider.exists)
      provider.error(
        'a policy with action CUSTOM must have a provider',
        'name an extension provider of the mesh configuration',
      );
    else if (provider.isObject && !provider.at('name').isSet)
      provider.at('name').error('the provider must have a name');
  } else if (provider.exists)
    provider.error(`a policy with action ${action} must not have a provider`, 'use action CUSTOM, or remove provider');
  if (action === 'DENY' && !rules.isSet)
    rules.error(
      'a policy with action DENY must have rules: without them it denies nothing',
      'write "rules: [{}]" to deny all requests',
    );
  for (const rule of rules.items()) checkRule(rule, action);
}

function checkRule(rule: Field, action: string): void {
  if (rule.value === null) rule.error(`${rule.name} must not be null`, 'write {} for all requests');
  for (const from of rule.at('from').items()) {
    const source = from.at('source');
    if (!source.exists) source.error(`${from.name} must have a source`);
    else if (source.isObject) checkSource(source, action);
  }
  for (const to of rule.at('to').items()) {
    const operation = to.at('operation');
    if (!operation.exists) operation.error(`${to.name} must have an operation`);
    else if (operation.isObject) checkOperation(operation);
  }
  for (const condition of rule.at('when').items()) if (condition.isObject) checkCondition(condition, action);
  if (action === 'DENY') warnOfTcp(rule);
}

function checkSource(source: Field, action: string): void {
  checkFilled(source, SOURCE);
  if (action === 'CUSTOM') {
    for (const key of NOT_FOR_CUSTOM) {
      if (source.at(key).isSet)
        source
          .at(key)
          .error(
            `a policy with action CUSTOM must not have ${key}: it decides before identities are known`,
            `remove ${key}`,
          );
    }
  }
  const accounts = source.which('serviceAccounts', 'notServiceAccounts');
  if (accounts.length > 0) {
    for (const key of source.which('principals', 'notPrincipals', 'namespaces', 'notNamespaces')) {
      source
        .at(key)
        .error(
          `source has ${accounts[0]} and ${key}, which exclude each other`,
          `remove ${key}: a service account is within a namespace`,
        );
    }
  }
  for (const key of ['serviceAccounts', 'notServiceAccounts']) checkServiceAccounts(source.at(key));
  for (const key of ['trustDomains', 'notTrustDomains']) {
    for (const domain of source.at(key).items()) {
      const { text } = domain;
      if (text === undefined) continue;
      const inner = text.replace(/^\*|\*$/, '');
      if (text.includes('/') || inner.includes('*')) domain.must('be a trust domain with one * at most, at an end');
    }
  }
  for (const key of ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks']) {
    for (const block of source.at(key).items()) checkBlock(block);
  }
}

function checkServiceAccounts(accounts: Field): void {
  const items = accounts.items();
  if (items.length > 16) accounts.error(`${accounts.name} must have at most 16 entries, but has ${items.length}`);
  for (const account of items) {
    const { text } = account;
    if (text === undefined || text === '') continue;
    const parts = text.split('/');
    if (text.includes('*')) account.must('not contain *');
    else if (parts.length > 2 || parts.some((part) => part === ''))
      account.must('be a service account, or namespace/service-account');
    else if (text.length > 320)
      account.error(`${account.name} must have at most 320 characters, but has ${text.length}`);
  }
}

function checkOperation(operation: Field): void {
  checkFilled(operation, OPERATION);
  for (const key of ['ports', 'notPorts']) for (const port of operation.at(key).items()) checkPortText(port);
  for (const key of ['paths', 'notPaths']) for (const path of operation.at(key).items()) checkPath(path);
}

/** Something must be said, and no entry may be empty. */
function checkFilled(holder: Field, keys: readonly string[]): void {
  if (!keys.some((key) => holder.at(key).isSet))
    holder.error(`${holder.name} must not be empty`, `remove it, or say ${keys.slice(0, 1)} or the like`);
  for (const key of keys) {
    for (const item of holder.at(key).items()) if (item.text === '') item.must('not be empty');
  }
}

function checkBlock(block: Field): void {
  if (block.text !== undefined && block.text !== '' && !isAddressRange(block.text))
    block.must('be an IP address or a CIDR range such as 10.0.0.0/8');
}

function checkPortText(port: Field): void {
  if (port.text !== undefined && port.text !== '' && !(/^\d+$/.test(port.text) && Number(port.text) <= 65535))
    port.must('be a port number');
}

/** Templates: `{*}` stands for one segment, `{**}` for the rest. */
function checkPath(path: Field): void {
  const { text } = path;
  if (text === undefined || !/[{}]/.test(text)) return;
  const segments = text.split('/');
  const rest = segments.indexOf('{**}');
  if (segments.some((segment) => /[{}]/.test(segment) && segment !== '{*}' && segment !== '{**}')) {
    path.must('have braces only as the segments {*} and {**}');
  } else if (rest !== -1 && rest !== segments.length - 1) path.must('have {**} once and as the last segment');
  else if (
    segments.some(
      (segment) =>
        segment !== '{*}' && segment !== '{**}' && !/^(?:[-A-Za-z0-9._~!$&'()+,;:@=]|%[0-9a-fA-F]{2})*$/.test(segment),
    )
  ) {
    path.must('have only characters of a path beside {*} and {**}');
  }
}

const KEYS: readonly RegExp[] = [
  /^request\.headers\[[^\]]+\]$/,
  /^source\.(?:ip|namespace|serviceAccount|principal|trustDomain)$/,
  /^remote\.ip$/,
  /^request\.auth\.(?:principal|audiences|presenter)$/,
  /^request\.auth\.claims(?:\[[^\]]+\])+$/,
  /^destination\.(?:ip|port)$/,
  /^connection\.sni$/,
  /^experimental\.envoy\.filters\.[^.]+\..+$/,
];

function checkCondition(condition: Field, action: string): void {
  const key = condition.at('key');
  const { text } = key;
  const lists = [condition.at('values'), condition.at('notValues')];
  if (!key.isSet) key.error(`${condition.name} must have a key`);
  else if (text !== undefined && !KEYS.some((pattern) => pattern.test(text))) {
    key.error(`${key.name} must be an attribute of the request such as request.headers[x-user], but is ${key.shown}`);
  }
  if (lists.every((list) => !list.isSet))
    condition.at('values').error(`${condition.name} must have values or notValues`);
  if (text === undefined) return;
  if (
    action === 'CUSTOM' &&
    /^(?:source\.(?:namespace|serviceAccount|trustDomain|principal)$|request\.auth\.)/.test(text)
  ) {
    key.error(
      `a policy with action CUSTOM must not have the condition ${text}: it decides before identities are known`,
      'remove the condition',
    );
  }
  for (const item of lists.flatMap((list) => list.items())) {
    if (item.text === '') item.must('not be empty');
    else if (/^(?:source|remote|destination)\.ip$/.test(text)) checkBlock(item);
    else if (text === 'destination.port') checkPortText(item);
  }
}

const L4_SOURCE = [
  'principals',
  'notPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
  'trustDomains',
  'notTrustDomains',
  'ipBlocks',
  'notIpBlocks',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
];

/** On TCP ports a DENY rule loses its HTTP conditions; what it says besides, if anything, denies everything there. */
function warnOfTcp(rule: Field): void {
  const sources = rule
    .at('from')
    .items()
    .map((from) => from.at('source'));
  const operations = rule
    .at('to')
    .items()
    .map((to) => to.at('operation'));
  const conditions = rule
    .at('when')
    .items()
    .flatMap((condition) => condition.at('key').text ?? []);
  const hasPorts = operations.some((operation) => operation.at('ports').isSet || operation.at('notPorts').isSet);
  const hasL4 = operations.some(({ isObject }) => isObject)
    ? hasPorts
    : sources.some((source) => L4_SOURCE.some((key) => source.at(key).isSet)) ||
      conditions.some((key) => !/^request\./.test(key));
  const hasHttp =
    sources.some((source) => source.at('requestPrincipals').isSet || source.at('notRequestPrincipals').isSet) ||
    operations.some((operation) => OPERATION.some((key) => !/ports$/i.test(key) && operation.at(key).isSet)) ||
    conditions.some((key) => /^request\./.test(key));
  if (hasHttp && !hasL4) {
    rule.warn(
      'the DENY rule names no port: on the TCP ports of its workloads its HTTP conditions do not count, and it denies more than it says',
      'add the HTTP ports to the operation',
    );
  }
}

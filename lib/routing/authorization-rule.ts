import type { JsonObject } from '../manifest/manifest-object';
import { asObject, asString, objectsOf, stringsOf } from '../mesh/json';
import { claimSteps, claimValues } from './claims';
import { headerOf } from './http-match';
import { audiencesOf, requestPrincipal } from './jwt';
import { fits, pathFits, within } from './pattern';
import type { Seen } from './request';

/** A request as the server's proxy sees it. */
export interface Incoming {
  readonly request: Seen;
  /** The client's SPIFFE identity without `spiffe://`; undefined in plain text. */
  readonly principal: string | undefined;
  /** Claims of an accepted token. */
  readonly claims: JsonObject | undefined;
  /** The workload's port. */
  readonly port: number | undefined;
  readonly trustDomains: readonly string[];
  /** The namespace of the policy. */
  readonly namespace: string;
  readonly isHttp: boolean;
}

/** What is unknown, such as an address that is not given, is neither. */
export type Answer = boolean | 'unknown';

const HTTP_FIELDS = ['hosts', 'methods', 'paths', 'requestPrincipals'];

/** `cannot` where a rule asks on a TCP port for what only HTTP has. */
export function ruleAnswer(rule: JsonObject, incoming: Incoming, widens: boolean): Answer {
  if (!incoming.isHttp && !widens && asksForHttp(rule)) return false;
  const from = objectsOf(rule.from).map(([, item]) => asObject(item.source) ?? {});
  const to = objectsOf(rule.to).map(([, item]) => asObject(item.operation) ?? {});
  return all([
    from.length === 0 ? true : any(from.map((source) => sourceAnswer(source, incoming))),
    to.length === 0 ? true : any(to.map((operation) => operationAnswer(operation, incoming))),
    ...objectsOf(rule.when).map(([, condition]) => conditionAnswer(condition, incoming, widens)),
  ]);
}

function asksForHttp(rule: JsonObject): boolean {
  const isHttp = (object: JsonObject | undefined) =>
    Object.keys(object ?? {}).some((field) => {
      const plain = field.startsWith('not') ? field.charAt(3).toLowerCase() + field.slice(4) : field;
      return HTTP_FIELDS.includes(plain);
    });
  return (
    objectsOf(rule.from).some(([, item]) => isHttp(asObject(item.source))) ||
    objectsOf(rule.to).some(([, item]) => isHttp(asObject(item.operation))) ||
    objectsOf(rule.when).some(([, { key }]) => isHttpKey(asString(key) ?? ''))
  );
}

function isHttpKey(key: string): boolean {
  return key.startsWith('request.');
}

function sourceAnswer(source: JsonObject, incoming: Incoming): Answer {
  const { principal, claims, request, namespace } = incoming;
  const identity = identityOf(principal);
  const identities = aliases(principal, incoming.trustDomains);
  const values: { readonly [field: string]: (wanted: string) => Answer } = {
    principals: (wanted) => identities.some((one) => fits(wanted, one)),
    namespaces: (wanted) => fits(wanted, identity?.namespace),
    serviceAccounts: (wanted) => {
      const full = wanted.includes('/') ? wanted : `${namespace}/${wanted}`;
      return identity !== undefined && full === `${identity.namespace}/${identity.serviceAccount}`;
    },
    ipBlocks: (wanted) => addressAnswer(wanted, request.sourceIp),
    remoteIpBlocks: (wanted) => addressAnswer(wanted, request.remoteIp ?? request.sourceIp),
    ...(incoming.isHttp && { requestPrincipals: (wanted: string) => fits(wanted, requestPrincipal(claims)) }),
  };
  return fieldsAnswer(source, values);
}

function operationAnswer(operation: JsonObject, incoming: Incoming): Answer {
  const { request, port } = incoming;
  const authority = request.authority.toLowerCase();
  return fieldsAnswer(operation, {
    ports: (wanted) => (port === undefined ? 'unknown' : String(port) === wanted),
    ...(incoming.isHttp && {
      hosts: (wanted: string) => fits(wanted.toLowerCase(), authority),
      methods: (wanted: string) => fits(wanted, request.method),
      paths: (wanted: string) => pathFits(wanted, request.path),
    }),
  });
}

/** All fields have to hold: one of the values of each, none of those of a `not…`. */
function fieldsAnswer(object: JsonObject, fields: { readonly [field: string]: (wanted: string) => Answer }): Answer {
  const answers: Answer[] = [];
  for (const field in fields) {
    const test = fields[field] as (wanted: string) => Answer;
    const wanted = stringsOf(object[field]);
    if (wanted.length > 0) answers.push(any(wanted.map(test)));
    const unwanted = stringsOf(object[`not${field.charAt(0).toUpperCase()}${field.slice(1)}`]);
    if (unwanted.length > 0) answers.push(not(any(unwanted.map(test))));
  }
  return all(answers);
}

function conditionAnswer(condition: JsonObject, incoming: Incoming, widens: boolean): Answer {
  const key = asString(condition.key) ?? '';
  // On TCP what only HTTP has is left out of a rule that denies.
  if (!incoming.isHttp && isHttpKey(key)) return widens;
  const test = attributeTest(key, incoming);
  if (test === undefined) return false;
  const wanted = stringsOf(condition.values);
  const unwanted = stringsOf(condition.notValues);
  return all([
    ...(wanted.length > 0 ? [any(wanted.map(test))] : []),
    ...(unwanted.length > 0 ? [not(any(unwanted.map(test)))] : []),
  ]);
}

/** Undefined for a key that nobody knows: the rule never matches. */
function attributeTest(key: string, incoming: Incoming): ((wanted: string) => Answer) | undefined {
  const { request, principal, claims, port } = incoming;
  const identity = identityOf(principal);
  if (key.startsWith('request.headers[')) {
    const text = headerOf(request, key.slice('request.headers['.length, -1).toLowerCase());
    return (wanted) => fits(wanted, text);
  }
  if (key.startsWith('request.auth.claims')) {
    const texts = claimValues(claims, claimSteps(key.slice('request.auth.claims'.length)));
    return (wanted) => texts.some((text) => fits(wanted, text));
  }
  switch (key) {
    case 'source.ip':
      return (wanted) => addressAnswer(wanted, request.sourceIp);
    case 'remote.ip':
      return (wanted) => addressAnswer(wanted, request.remoteIp ?? request.sourceIp);
    case 'source.namespace':
      return (wanted) => fits(wanted, identity?.namespace);
    case 'source.principal':
      return (wanted) => aliases(principal, incoming.trustDomains).some((one) => fits(wanted, one));
    case 'source.serviceAccount':
      return (wanted) => sourceAnswer({ serviceAccounts: [wanted] }, incoming);
    case 'source.trustDomain':
      return (wanted) => fits(wanted, identity?.trustDomain);
    case 'request.auth.principal':
      return (wanted) => fits(wanted, requestPrincipal(claims));
    case 'request.auth.audiences':
      return (wanted) => audiencesOf(claims).some((audience) => fits(wanted, audience));
    case 'request.auth.presenter':
      return (wanted) => fits(wanted, asString(claims?.azp));
    case 'destination.port':
      return (wanted) => (port === undefined ? 'unknown' : String(port) === wanted);
    case 'destination.ip':
      return () => 'unknown';
    case 'connection.sni':
      return (wanted) => fits(wanted, request.sni);
    default:
      return key.startsWith('experimental.envoy.filters.') ? () => 'unknown' : undefined;
  }
}

function addressAnswer(block: string, address: string | undefined): Answer {
  return address === undefined ? 'unknown' : (within(block, address) ?? false);
}

function identityOf(principal: string | undefined) {
  const [trustDomain, , namespace, , serviceAccount] = principal?.split('/') ?? [];
  return trustDomain === undefined ? undefined : { trustDomain, namespace, serviceAccount };
}

/** A policy may name any of the mesh's trust domains. */
function aliases(principal: string | undefined, trustDomains: readonly string[]): readonly string[] {
  if (principal === undefined) return [];
  const [domain = '', ...rest] = principal.split('/');
  if (!trustDomains.includes(domain)) return [principal];
  return trustDomains.map((name) => [name, ...rest].join('/'));
}

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes('unknown') ? 'unknown' : false;
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes('unknown') ? 'unknown' : true;
}

function not(answer: Answer): Answer {
  return answer === 'unknown' ? answer : !answer;
}

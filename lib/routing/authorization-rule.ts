import type { JsonObject } from '../manifest/manifest-object';
import { asObject, asString, objectsOf, stringsOf } from '../mesh/json';
import { claimSteps, claimValues } from './claims';
import { headerOf } from './http-match';
import { audiencesOf, requestPrincipal } from './jwt';
import { fits, pathFits, within } from './pattern';
import { remember } from './remember';
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
  /** Whether a ztunnel asks: a rule that denies by nothing but HTTP denies nothing there. */
  readonly isTunnel?: boolean;
}

/** What is unknown, such as an address that is not given, is neither. */
export type Answer = boolean | 'unknown';

const HTTP_FIELDS = ['hosts', 'methods', 'paths', 'requestPrincipals'];

/** Whether a rule of a policy fits; on a port that is not HTTP, one that `widens` is taken without what only HTTP has. */
export function ruleAnswer(rule: JsonObject, incoming: Incoming, widens: boolean): Answer {
  const { asksForHttp: needsHttp, isOnlyHttp, from, to, when } = remember(compiled, rule, () => compile(rule));
  if (!incoming.isHttp && needsHttp && (!widens || (incoming.isTunnel === true && isOnlyHttp))) return false;
  return all([
    from.length === 0 || anyOf(from, incoming, clausesAnswer),
    to.length === 0 || anyOf(to, incoming, clausesAnswer),
    ...when.map((condition) => conditionAnswer(condition, incoming, widens)),
  ]);
}

/** A rule as it is looked at for each request. */
interface Compiled {
  readonly asksForHttp: boolean;
  /** Whether nothing is left of it where there is no HTTP. */
  readonly isOnlyHttp: boolean;
  readonly from: readonly (readonly Clause[])[];
  readonly to: readonly (readonly Clause[])[];
  readonly when: readonly JsonObject[];
}

const compiled = new WeakMap<JsonObject, Compiled>();

function compile(rule: JsonObject): Compiled {
  const from = objectsOf(rule.from).map(([, item]) => clausesOf(asObject(item.source) ?? {}, SOURCES));
  const to = objectsOf(rule.to).map(([, item]) => clausesOf(asObject(item.operation) ?? {}, OPERATIONS));
  const when = objectsOf(rule.when).map(([, condition]) => condition);
  const isOnlyHttp =
    [...from, ...to].flat().every(({ httpOnly }) => httpOnly) &&
    when.every(({ key }) => isHttpKey(asString(key) ?? ''));
  return { asksForHttp: asksForHttp(rule), isOnlyHttp, from, to, when };
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

type Test = (wanted: string, incoming: Incoming) => Answer;

/** A field of a source or an operation: one of the values, or none of them. */
interface Clause {
  readonly test: Test;
  readonly values: readonly string[];
  readonly negated: boolean;
  /** Whether a connection that is no HTTP has nothing of the kind. */
  readonly httpOnly: boolean;
}

function fitsServiceAccount(wanted: string, { principal, namespace }: Incoming): Answer {
  const identity = identityOf(principal);
  const full = wanted.includes('/') ? wanted : `${namespace}/${wanted}`;
  return identity !== undefined && full === `${identity.namespace}/${identity.serviceAccount}`;
}

function fitsPrincipal(wanted: string, { principal, trustDomains }: Incoming): Answer {
  return aliases(principal, trustDomains).some((one) => fits(wanted, one));
}

const SOURCES: { readonly [field: string]: Test } = {
  principals: fitsPrincipal,
  namespaces: (wanted, { principal }) => fits(wanted, identityOf(principal)?.namespace),
  serviceAccounts: fitsServiceAccount,
  ipBlocks: (wanted, { request }) => addressAnswer(wanted, request.sourceIp),
  remoteIpBlocks: (wanted, { request }) => addressAnswer(wanted, request.remoteIp ?? request.sourceIp),
  requestPrincipals: (wanted, { claims }) => fits(wanted, requestPrincipal(claims)),
};

const OPERATIONS: { readonly [field: string]: Test } = {
  ports: (wanted, { port }) => (port === undefined ? 'unknown' : String(port) === wanted),
  hosts: (wanted, { request }) => fits(wanted.toLowerCase(), request.authority.toLowerCase()),
  methods: (wanted, { request }) => fits(wanted, request.method),
  paths: (wanted, { request }) => pathFits(wanted, request.path),
};

function clausesOf(object: JsonObject, tests: { readonly [field: string]: Test }): readonly Clause[] {
  return Object.entries(tests).flatMap(([field, test]) => {
    const httpOnly = HTTP_FIELDS.includes(field);
    const wanted = stringsOf(object[field]);
    const unwanted = stringsOf(object[`not${field.charAt(0).toUpperCase()}${field.slice(1)}`]);
    return [
      ...(wanted.length > 0 ? [{ test, values: wanted, negated: false, httpOnly }] : []),
      ...(unwanted.length > 0 ? [{ test, values: unwanted, negated: true, httpOnly }] : []),
    ];
  });
}

function clausesAnswer(clauses: readonly Clause[], incoming: Incoming): Answer {
  let answer: Answer = true;
  for (const { test, values, negated, httpOnly } of clauses) {
    if (httpOnly && !incoming.isHttp) continue;
    const found = anyOf(values, incoming, test);
    const holds = negated ? not(found) : found;
    if (holds === false) return false;
    if (holds === 'unknown') answer = 'unknown';
  }
  return answer;
}

function anyOf<T>(items: readonly T[], incoming: Incoming, test: (item: T, incoming: Incoming) => Answer): Answer {
  let answer: Answer = false;
  for (const item of items) {
    const found = test(item, incoming);
    if (found === true) return true;
    if (found === 'unknown') answer = found;
  }
  return answer;
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
      return (wanted) => fitsPrincipal(wanted, incoming);
    case 'source.serviceAccount':
      return (wanted) => fitsServiceAccount(wanted, incoming);
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

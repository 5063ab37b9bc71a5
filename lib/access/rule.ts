import type { JsonObject } from '../manifest/manifest-object';
import { asObject, asString, objectsOf, stringsOf } from '../mesh/json';
import { claimSteps } from '../routing/claims';
import { type Answer, all, any } from './answer';
import * as facts from './facts';
import { type IdentityTest, identityTest } from './identity';

/** Where a rule is asked. */
export interface Setting {
  readonly isHttp: boolean;
  /** Whether the proxy of an ambient node decides, for which rules that only ask for what HTTP has are not there. */
  readonly isAmbient: boolean;
  /** The workload's port. */
  readonly port: number | undefined;
  /** Whether there may be a token that was accepted. */
  readonly takesTokens: boolean;
  /** Of the policy. */
  readonly namespace: string;
  /** Whether the rule refuses; on TCP such a rule loses what only HTTP has, and one that allows is dropped. */
  readonly widens: boolean;
}

/** What holds of a client, by the number of the test that was made of it. */
export type Expression = (known: readonly boolean[]) => Answer;

/** The tests of who the client is, which a number of expressions share. */
export class IdentityTests {
  readonly all: IdentityTest[] = [];

  add(test: IdentityTest): Expression {
    const index = this.all.push(test) - 1;
    return (known) => known[index] as boolean;
  }
}

const HTTP_FIELDS = ['hosts', 'methods', 'paths', 'requestPrincipals'];

/** A rule of an AuthorizationPolicy, with all that the client's requests leave open in words. */
export function ruleExpression(rule: JsonObject, setting: Setting, tests: IdentityTests): Expression {
  const sources = objectsOf(rule.from).map(([, item]) => asObject(item.source) ?? {});
  const operations = objectsOf(rule.to).map(([, item]) => asObject(item.operation) ?? {});
  const conditions = objectsOf(rule.when).map(([, condition]) => condition);
  if (!setting.isHttp) {
    const fields = [
      ...[...sources, ...operations].flatMap((object) => Object.keys(object).map(isHttpField)),
      ...conditions.map(({ key }) => isHttpKey(asString(key) ?? '')),
    ];
    const isDropped = setting.widens
      ? setting.isAmbient && fields.length > 0 && !fields.includes(false)
      : fields.includes(true);
    if (isDropped) return () => false;
  }
  const from = sources.map((source) => objectExpression(source, SOURCE_FIELDS, setting, tests));
  const to = operations.map((operation) => objectExpression(operation, OPERATION_FIELDS, setting, tests));
  const when = conditions.map((condition) => conditionExpression(condition, setting, tests));
  return (known) =>
    all([
      to.length === 0 || any(to.map((one) => one(known))),
      from.length === 0 || any(from.map((one) => one(known))),
      ...when.map((one) => one(known)),
    ]);
}

function isHttpField(field: string): boolean {
  return HTTP_FIELDS.includes(field) || HTTP_FIELDS.some((name) => field === negated(name));
}

function isHttpKey(key: string): boolean {
  return key.startsWith('request.');
}

function negated(field: string): string {
  return `not${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

const SOURCE_FIELDS = [
  'requestPrincipals',
  'ipBlocks',
  'remoteIpBlocks',
  'principals',
  'namespaces',
  'serviceAccounts',
];
const OPERATION_FIELDS = ['methods', 'paths', 'hosts', 'ports'];

/** All fields have to hold: one of the values of each, none of those of a `not…`. */
function objectExpression(
  object: JsonObject,
  fields: readonly string[],
  setting: Setting,
  tests: IdentityTests,
): Expression {
  const parts: Expression[] = [];
  for (const field of fields) {
    if (!setting.isHttp && HTTP_FIELDS.includes(field)) continue;
    const wanted = stringsOf(object[field]);
    if (wanted.length > 0) parts.push(fieldExpression(field, wanted, false, setting, tests));
    const unwanted = stringsOf(object[negated(field)]);
    if (unwanted.length > 0) parts.push(fieldExpression(field, unwanted, true, setting, tests));
  }
  return (known) => all(parts.map((part) => part(known)));
}

function fieldExpression(
  field: string,
  values: readonly string[],
  isNot: boolean,
  setting: Setting,
  tests: IdentityTests,
): Expression {
  const test = identityTest(field, values, setting.namespace);
  if (test !== undefined) return tests.add(isNot ? (identity) => !test(identity) : test);
  switch (field) {
    case 'ports':
      if (setting.port !== undefined) return constant(values.includes(String(setting.port)) !== isNot);
      return open(facts.PORT, values, isNot);
    case 'methods':
      return values.includes('*') ? constant(!isNot) : open(facts.METHOD, values, isNot);
    case 'hosts':
      return values.includes('*') ? constant(!isNot) : open(facts.HOST, values, isNot);
    case 'paths': {
      const isAny = values.some((value) => value === '*' || value === '/*' || value === '/{**}');
      return isAny ? constant(!isNot) : open(facts.PATH, values, isNot);
    }
    case 'requestPrincipals':
      return ofToken(facts.TOKEN, values, isNot, setting);
    case 'ipBlocks':
      return open(facts.ADDRESS, values, isNot);
    default:
      return open(facts.ORIGINAL_ADDRESS, values, isNot);
  }
}

/** A condition whose key nobody knows never holds. */
function conditionExpression(condition: JsonObject, setting: Setting, tests: IdentityTests): Expression {
  const key = asString(condition.key) ?? '';
  if (!setting.isHttp && isHttpKey(key)) return constant(true);
  const parts: Expression[] = [];
  for (const [values, isNot] of [
    [stringsOf(condition.values), false],
    [stringsOf(condition.notValues), true],
  ] as const) {
    const part = keyExpression(key, values, isNot, setting, tests);
    if (part === undefined) return constant(false);
    if (values.length > 0) parts.push(part);
  }
  return (known) => all(parts.map((part) => part(known)));
}

/** The fields of `source` and `operation` that ask for the same as a key. */
const FIELDS: { readonly [key: string]: string } = {
  'source.ip': 'ipBlocks',
  'remote.ip': 'remoteIpBlocks',
  'source.namespace': 'namespaces',
  'source.principal': 'principals',
  'source.serviceAccount': 'serviceAccounts',
  'source.trustDomain': 'trustDomains',
  'request.auth.principal': 'requestPrincipals',
  'destination.port': 'ports',
};

function keyExpression(
  key: string,
  values: readonly string[],
  isNot: boolean,
  setting: Setting,
  tests: IdentityTests,
): Expression | undefined {
  if (Object.hasOwn(FIELDS, key)) return fieldExpression(FIELDS[key] as string, values, isNot, setting, tests);
  if (key.startsWith('request.headers[')) {
    return open(facts.header(key.slice('request.headers['.length, -1).toLowerCase()), values, isNot);
  }
  if (key.startsWith('request.auth.claims')) {
    return ofToken(facts.claim(claimSteps(key.slice('request.auth.claims'.length))), values, isNot, setting);
  }
  switch (key) {
    case 'request.auth.audiences':
      return ofToken(facts.AUDIENCE, values, isNot, setting);
    case 'request.auth.presenter':
      return ofToken(facts.PRESENTER, values, isNot, setting);
    case 'destination.ip':
      return open(facts.DESTINATION_ADDRESS, values, isNot);
    case 'connection.sni':
      return open(facts.SERVER_NAME, values, isNot);
    default:
      return key.startsWith('experimental.envoy.filters.') ? open(facts.attribute(key), values, isNot) : undefined;
  }
}

/** Where no token is looked at, nobody has one. */
function ofToken(fact: facts.Fact, values: readonly string[], isNot: boolean, setting: Setting): Expression {
  return setting.takesTokens ? open(fact, values, isNot) : constant(isNot);
}

function open(fact: facts.Fact, values: readonly string[], isNot: boolean): Expression {
  return constant([isNot ? fact.isNot(values) : fact.is(values)]);
}

function constant(answer: Answer): Expression {
  return () => answer;
}

import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { isWildcard } from '../../mesh/host-match';
import { asObject, asString, at, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { writtenRules } from '../delegate';
import { compileMatch } from '../http-match';
import { routeRules } from '../http-route-rules';
import type { Attribute, Condition } from '../http-rule';
import { neutral, type Witness, witnessesOf } from './witnesses';

/** What one rule asks about, with values on both sides of each question. */
export interface AskRule {
  readonly asks: ReadonlyMap<Attribute, readonly Witness[]>;
  /** Whether a value is what the rule asks for; true for an attribute that it does not ask about. */
  fits(attribute: Attribute, value: Witness): boolean;
  /** Attributes that a request must not have. */
  readonly inverted: readonly Attribute[];
}

/** What the HTTP and TLS rules of a VirtualService ask about. */
export function asksOfVirtualService(mesh: Mesh, virtualService: ManifestObject<unknown>): readonly AskRule[] {
  const http = writtenRules(mesh, virtualService).flatMap(({ matches }) =>
    (matches ?? []).map(({ json }) => ofConditions(compileMatch(json).conditions)),
  );
  const tls = objectsOf(at(virtualService.spec, 'tls')).flatMap(([, rule]) =>
    objectsOf(rule.match).map(([, match]) => {
      const names = stringsOf(match.sniHosts).map((host) => literal(host.toLowerCase()));
      return askRule([['sni', names]]);
    }),
  );
  return [...http, ...tls];
}

/** What the rules of an HTTPRoute or GRPCRoute ask about. */
export function asksOfRoute(mesh: Mesh, route: ManifestObject<unknown>): readonly AskRule[] {
  return routeRules(mesh, [{ route, needsGrants: false }]).map(({ conditions }) => ofConditions(conditions));
}

/** What an AuthorizationPolicy or RequestAuthentication asks about, apart from who the client is. */
export function asksOfPolicy(policy: ManifestObject<unknown>): readonly AskRule[] {
  if (policy.kind === 'RequestAuthentication') {
    return objectsOf(at(policy.spec, 'jwtRules')).map(([, rule]) =>
      askRule([
        ['claim:iss', [asString(rule.issuer)]],
        ['claim:aud', stringsOf(rule.audiences)],
      ]),
    );
  }
  return objectsOf(at(policy.spec, 'rules')).map(([, rule]) => ofPolicyRule(rule));
}

/** A host that no rule names. */
export const NOBODY = 'nobody.example';

/** A host that a pattern covers. */
export function literal(host: string): string {
  if (host === '*') return NOBODY;
  return isWildcard(host) ? `any${host.slice(1)}` : host;
}

function ofConditions(conditions: readonly Condition[]): AskRule {
  return askRule(
    conditions.map(({ attribute, matcher }) => [attribute, witnessesOf(attribute, matcher)]),
    conditions.filter(({ inverted }) => inverted === true).map(({ attribute }) => attribute),
    (attribute, value) => conditions.every((condition) => condition.attribute !== attribute || holds(condition, value)),
  );
}

function holds({ matcher, inverted }: Condition, value: Witness): boolean {
  if (inverted === true) return matcher.presence ? value === undefined : !matcher.test(value ?? '');
  return value !== undefined && matcher.test(value);
}

type Asked = readonly [attribute: Attribute, values: readonly Witness[]];

function askRule(
  asked: readonly Asked[],
  inverted: readonly Attribute[] = [],
  fits?: (attribute: Attribute, value: Witness) => boolean,
): AskRule {
  const wanted = new Map<Attribute, Set<Witness>>();
  for (const [attribute, values] of asked) {
    if (values.length === 0) continue;
    wanted.set(attribute, new Set([...(wanted.get(attribute) ?? []), ...values]));
  }
  const asks = new Map(
    [...wanted].map(([attribute, values]) => [attribute, [...new Set([neutral(attribute), ...values])]]),
  );
  return {
    asks,
    inverted,
    fits: fits ?? ((attribute, value) => wanted.get(attribute)?.has(value) ?? true),
  };
}

const OPERATIONS: { readonly [field: string]: Attribute } = { paths: 'path', methods: 'method', hosts: 'authority' };
const SOURCES: { readonly [field: string]: Attribute } = { ipBlocks: 'source-ip', remoteIpBlocks: 'remote-ip' };

function ofPolicyRule(rule: JsonObject): AskRule {
  const asked: Asked[] = [];
  const inverted: Attribute[] = [];
  const add = (object: JsonObject | undefined, fields: { readonly [field: string]: Attribute }) => {
    for (const [field, attribute] of Object.entries(fields)) {
      const not = `not${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      asked.push([attribute, [...stringsOf(object?.[field]), ...stringsOf(object?.[not])].flatMap(ofPattern)]);
      if (stringsOf(object?.[not]).length > 0) inverted.push(attribute);
    }
  };
  for (const [, { operation }] of objectsOf(rule.to)) add(asObject(operation), OPERATIONS);
  for (const [, item] of objectsOf(rule.from)) {
    const source = asObject(item.source);
    add(source, SOURCES);
    for (const principal of [...stringsOf(source?.requestPrincipals), ...stringsOf(source?.notRequestPrincipals)]) {
      asked.push(...principalAsks(principal));
    }
  }
  for (const [, condition] of objectsOf(rule.when)) asked.push(...conditionAsks(condition));
  return askRule(
    asked.map(([attribute, values]) => [attribute, attribute === 'path' ? values.flatMap(neighbours) : values]),
    inverted,
  );
}

function conditionAsks({ key: written, ...condition }: JsonObject): readonly Asked[] {
  const key = asString(written) ?? '';
  const values = [...stringsOf(condition.values), ...stringsOf(condition.notValues)];
  const named = /^request\.(headers|auth\.claims)\[(.*)\]$/s.exec(key);
  if (named !== null) {
    const [, what, name = ''] = named;
    const attribute = what === 'headers' ? `header:${name.toLowerCase()}` : `claim:${name.split('][').join('.')}`;
    return [[attribute, values.flatMap(ofPattern)]];
  }
  const attribute = CONDITIONS[key];
  if (key === 'request.auth.principal') return values.flatMap(principalAsks);
  return attribute === undefined ? [] : [[attribute, values.flatMap(ofPattern)]];
}

const CONDITIONS: { readonly [key: string]: Attribute } = {
  'source.ip': 'source-ip',
  'remote.ip': 'remote-ip',
  'request.auth.audiences': 'claim:aud',
  'request.auth.presenter': 'claim:azp',
  'connection.sni': 'sni',
};

/** `issuer/subject`; issuers may hold slashes themselves. */
function principalAsks(principal: string): readonly Asked[] {
  const slash = principal.lastIndexOf('/');
  const [issuer, subject] = slash === -1 ? [principal, '*'] : [principal.slice(0, slash), principal.slice(slash + 1)];
  return [
    ['claim:iss', ofPattern(issuer)],
    ['claim:sub', ofPattern(subject)],
  ];
}

/** Texts that fit a pattern of a policy; of a CIDR block its first address. */
function ofPattern(pattern: string): readonly string[] {
  if (/^[\da-fA-F.:]+\/\d{1,3}$/.test(pattern)) return [pattern.replace(/\/\d+$/, '')];
  const plain = pattern.replaceAll('{**}', 'x/y').replaceAll('{*}', 'x');
  if (plain === '*') return ['something'];
  if (plain.endsWith('*')) return [plain.slice(0, -1), `${plain.slice(0, -1)}x`];
  return plain.startsWith('*') ? [`x${plain.slice(1)}`] : [plain];
}

function neighbours(path: Witness): readonly Witness[] {
  if (path === undefined || path === '/') return [path];
  return [path, `${path}/`, `${path}x`].filter((text) => text.startsWith('/'));
}

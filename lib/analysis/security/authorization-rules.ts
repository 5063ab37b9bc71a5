import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asList, asString, objectsOf, stringsOf } from '../../mesh/json';

/** What one rule of an AuthorizationPolicy asks of requests. */
export interface PolicyRule {
  readonly pointer: string;
  /** Attributes that only HTTP has: `methods`, `request.headers[x]`. */
  readonly http: readonly string[];
  /** Identities that only mTLS proves, given and excluded. */
  readonly identities: readonly string[];
  readonly excludedIdentities: readonly string[];
  /** Whether it asks for anything of the connection: its source, or a port. */
  readonly layer4: boolean;
  /** The ports that it is for; undefined where it is for all. */
  readonly ports: readonly number[] | undefined;
  /** The request headers that it reads. */
  readonly headers: readonly string[];
}

const HTTP_SOURCE = ['requestPrincipals', 'notRequestPrincipals'];
const HTTP_OPERATION = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
const IDENTITIES = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains'];
const EXCLUDED = ['notPrincipals', 'notNamespaces', 'notServiceAccounts', 'notTrustDomains'];
const IDENTITY_KEYS = ['source.principal', 'source.namespace', 'source.serviceAccount', 'source.trustDomain'];

/** The action of an AuthorizationPolicy; ALLOW where it is left out. */
export function actionOf(policy: ManifestObject): string {
  return asString(policy.spec.action) ?? 'ALLOW';
}

/** Whether a policy only writes to the log what it would do. */
export function isDryRun(policy: ManifestObject): boolean {
  return policy.annotations['istio.io/dry-run'] === 'true';
}

export function policyRules(policy: ManifestObject): PolicyRule[] {
  return objectsOf(policy.spec.rules).map(([index, rule]) => {
    const sources = partsOf(rule.from, 'source');
    const operations = partsOf(rule.to, 'operation');
    const conditions = objectsOf(rule.when).map(([, condition]) => condition);
    const keys = conditions.map(({ key }) => asString(key) ?? '');
    const values = conditions.filter((one) => asList(one.values).length > 0).map(({ key }) => asString(key) ?? '');
    const identityKeys = IDENTITY_KEYS.filter((key) => values.includes(key));
    const http = [...fieldsOf(sources, HTTP_SOURCE), ...fieldsOf(operations, HTTP_OPERATION), ...keys.filter(isHttp)];
    const source = sources.some((one) => Object.keys(one).some((field) => !HTTP_SOURCE.includes(field)));
    const ports = operations.map((operation) => stringsOf(operation.ports).map(Number));
    return {
      pointer: `/spec/rules/${index}`,
      http,
      identities: [...fieldsOf(sources, IDENTITIES), ...identityKeys],
      excludedIdentities: fieldsOf(sources, EXCLUDED),
      layer4: source || keys.some((key) => !isHttp(key)) || ports.some((some) => some.length > 0),
      ports: ports.length === 0 || ports.some((some) => some.length === 0) ? undefined : ports.flat(),
      headers: keys.flatMap((key) => /^request\.headers\[(.*)\]$/.exec(key)?.[1]?.toLowerCase() ?? []),
    };
  });
}

function isHttp(key: string): boolean {
  return key.startsWith('request.');
}

function partsOf(list: unknown, field: string): JsonObject[] {
  return objectsOf(list).flatMap(([, one]) => {
    const part = one[field];
    return typeof part === 'object' && part !== null && !Array.isArray(part) ? [part as JsonObject] : [];
  });
}

function fieldsOf(parts: readonly JsonObject[], fields: readonly string[]): string[] {
  return fields.filter((field) => parts.some((part) => asList(part[field]).length > 0));
}

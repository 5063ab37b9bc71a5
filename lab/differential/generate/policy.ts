import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { object } from './object';
import { GROUPS } from './token';
import type { Town } from './town';
import { METHODS, PATHS, TEXTS } from './vocabulary';

type Fields = { [field: string]: JsonObject[string] };

/** Policies for a proxy at the edge. Without certificates nobody has an identity, so that none is ever accepted. */
export function gatewayPolicies(
  random: Random,
  town: Town,
  namespace: string,
  labels: { readonly [name: string]: string },
  targetRef?: JsonObject,
): void {
  if (!random.chance(0.4)) return;
  const many = random.pick([1, 1, 2]);
  for (let index = 0; index < many; index++) {
    const action = random.pick(['ALLOW', 'ALLOW', 'DENY', 'DENY', 'AUDIT']);
    town.features.add(`AuthorizationPolicy ${action}`);
    const rules = Array.from({ length: random.pick([0, 1, 1, 2]) }, () => rule(random, town));
    const whom = targetRef === undefined ? { selector: { matchLabels: labels } } : { targetRefs: [targetRef] };
    const name = `policy-${index}-${labels.app ?? 'edge'}`;
    const spec: Fields = { ...whom, action };
    if (rules.length > 0 || random.chance(0.7)) spec.rules = rules.length > 0 ? rules : [{}];
    town.objects.push(object('AuthorizationPolicy', name, namespace, spec));
  }
}

function rule(random: Random, town: Town): JsonObject {
  const found: Fields = {};
  if (random.chance(0.3)) found.from = [{ source: source(random, town) }];
  if (random.chance(0.8)) {
    found.to = Array.from({ length: random.pick([1, 1, 2]) }, () => ({ operation: operation(random, town) }));
  }
  if (random.chance(0.3)) found.when = [condition(random, town)];
  return found;
}

function source(random: Random, town: Town): JsonObject {
  const [field, values] = random.pick<readonly [string, readonly string[]]>([
    ['ipBlocks', ['10.77.0.0/16']],
    ['ipBlocks', ['10.78.0.0/16', '192.0.2.1']],
    ['notIpBlocks', ['10.77.0.1']],
    ['remoteIpBlocks', ['10.77.0.1/32']],
    ['notRemoteIpBlocks', ['10.0.0.0/8']],
    ['principals', ['*']],
    ['notPrincipals', ['cluster.local/ns/a/sa/b']],
    ['namespaces', [town.namespaces[0] ?? 'a']],
    ['notNamespaces', ['other']],
    ['requestPrincipals', ['*']],
    ['requestPrincipals', ['first.test/alice', 'second.test/*']],
    ['notRequestPrincipals', ['*/bob']],
    ['notRequestPrincipals', ['*']],
  ]);
  town.features.add(`policy source ${field}`);
  return { [field]: values };
}

function operation(random: Random, town: Town): JsonObject {
  const found: Fields = {};
  const host = () =>
    random.pick([
      `shop.${town.id}.example.com`,
      `*.${town.id}.example.com`,
      `SHOP.${town.id}.example.com`,
      'shop.*',
      '*:8000',
    ]);
  const path = () =>
    random.pick([...PATHS, '/api*', '*.css', '*', '/items/{*}', '/items/{**}', '/{*}/v1/{**}', '/api/{*}/users']);
  const makers: readonly (readonly [string, () => string])[] = [
    ['hosts', host],
    ['notHosts', host],
    ['paths', path],
    ['paths', path],
    ['notPaths', path],
    ['methods', () => random.pick([...METHODS, 'P*', '*'])],
    ['notMethods', () => random.pick(METHODS)],
    ['ports', () => random.pick(['8080', '80', '8000'])],
    ['notPorts', () => random.pick(['8080', '8000'])],
  ];
  for (const [field, make] of random.some(makers, random.pick([1, 1, 2]))) {
    town.features.add(`policy operation ${field}`);
    found[field] = Array.from({ length: random.pick([1, 1, 2]) }, make);
  }
  return found;
}

function condition(random: Random, town: Town): JsonObject {
  const key = random.pick([
    'request.headers[x-user]',
    'request.headers[X-Tier]',
    'source.ip',
    'remote.ip',
    'destination.port',
    'source.namespace',
    'request.auth.claims[group]',
    'request.auth.audiences',
    'request.auth.principal',
  ]);
  const values: readonly string[] = key.startsWith('request.auth')
    ? [random.pick([...GROUPS, 'shop', 'first.test/alice', '*'])]
    : key.startsWith('request')
      ? [random.pick([...TEXTS.filter((text) => text !== ''), 'al*', '*ice', '*'])]
      : key.endsWith('.ip')
        ? [random.pick(['10.77.0.0/16', '192.0.2.0/24'])]
        : key === 'destination.port'
          ? [random.pick(['8080', '8000'])]
          : [town.namespaces[0] ?? 'a'];
  const field = random.chance(0.7) ? 'values' : 'notValues';
  town.features.add(`policy when ${key.replace(/\[.*/, '')} ${field}`);
  return { key, [field]: values };
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { HostIndex } from '../../mesh/host-match';
import { asList, asString, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Report, Rule } from '../rule';
import { wildcardsAbove } from '../wildcards';

/** IST0109, KIA1106: several VirtualServices claim one host for the sidecars. */
export const conflictingMeshHosts: Rule = {
  code: 'IST0109',
  title: 'several VirtualServices claim one host in the mesh',
  severity: 'error',
  reads: ['VirtualService'],
  aliases: ['KIA1106'],
  fix: 'merge the routes into one VirtualService, or keep them apart with `exportTo`',
  description:
    'Sidecars do not merge VirtualServices: where several claim the same host, the oldest that they see owns it and the rest is ignored, so the outcome depends on the order in which the objects were created. A VirtualService that is exported to its own namespace only goes before one that is exported to all, which is harmless where it is meant.',
  check(mesh, report) {
    const claims = claimsOf(mesh);
    if (mesh.options.compat) checkAsIstioctl(claims, report);
    else check(claims, report);
  },
};

/** A host that a VirtualService claims for the clients of a namespace. */
interface Claim {
  readonly object: ManifestObject;
  readonly host: string;
  readonly pointer: string;
  /** `*` or a namespace. */
  readonly scope: string;
  /** Whether the VirtualService lives where its clients are, and so goes first. */
  readonly own: boolean;
}

function claimsOf(mesh: Mesh): Claim[] {
  return mesh.virtualServices.flatMap((virtualService) => {
    const object = virtualService as ManifestObject;
    const gateways = stringsOf(object.spec.gateways);
    if (gateways.length > 0 && !gateways.includes('mesh')) return [];
    const own = mesh.namespaceOf(object);
    const exportTo = mesh.exportToOf(object).map((scope) => (scope === '.' ? own : scope));
    const scopes = exportTo.includes('*') ? ['*'] : [...new Set(exportTo)].filter((scope) => scope !== '~');
    const seen = new Set<string>();
    return asList(object.spec.hosts).flatMap((value, at) => {
      const written = asString(value);
      if (written === undefined) return [];
      const host = mesh.resolveHost(written, own);
      // A VirtualService that repeats a host is no rival of itself, but to istioctl.
      if (!mesh.options.compat && seen.has(host)) return [];
      seen.add(host);
      const claim = { object, host, pointer: `/spec/hosts/${at}` };
      return scopes.map((scope) => ({ ...claim, scope, own: scope === own }));
    });
  });
}

function check(claims: readonly Claim[], report: Report): void {
  const byHost = groups(claims, ({ host }) => host);
  for (const [host, claimants] of byHost) {
    const byScope = groups(claimants, ({ scope }) => scope);
    const alike = groups(claimants, ({ scope, own }) => `${scope} ${own}`);
    const above = wildcardsAbove(host).flatMap((wildcard) => byHost.get(wildcard) ?? []);
    for (const claim of claimants) {
      const { scope, own } = claim;
      const others = scope === '*' ? [claimants] : [byScope.get(scope) ?? [], byScope.get('*') ?? []];
      const rivals = () => without(claim, [alike.get(`${scope} ${own}`) ?? []]);
      const meeting = () => without(claim, others);
      if (!rivals().next().done) {
        report({
          ...place(claim),
          message: `host '${host}' is also claimed by ${names(rivals())} for ${clients(scope)}; sidecars follow only the oldest of them`,
        });
      } else if (!meeting().next().done) {
        report({ ...place(claim), severity: 'info', message: precedence(claim, meeting) });
      }
      const hidden = above.filter((other) => other.object !== claim.object && meet(claim, other));
      if (hidden.length === 0) continue;
      report({
        ...place(claim),
        severity: 'info',
        message: `host '${host}' is also within '${hidden[0]?.host}' of ${names(hidden)}, whose routes do not apply to it`,
      });
    }
  }
}

/** The claims of other VirtualServices, as far as they are asked for. */
function* without(claim: Claim, lists: readonly (readonly Claim[])[]): Generator<Claim> {
  for (const list of lists) for (const other of list) if (other.object !== claim.object) yield other;
}

function meet(one: Claim, other: Claim): boolean {
  return one.scope === other.scope || one.scope === '*' || other.scope === '*';
}

/** The others come with those of the claim's own scope first. */
function precedence(claim: Claim, others: () => Iterator<Claim> & Iterable<Claim>): string {
  const narrow = claim.scope !== '*';
  const next: Claim | undefined = others().next().value;
  const first = narrow && (claim.own || next?.scope === '*');
  const scope = narrow ? claim.scope : (next?.scope ?? '*');
  const whose = first ? `this VirtualService goes before ${names(others())}` : `${names(others())} goes first`;
  return `host '${claim.host}' is also claimed by ${names(others())}; for ${clients(scope)} ${whose}`;
}

/** istioctl reports a VirtualService once, and wildcards only between a namespace and the whole mesh. */
function checkAsIstioctl(claims: readonly Claim[], report: Report): void {
  const byKey = groups(claims, ({ scope, host }) => `${scope}/${host}`);
  const open = new HostIndex<Claim>();
  for (const claim of claims) if (claim.scope === '*') open.add(claim.host, claim);
  const reported = new Set<ManifestObject>();
  for (const claimants of byKey.values()) {
    const [first] = claimants;
    if (!first) continue;
    const everywhere =
      first.scope === '*' ? [] : open.overlapping(first.host).flatMap((overlapping) => open.exactly(overlapping));
    const all = [...claimants, ...everywhere];
    if (all.length < 2) continue;
    for (const claim of all) {
      if (reported.has(claim.object)) continue;
      reported.add(claim.object);
      report({ ...place(claim), message: `host '${first.host}' is claimed by ${names(all)}` });
    }
  }
}

function place({ object, pointer }: Claim) {
  return { object, pointer };
}

function clients(scope: string): string {
  return scope === '*' ? 'clients in all namespaces' : `clients in namespace ${scope}`;
}

function names(claims: Iterable<Claim>): string {
  return namesOf(objects(claims));
}

function* objects(claims: Iterable<Claim>): Generator<ManifestObject> {
  for (const { object } of claims) yield object;
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const item of items) {
    const group = grouped.get(keyOf(item));
    if (group) group.push(item);
    else grouped.set(keyOf(item), [item]);
  }
  return grouped;
}

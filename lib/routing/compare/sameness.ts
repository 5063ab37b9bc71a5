import type { Json } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import { targetPortOf } from '../membership';
import type { HeaderChanges, Outcome, RoutedDestination } from '../outcome';

/** The parts of an outcome that are compared, by the names that a report gives them. */
export const COMPARED = [
  'destinations',
  'policy',
  'request',
  'response',
  'status',
  'error',
  'redirect',
  'timeout',
  'retries',
  'mirrors',
  'faults',
  'tls',
  'authorization',
] as const;

export type ComparedField = (typeof COMPARED)[number];

/** Which parts of two outcomes differ; where one of them arrives nowhere, only how each ends. */
export function differing(meshes: readonly [Mesh, Mesh], one: Outcome, other: Outcome): readonly ComparedField[] {
  const bothArrive = arrives(one) && arrives(other);
  const [first, second] = [partsOf(meshes[0], one, bothArrive), partsOf(meshes[1], other, bothArrive)];
  return COMPARED.filter((field) => first[field] !== second[field]);
}

function arrives({ status, error }: Outcome): boolean {
  return status === null && error === null;
}

type Parts = { readonly [field in ComparedField]?: string };

function partsOf(mesh: Mesh, outcome: Outcome, bothArrive: boolean): Parts {
  const { request } = outcome;
  const ends = { status: text(outcome.status), error: text(outcome.error), redirect: text(outcome.redirect) };
  if (!bothArrive) return ends;
  return {
    ...ends,
    destinations: sharesOf(mesh, outcome.destinations),
    policy: policiesOf(outcome.destinations),
    request: text([request.path, request.authority, changesOf(request.headers)]),
    response: text(changesOf(outcome.responseHeaders)),
    timeout: text(outcome.timeoutMs),
    retries: text(outcome.retries as unknown as Json),
    mirrors: sharesOf(mesh, outcome.mirrors),
    faults: text(outcome.faults as Json),
    tls: text(outcome.tls),
    authorization: outcome.authorization,
  };
}

type Place = Pick<RoutedDestination, 'host' | 'port' | 'subset' | 'share' | 'headers'> & {
  readonly endpoints?: RoutedDestination['endpoints'];
};

/** Destinations are the same where the same ports of the same workloads are behind them, whatever their names. */
function sharesOf(mesh: Mesh, places: readonly Place[]): string {
  const shares = new Map<string, number>();
  for (const place of places) {
    const identity = text([identityOf(mesh, place), place.headers === undefined ? null : changesOf(place.headers)]);
    shares.set(identity, (shares.get(identity) ?? 0) + place.share);
  }
  return text([...shares].map(([identity, share]) => [identity, Math.round(share * 1e6)]).sort());
}

function identityOf(mesh: Mesh, { host, port, subset, endpoints = [] }: Place): Json {
  if (endpoints.length === 0) return [host, port, subset];
  const offered = mesh.lookupAnywhere(host, endpoints[0]?.namespace ?? '')?.ports.find(({ number }) => number === port);
  return endpoints
    .map(
      (pod) => `${pod.namespace}/${pod.name}:${offered === undefined ? port : targetPortOf(pod, offered.targetPort)}`,
    )
    .sort();
}

function policiesOf(destinations: readonly RoutedDestination[]): string {
  const policies = destinations.map(({ policy }) =>
    text(Object.fromEntries(Object.entries(policy).map(([block, { value }]) => [block, value]))),
  );
  return text([...new Set(policies)].sort());
}

function changesOf({ set, add, remove }: HeaderChanges): Json {
  return [set, add, [...remove].sort()] as Json;
}

/** The same text for equal values, whatever the order of their members. */
function text(value: Json | undefined): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}

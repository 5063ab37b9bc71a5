import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, objectsOf } from '../../mesh/json';

/** A place in a VirtualService that says where requests go. */
export interface RouteDestination {
  /** `/spec/http/0/route/0/destination`. */
  readonly pointer: string;
  /** `{}` where the destination is missing. */
  readonly destination: JsonObject;
  /** Whether it gets copies of the requests. */
  readonly mirror: boolean;
}

const known = new WeakMap<ManifestObject<unknown>, readonly RouteDestination[]>();

/** Everywhere that a VirtualService sends requests to; found once, however many rules ask. */
export function destinationsOf(virtualService: ManifestObject<unknown>): readonly RouteDestination[] {
  let found = known.get(virtualService);
  if (found === undefined) {
    found = find(virtualService);
    known.set(virtualService, found);
  }
  return found;
}

function find(virtualService: ManifestObject<unknown>): readonly RouteDestination[] {
  const spec = asObject(virtualService.spec) ?? {};
  const routed = ['http', 'tls', 'tcp'].flatMap((protocol) =>
    objectsOf(spec[protocol]).flatMap(([at, rule]) => members(rule.route, `/spec/${protocol}/${at}/route`, false)),
  );
  const mirrored = objectsOf(spec.http).flatMap(([at, { mirror, mirrors }]) => {
    const destination = asObject(mirror);
    const one = destination ? [{ pointer: `/spec/http/${at}/mirror`, destination, mirror: true }] : [];
    return [...one, ...members(mirrors, `/spec/http/${at}/mirrors`, true)];
  });
  return [...routed, ...mirrored];
}

function members(list: unknown, pointer: string, mirror: boolean): RouteDestination[] {
  return objectsOf(list).map(([at, { destination }]) => ({
    pointer: `${pointer}/${at}/destination`,
    destination: asObject(destination) ?? {},
    mirror,
  }));
}

import {
  ApiObject,
  type App,
  ImplicitTokenResolver,
  JsonPatch,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';

import type { Manifest } from './manifest';

const original = ApiObject.prototype.toJson;

/**
 * Runs `render` while `ApiObject.toJson` is one that gives the same result sooner.
 *
 * cdk8s asks each of its resolvers about each value, looking for the app every time, and copies the result twice more.
 * Classes that `cdk8s import` generates call `super.toJson()`, so that the method itself is the only place to be faster.
 * It is put back before this function returns. An app with resolvers of its own, or that keeps keys unsorted, is
 * rendered by cdk8s.
 */
export function renderFast<T>(app: App, render: () => T): T {
  if (process.env.CDK8S_DISABLE_SORT || !app.resolvers.every(isBuiltIn)) return render();
  ApiObject.prototype.toJson = toJson;
  try {
    return render();
  } finally {
    ApiObject.prototype.toJson = original;
  }
}

const BUILT_IN: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

function isBuiltIn(resolver: object): boolean {
  return BUILT_IN.includes(resolver.constructor);
}

/** What is inside an ApiObject. */
interface Inside {
  readonly props: { readonly [key: string]: unknown };
  readonly patches: readonly JsonPatch[];
}

function toJson(this: ApiObject): Manifest {
  const { props, patches } = this as unknown as Inside;
  try {
    const simple = simplified({ ...props, metadata: this.metadata.toJson() }) as Record<string, unknown>;
    const { apiVersion, kind, metadata, ...rest } =
      patches.length > 0 ? (JsonPatch.apply(simple, ...patches) as Record<string, unknown>) : simple;
    return { apiVersion, kind, metadata, ...rest } as unknown as Manifest;
  } catch {
    // Whatever is wrong, cdk8s says it with the construct's path.
    return original.call(this);
  }
}

class NotSimple extends Error {}

/** What cdk8s's resolvers, and then its sanitizing and sorting, make of a value. */
function simplified(item: unknown): unknown {
  if (typeof item !== 'object') return item;
  if (item === null) return undefined;
  if (Array.isArray(item)) return item.map(simplified);
  if (item instanceof Lazy) return simplified(item.produce());
  if (typeof (item as { resolve?: unknown }).resolve === 'function') return simplified((item as Resolvable).resolve());
  if (item.constructor === Object) return sorted(item as Mapping);
  const union = (item as { value?: unknown }).value;
  if (typeof union === 'string' || typeof union === 'number') return { value: union };
  throw new NotSimple();
}

interface Resolvable {
  resolve(): unknown;
}
type Mapping = { readonly [key: string]: unknown };

function sorted(mapping: Mapping): Mapping {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(mapping).sort()) {
    const item = simplified(mapping[key]);
    if (item !== undefined && item !== null) copy[key] = item;
  }
  return copy;
}

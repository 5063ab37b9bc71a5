import {
  ApiObject,
  ApiObjectMetadataDefinition,
  App,
  type Chart,
  ImplicitTokenResolver,
  JsonPatch,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import type { Manifest } from './manifest';
import { type Mapping, plain } from './plain-values';

/** The parts of cdk8s that stand in the way, and that its types do not show. */
const charts = App as unknown as { _synthChart(chart: Chart): unknown };
const objects = ApiObject.prototype;
const definitions = ApiObjectMetadataDefinition.prototype;

const original = { object: objects.toJson, definition: definitions.toJson };

/**
 * Runs `run` while the constructs of `app` give the same JSON as ever, only sooner.
 *
 * Charts may override `toJson`, and so may objects: what `cdk8s import` generates calls `super.toJson()`. So the methods
 * of cdk8s themselves are replaced, for constructs of this app only, and put back before this function returns:
 *
 * - A chart's JSON is what `manifestsOf` gives. That of cdk8s resolves the dependencies of the whole app for each chart.
 * - An object and its metadata are resolved, sanitized and sorted in one pass. cdk8s asks each resolver of the app about
 *   each value, finds the app anew for each of them, and copies the result twice more.
 *
 * An app with resolvers of its own, or whose keys stay unsorted, has its objects rendered by cdk8s; so has an app that is
 * synthesized while another one is, and one whose cdk8s somebody else has changed.
 */
export function renderFast<T>(app: App, manifestsOf: (chart: Chart) => readonly Manifest[], run: () => T): T {
  const synthChart = charts._synthChart;
  const isKnown =
    objects.toJson === original.object && definitions.toJson === original.definition && hasBuiltInResolversOnly(app);
  try {
    charts._synthChart = (chart) => (chart.node.root === app ? manifestsOf(chart) : synthChart.call(App, chart));
    if (isKnown && !process.env.CDK8S_DISABLE_SORT) {
      objects.toJson = function () {
        return this.node.root === app ? objectJson(this) : original.object.call(this);
      };
      definitions.toJson = function () {
        return metadataJson(this, app);
      };
    }
    return run();
  } finally {
    charts._synthChart = synthChart;
    if (isKnown) {
      objects.toJson = original.object;
      definitions.toJson = original.definition;
    }
  }
}

const BUILT_IN: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

function hasBuiltInResolversOnly({ resolvers }: App): boolean {
  return resolvers.length === BUILT_IN.length && resolvers.every((resolver, i) => resolver.constructor === BUILT_IN[i]);
}

function objectJson(object: ApiObject): unknown {
  const { props, patches } = object as unknown as { readonly props: Mapping; readonly patches: readonly JsonPatch[] };
  try {
    const metadata = object.metadata.toJson();
    // The library's own metadata is plain already.
    const isPlain = object.metadata.toJson === definitions.toJson;
    const json = plain({ ...props, metadata: isPlain ? undefined : metadata }, false) as Record<string, unknown>;
    if (isPlain && metadata !== undefined) json.metadata = metadata;
    return inOrder(patches.length > 0 ? JsonPatch.apply(json, ...patches) : json);
  } catch {
    // Whatever is wrong, cdk8s says it with the construct's path.
    return original.object.call(object);
  }
}

/** First the keys that every object has, then all others. */
function inOrder(json: Mapping): Mapping {
  const ordered: Record<string, unknown> = {};
  for (const key of HEAD) if (key in json) ordered[key] = json[key];
  for (const key of Object.keys(json)) ordered[key] = json[key];
  return ordered;
}

const HEAD = ['apiVersion', 'kind', 'metadata'];

function metadataJson(definition: ApiObjectMetadataDefinition, app: App): unknown {
  const { apiObject, _additionalAttributes, name, namespace, annotations, finalizers, ownerReferences, labels } =
    definition as unknown as Mapping & { readonly apiObject: ApiObject; readonly _additionalAttributes: Mapping };
  if (apiObject.node.root !== app) return original.definition.call(definition);
  const known = { annotations, finalizers, labels, name, namespace, ownerReferences };
  const hasMore = Object.keys(_additionalAttributes).some((attribute) => !Object.hasOwn(known, attribute));
  try {
    return plain(hasMore ? { ..._additionalAttributes, ...known } : known, true);
  } catch {
    return original.definition.call(definition);
  }
}

import { ApiObject, type App, type AppProps, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, DependencyGroup } from 'constructs';
import fc from 'fast-check';

/** A construct below one of those that come before it; indexes count from the end of those, modulo their number. */
interface Part {
  readonly kind: 'chart' | 'nested chart' | 'group' | 'object' | 'object below an object' | 'config map';
  readonly below: number;
  readonly numbered: boolean;
  readonly name: string | undefined;
  readonly content: unknown;
}

/** Mostly on constructs that come later, as charts depend on those inside them: there are fewer cycles then. */
interface Dependency {
  readonly from: number;
  readonly to: readonly number[];
  readonly anyOrder: boolean;
}

/** An app that can be built more than once. */
export interface RandomApp {
  readonly parts: readonly Part[];
  readonly dependencies: readonly Dependency[];
  readonly props: AppProps;
}

/** What `cdk8s import` makes of a field that takes a number or a string. */
class NumberOrString {
  public constructor(public readonly value: number | string) {}
}

class Token {
  readonly #content: unknown;
  public constructor(content: unknown) {
    this.#content = content;
  }
  public resolve(): unknown {
    return this.#content;
  }
}

const { content } = fc.letrec((tie) => ({
  content: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom('a', 'on', '8080', '5s', 'a: b', 'two\nlines', '', 'http://a:80/b?c') },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, true, false, null, undefined) },
    { weight: 2, arbitrary: fc.array(tie('content'), { maxLength: 3 }) },
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.constantFrom('b', 'a', 'on', '10', '2', 'value', 'a/b', 'c d'), tie('content'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    },
    { weight: 1, arbitrary: tie('content').map((inner) => Lazy.any({ produce: () => inner })) },
    { weight: 1, arbitrary: tie('content').map((inner) => new Token(inner)) },
    { weight: 1, arbitrary: fc.constantFrom(1, '50%').map((value) => new NumberOrString(value)) },
  ),
}));

const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom<Part['kind']>(
    ...([
      'chart',
      'nested chart',
      'group',
      'object',
      'object',
      'object',
      'object below an object',
      'config map',
    ] as const),
  ),
  below: fc.nat({ max: 30 }),
  numbered: fc.boolean(),
  name: fc.option(fc.constantFrom('web', 'db'), { nil: undefined, freq: 3 }),
  content,
});

const dependency: fc.Arbitrary<Dependency> = fc.record({
  from: fc.nat({ max: 30 }),
  to: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 2 }),
  anyOrder: fc.constantFrom(false, false, false, true),
});

/** Few charts: the time of cdk8s grows exponentially with those that depend on one another. */
export const randomApp: fc.Arbitrary<RandomApp> = fc.record({
  parts: fc.array(part, { minLength: 2, maxLength: 14 }),
  dependencies: fc.array(dependency, { maxLength: 4 }),
  props: fc.record({
    yamlOutputType: fc.constantFrom(0, 1, 2, 3),
    outputFileExtension: fc.constantFrom('.k8s.yaml', '.yml'),
    recordConstructMetadata: fc.boolean(),
  }),
});

/** Charts may change what they render to. */
class ReversedChart extends Chart {
  // biome-ignore lint/suspicious/noExplicitAny: as in cdk8s
  public override toJson(): any[] {
    return [...super.toJson()].reverse();
  }
}

/** Builds the app's constructs below `app`. */
export function build({ parts, dependencies }: RandomApp, app: App): void {
  const made: Construct[] = [new Chart(app, 'first', { namespace: 'shop', labels: { team: 'a' } })];
  for (const [index, each] of parts.entries()) made.push(construct(each, index, app, made));
  for (const { from, to, anyOrder } of dependencies) {
    const position = from % made.length;
    // cdk8s leaves out without a word what depends on itself.
    const targets = to
      .map((index) => index % made.length)
      .filter((index) => (anyOrder ? index !== position : index > position));
    const [target, ...others] = targets.map((index) => made[index] as Construct);
    if (target) made[position]?.node.addDependency(others.length > 0 ? new DependencyGroup(target, ...others) : target);
  }
}

function construct(
  { kind, below, numbered, name, content }: Part,
  index: number,
  app: App,
  made: Construct[],
): Construct {
  const id = numbered ? `${(index * 7) % 20}${index}` : `${kind.replaceAll(' ', '-')}-${index}`;
  const isBelowApp = kind === 'chart';
  const isObject = kind === 'object below an object';
  const scopes = isBelowApp ? [app] : made.filter((scope) => scope instanceof ApiObject === isObject);
  const scope = (scopes[below % scopes.length] ?? made[0]) as Construct;
  const metadata = {
    ...(name === undefined ? {} : { name }),
    annotations: {},
    finalizers: [],
    labels: { b: 'on', a: '1' },
  };
  switch (kind) {
    case 'chart':
      return new Chart(app, id, { disableResourceNameHashes: numbered });
    case 'nested chart':
      return numbered ? new ReversedChart(scope, id) : new Chart(scope, id, { namespace: 'inner' });
    case 'group':
      return new Construct(scope, id);
    case 'config map':
      return new kplus.ConfigMap(scope, id, { metadata, data: { 'a.txt': 'two\nlines', b: '' } });
    default: {
      const object = new ApiObject(scope, id, {
        apiVersion: 'v1',
        kind: 'Thing',
        metadata,
        z: content,
        spec: [content],
      } as never);
      if (numbered) object.addJsonPatch(JsonPatch.add('/a', { b: null, a: content === undefined ? 1 : [] }));
      return object;
    }
  }
}

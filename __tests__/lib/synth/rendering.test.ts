import { describe, expect, test } from '@jest/globals';
import { ApiObject, ApiObjectMetadataDefinition, App, Chart, type IResolver, JsonPatch, Lazy } from 'cdk8s';
import { MeshApp } from 'cdk8s-mesh';
import { messageOf } from '../../support/render';

type Build = (app: App) => void;

const object = (chart: Chart, id: string, props: object = {}) =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Thing', ...props } as never);

/** The text that an app of either kind gives. */
function text(AppClass: typeof App, build: Build): string {
  const app = new AppClass();
  build(app);
  return app.synthYaml();
}

/** Builds the app once per kind, and expects the same text. */
function same(build: Build): string {
  const result = text(MeshApp, build);
  expect(result).toBe(text(App, build));
  return result;
}

const shout: IResolver = {
  resolve: (context) => {
    if (context.value === 'quiet') context.replaceValue('LOUD');
  },
};

describe('renders what cdk8s renders', () => {
  test('where a chart changes what it renders to', () => {
    class Labelled extends Chart {
      // biome-ignore lint/suspicious/noExplicitAny: as in cdk8s
      public override toJson(): any[] {
        return super.toJson().map((manifest) => ({ ...manifest, extra: true }));
      }
    }
    const result = same((app) => {
      object(new Labelled(app, 'one'), 'a');
      object(new Chart(app, 'two'), 'b');
    });
    expect(result.match(/^extra: true$/gm)).toHaveLength(1);
  });

  test('where a patch removes or adds what every object has', () => {
    const result = same((app) => {
      const chart = new Chart(app, 'chart');
      object(chart, 'a', { z: 1 }).addJsonPatch(JsonPatch.remove('/apiVersion'), JsonPatch.add('/b', null));
      object(chart, 'b').addJsonPatch(JsonPatch.remove('/metadata'), JsonPatch.remove('/kind'));
      object(chart, 'c').addJsonPatch(JsonPatch.remove('/kind'), JsonPatch.add('/kind', 'Other'));
    });
    expect(result).toMatch(/^kind: Thing\nmetadata:\n {2}name: chart-a-\w+\nz: 1\nb: null\n/);
  });

  test('where metadata is empty, lazy, or has parts of its own', () => {
    same((app) => {
      const chart = new Chart(app, 'chart', { labels: { a: 'on' } });
      const metadata = {
        annotations: {},
        finalizers: [],
        creationTimestamp: Lazy.any({ produce: () => null }),
        other: [[], {}, null, { x: {} }],
      };
      const a = object(chart, 'a', { metadata });
      a.metadata.addAnnotation('lazy', Lazy.any({ produce: () => 'text' }) as never);
      a.metadata.add('nested', { empty: [], full: [1] });
    });
  });

  test('where values are functions, tokens, unions, or keys are called like parts of objects', () => {
    class Union {
      public constructor(public readonly value: number | string) {}
    }
    same((app) => {
      const chart = new Chart(app, 'chart');
      object(chart, 'a', { union: new Union('50%'), list: [new Union(1), null, undefined] });
      object(chart, 'b', { token: { resolve: () => ({ b: 1, a: 2 }) }, plain: { resolve: 'text', value: 'text' } });
      object(chart, 'c', { deep: Lazy.any({ produce: () => Lazy.any({ produce: () => [{ z: 1, a: null }] }) }) });
      object(chart, 'd', { metadata: { labels: { toString: 'a', hasOwnProperty: 'b' } } });
    });
  });

  test('where a validation defines another construct', () => {
    const result = same((app) => {
      const chart = new Chart(app, 'chart');
      let isDone = false;
      chart.node.addValidation({
        validate: () => {
          if (!isDone) object(chart, 'late');
          isDone = true;
          return [];
        },
      });
    });
    expect(result).toContain('chart-late');
  });

  test('where keys stay unsorted', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(same((app) => void object(new Chart(app, 'chart'), 'a', { z: 1, b: 2 }))).toMatch(/z: 1\nb: 2/);
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  test('and fails in its words, with the path of the construct', () => {
    for (const wrong of [new Date(0), new Map(), { constructor: 'x' }]) {
      const build: Build = (app) => void object(new Chart(app, 'chart'), 'x', { wrong });
      const message = messageOf(() => text(MeshApp, build));
      expect(message).toBe(messageOf(() => text(App, build)));
      expect(message).toContain("Failed serializing construct at path 'chart/x'");
    }
    const lazy: Build = (app) => {
      const produce = () => {
        throw new Error('not yet');
      };
      object(new Chart(app, 'chart'), 'x', { metadata: { labels: Lazy.any({ produce }) } });
    };
    expect(messageOf(() => text(MeshApp, lazy))).toBe(messageOf(() => text(App, lazy)));
  });
});

describe('leaves cdk8s as it is', () => {
  const replaced = () => [
    ApiObject.prototype.toJson,
    ApiObjectMetadataDefinition.prototype.toJson,
    (App as unknown as { _synthChart: unknown })._synthChart,
  ];

  test('after an app, and after one that fails', () => {
    const before = replaced();
    const failing: Build = (app) => void object(new Chart(app, 'chart'), 'x', { date: new Date(0) });
    text(MeshApp, (app) => void object(new Chart(app, 'chart'), 'x'));
    expect(() => text(MeshApp, failing)).toThrow('Failed serializing');
    expect(replaced()).toEqual(before);
  });

  test('for the objects of another app that are rendered meanwhile', () => {
    const build: Build = (app) => {
      const other = new App({ resolvers: [shout] });
      object(new Chart(other, 'other'), 'x', { says: 'quiet' });
      const inner = new MeshApp();
      object(new Chart(inner, 'inner'), 'y', { says: 'quiet', b: 1, a: 2 });
      const [first] = other.charts as [Chart];
      const produce = () => [other.synthYaml(), inner.synthYaml(), first.toJson()];
      object(new Chart(app, 'chart'), 'z', { texts: Lazy.any({ produce }), says: 'quiet' });
    };
    const result = same(build);
    expect(result.match(/says: LOUD/g)).toHaveLength(2);
    expect(result.match(/says: quiet/g)).toHaveLength(2);
  });

  test('where somebody else has changed how objects are rendered', () => {
    const { toJson } = ApiObject.prototype;
    ApiObject.prototype.toJson = function () {
      return { ...toJson.call(this), changed: true };
    };
    try {
      expect(same((app) => void object(new Chart(app, 'chart'), 'a'))).toContain('changed: true');
    } finally {
      ApiObject.prototype.toJson = toJson;
    }
  });
});

import { describe, expect, test } from '@jest/globals';
import { ApiObject, App, Chart } from 'cdk8s';
import { MeshApp } from 'cdk8s-mesh';
import { Construct, type IConstruct } from 'constructs';
import { messageOf } from '../../support/render';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

const object = (scope: Construct, id: string) => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Thing' });

/** Makes each construct depend on the one after it. */
function chain(constructs: readonly IConstruct[]): void {
  constructs.reduce((previous, next) => {
    previous.node.addDependency(next);
    return next;
  });
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('long chains', () => {
  test('of 500 charts are numbered from the last one on', () => {
    const outdir = temporaryFolder();
    const app = new MeshApp({ outdir });
    const charts = upTo(500).map((index) => new Chart(app, `chart-${index}`));
    for (const chart of charts) for (const id of ['a', 'b', 'c']) object(chart, id);
    chain(charts);
    app.synth();
    const files = filesIn(outdir);
    const names = upTo(500).map((index) => `${`${index}`.padStart(4, '0')}-chart-${499 - index}.k8s.yaml`);
    expect(Object.keys(files)).toEqual(names);
    for (const text of Object.values(files)) expect(text.match(/^kind: Thing$/gm)).toHaveLength(3);
  });

  test('of 20,000 objects, longer than a call stack, are written from the last one on', () => {
    const app = new MeshApp();
    const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
    chain(upTo(20_000).map((index) => object(chart, `${index}`)));
    const names = [...app.synthYaml().matchAll(/^ {2}name: chart-(\d+)$/gm)].map(([, index]) => Number(index));
    expect(names).toEqual(upTo(20_000).reverse());
  });

  test('of charts in charts put the innermost first', () => {
    const app = new MeshApp();
    let scope: Construct = app;
    for (const index of upTo(200)) scope = new Chart(scope, `${index}`);
    const names = app.charts.map(({ node }) => Number(node.id));
    expect(names).toEqual(upTo(200).reverse());
  });

  test('that close are a cycle, named with its whole path', () => {
    const app = new MeshApp();
    const charts = upTo(40).map((index) => new Chart(app, `chart-${index}`));
    chain([...charts, charts[0] as Chart]);
    const path = [...charts, charts[0]].map((chart) => chart?.node.path).join(' -> ');
    expect(messageOf(() => app.synthYaml())).toBe(
      `'dependencies' must not lead back to where they began, as in ${path}; remove one of them [MESH_DEPENDENCY_CYCLE]`,
    );
  });
});

describe('many dependencies', () => {
  test('of one chart on 300 others, of many objects each, keep no product of objects', () => {
    const app = new MeshApp();
    const charts = upTo(300).map((index) => new Chart(app, `chart-${index}`));
    for (const chart of charts) for (const id of upTo(20)) object(chart, `object-${id}`);
    const [first, ...others] = charts as [Chart, ...Chart[]];
    first.addDependency(...others);
    expect(app.charts.at(-1)).toBe(first);
    expect(app.synthYaml().match(/^kind: Thing$/gm)).toHaveLength(6000);
  });

  test('between all constructs of a chart sort them as cdk8s does', () => {
    const build = (app: App): App => {
      const chart = new Chart(app, 'chart');
      const groups = upTo(4).map((index) => new Construct(chart, `group-${index}`));
      for (const group of groups) for (const id of ['x', 'y']) object(group, id);
      for (const [index, group] of groups.entries()) group.node.addDependency(...groups.slice(index + 1));
      return app;
    };
    const text = build(new MeshApp()).synthYaml();
    expect(text).toBe(build(new App()).synthYaml());
    expect(text.indexOf('group-3')).toBeLessThan(text.indexOf('group-0'));
  });
});

describe('what cdk8s refuses', () => {
  test('is refused in the same words: a dependency of what is in no chart', () => {
    const build = (app: App) => {
      const chart = new Chart(app, 'chart');
      new Construct(app, 'loose').node.addDependency(chart);
      return app.synthYaml();
    };
    const message = messageOf(() => build(new App()));
    expect(message).toBe('cannot find a parent chart (directly or indirectly)');
    expect(messageOf(() => build(new MeshApp()))).toBe(message);
  });
});

import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ApiObject, App, Chart } from 'cdk8s';
import { MeshApp } from 'cdk8s-mesh';
import fc from 'fast-check';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';
import { build, type RandomApp, randomApp } from './random-app';

interface Outcome {
  readonly app: App;
  readonly files?: Readonly<Record<string, string>>;
  readonly charts?: readonly string[];
  readonly error?: unknown;
}

function outcome(AppClass: typeof App, random: RandomApp): Outcome {
  const outdir = join(temporaryFolder(), 'dist');
  const app = new AppClass({ ...random.props, outdir });
  build(random, app);
  try {
    app.synth();
    return { app, files: withoutFullNames(filesIn(outdir)), charts: app.charts.map(({ node }) => node.path) };
  } catch (error) {
    return { app, error };
  }
}

/** MeshApp also records the full names of objects that share a name. */
function withoutFullNames(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const metadata = files['construct-metadata.json'];
  if (metadata === undefined) return files;
  const isName = (key: string, value: unknown) => (key.includes(' ') ? undefined : value);
  return { ...files, 'construct-metadata.json': JSON.stringify(JSON.parse(metadata, isName)) };
}

/** cdk8s notices some cycles, and leaves out what is part of the others. */
function isIncomplete(app: App): boolean {
  const constructs = app.node.findAll();
  const objects = app.charts.flatMap((chart) => chart.toJson());
  const isChart = (construct: unknown) => construct instanceof Chart;
  const isObject = (construct: unknown) => construct instanceof ApiObject;
  return app.charts.length < constructs.filter(isChart).length || objects.length < constructs.filter(isObject).length;
}

describe('random apps', () => {
  test('have the same files with MeshApp as with App, or fail with both', () => {
    const seen = { files: 0, errors: 0 };
    fc.assert(
      fc.property(randomApp, (random) => {
        const expected = outcome(App, random);
        const actual = outcome(MeshApp, random);
        if (actual.error === undefined) {
          seen.files++;
          expect([actual.charts, actual.files]).toEqual([expected.charts, expected.files]);
        } else {
          seen.errors++;
          expect(actual.error).toMatchObject({ code: 'MESH_DEPENDENCY_CYCLE' });
          expect(expected.error !== undefined || isIncomplete(expected.app)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    expect(seen.files).toBeGreaterThan(seen.errors);
    expect(seen.errors).toBeGreaterThan(0);
  }, 60_000);
});

import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { MeshError } from 'cdk8s-mesh';
import { explainError } from '../../../scripts/synth/explain-error';

const cwd = join(__dirname, '..', '..', '..');

/** An error as it would come out of `charts/x.ts`. */
function withFrames(error: Error, ...frames: string[]): Error {
  error.stack = [`${error.name}: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

const inLibrary = `new VirtualService (${join(cwd, 'lib', 'networking', 'virtual-service.ts')}:5:6)`;
const inDependency = `Node.of (${join(cwd, 'node_modules', 'constructs', 'lib', 'construct.js')}:1:2)`;
const inChart = `new Reviews (${join(cwd, 'charts', 'x.ts')}:12:3)`;
const inMain = `${join(cwd, 'main.ts')}:7:5`;

describe('a mistake in a chart', () => {
  test('a MeshError gives its message and the first line of the app', () => {
    const error = new MeshError('MESH_OUT_OF_RANGE', { property: 'attempts', must: 'be an integer', value: 1.5 });
    expect(explainError(withFrames(error, inLibrary, inChart, inMain), cwd)).toBe(
      "'attempts' must be an integer, got 1.5 [MESH_OUT_OF_RANGE]\n  at charts/x.ts:12:3",
    );
  });

  test('a MeshError that no line of the app is in gives its message', () => {
    const error = new MeshError('MESH_EMPTY', { property: 'to', must: 'have at least one entry' });
    expect(explainError(withFrames(error), cwd)).toBe("'to' must have at least one entry [MESH_EMPTY]");
  });

  test('any other error gives the line of the app first', () => {
    const error = withFrames(new ReferenceError('Bookinf is not defined'), 'node:internal/x:1:1', inDependency, inMain);
    expect(explainError(error, cwd)).toBe('main.ts:7:5: Bookinf is not defined');
    expect(explainError(withFrames(new TypeError('x is not a function'), inChart, inMain), cwd)).toBe(
      'charts/x.ts:12:3: x is not a function',
    );
  });

  test('frames of ES modules and of anonymous code are places too', () => {
    const frame = `<anonymous> (file://${join(cwd, 'charts', 'y.mjs')}:1:2)`;
    expect(explainError(withFrames(new Error('no'), frame), cwd)).toBe('charts/y.mjs:1:2: no');
  });

  test('a file that is missing is named without the list of its importers', () => {
    const error = withFrames(new Error("Cannot find module './y'\nRequire stack:\n- /main.ts"), inMain);
    expect(explainError(error, cwd)).toBe("main.ts:7:5: Cannot find module './y'");
  });

  test('a syntax error names the place, with columns from 1', () => {
    const error = new Error(
      `Transform failed with 1 error:\n${join(cwd, 'main.ts')}:5:2: ERROR: Expected ";" but found "x"`,
    );
    error.name = 'TransformError';
    expect(explainError(error, cwd)).toBe('main.ts:5:3: Expected ";" but found "x"');
  });

  test('what is no error is shown as it is', () => {
    expect(explainError('no', cwd)).toBe("the app threw 'no'");
    expect(explainError(undefined, cwd)).toBe('the app threw undefined');
  });
});

describe('what cdk8s wraps', () => {
  test('an error in rendering gives its own message', () => {
    const prefix = "Failed serializing construct at path 'app/x' with name 'x': ";
    expect(explainError(new Error(`${prefix}MeshError: 'to' must be set (at app/x) [MESH_EMPTY]`), cwd)).toBe(
      "'to' must be set (at app/x) [MESH_EMPTY]",
    );
    expect(explainError(new Error(`${prefix}Error: no\nway`), cwd)).toBe('no\nway (at app/x)');
  });

  test('failed validations give each mistake with its construct', () => {
    const failing = (...mistakes: string[]): unknown => {
      const app = Testing.app();
      const chart = new Chart(app, 'shop');
      for (const mistake of mistakes) chart.node.addValidation({ validate: () => [mistake] });
      try {
        app.synth();
      } catch (error) {
        return error;
      }
      throw new Error('nothing failed');
    };
    expect(explainError(failing('no route is reached'), cwd)).toBe('shop: no route is reached');
    expect(explainError(failing('one', 'two'), cwd)).toBe('2 mistakes\n  shop: one\n  shop: two');
  });
});

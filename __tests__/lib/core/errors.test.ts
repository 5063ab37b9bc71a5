import { join, sep } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { MeshError, StringMatch, VirtualService } from 'cdk8s-mesh';
import { Construct } from 'constructs';
import { checkInteger } from '../../../lib/core/checks';
import { show } from '../../../lib/core/errors';
import { render } from '../../support/render';
import { reviews, v1 } from '../../support/virtual-service';

const library = join(__dirname, '..', '..', '..', 'lib') + sep;

/** What `run` throws. */
function thrown(run: () => unknown): MeshError {
  try {
    run();
  } catch (error) {
    return error as MeshError;
  }
  throw new Error('nothing was thrown');
}

const frames = (error: Error) => (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));

describe('MeshError', () => {
  test('says which property must be what, what it is, what to do and where', () => {
    const at = new Construct(new Construct(undefined as never, ''), 'shop');
    const problem = { property: 'weight', must: 'be positive', value: -1, fix: 'leave it out', at };
    const error = new MeshError('MESH_TEST', problem);
    expect(error.message).toBe("'weight' must be positive, got -1; leave it out (at shop) [MESH_TEST]");
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('MeshError');
    expect(error.code).toBe('MESH_TEST');
    expect(error.problem).toBe(problem);
  });

  test('leaves out what it was not given', () => {
    expect(new MeshError('MESH_TEST', { property: 'x', must: 'be' }).message).toBe("'x' must be [MESH_TEST]");
    expect(new MeshError('MESH_TEST', { property: 'x', must: 'be', value: undefined }).message).toBe(
      "'x' must be [MESH_TEST]",
    );
    const at = new Construct(undefined as never, '');
    expect(new MeshError('MESH_TEST', { property: 'x', must: 'be', at }).message).toBe("'x' must be [MESH_TEST]");
  });

  test('tells apart values that are false from no value', () => {
    for (const [value, text] of [
      [0, '0'],
      ['', "''"],
      [false, 'false'],
      [null, 'null'],
      [Number.NaN, 'NaN'],
    ] as const) {
      expect(new MeshError('MESH_TEST', { property: 'x', must: 'be', value }).message).toBe(
        `'x' must be, got ${text} [MESH_TEST]`,
      );
    }
  });

  test.each([
    ['a value class', () => StringMatch.prefix('')],
    ['a check', () => checkInteger(-1, { property: 'x' }, 0)],
    [
      'a header of a destination, many calls down',
      () =>
        render((chart) => {
          const headers = { request: { set: { 'x-a': '%' } } };
          new VirtualService(chart, 'routes', { host: reviews, http: [{ to: [{ destination: v1, headers }] }] });
        }),
    ],
    [
      'a construct',
      () => render((chart) => new VirtualService(chart, 'routes', { host: reviews, exportTo: [], hosts: [] } as never)),
    ],
  ])('has a stack that begins at the mistake and not in the library: %s', (_, run) => {
    const error = thrown(run);
    expect(error).toBeInstanceOf(MeshError);
    const stack = frames(error);
    expect(stack[0]).toContain(__filename);
    for (const foreign of [library, 'node_modules', 'node:internal']) expect(stack.join('\n')).not.toContain(foreign);
    expect(error.stack?.split('\n')[0]).toMatch(/^(Mesh)?Error: '/);
  });

  test('keeps the top level of a file in its stack, where most charts are built', () => {
    const stack = [
      'Error: x',
      '    at Object.<anonymous> (/app/main.ts:3:1)',
      '    at Array.map (<anonymous>)',
      '    at <anonymous>',
    ];
    const original = Error.prepareStackTrace;
    Error.prepareStackTrace = () => stack.join('\n');
    try {
      expect(new MeshError('MESH_TEST', { property: 'x', must: 'be' }).stack).toBe(stack.slice(0, 2).join('\n'));
    } finally {
      Error.prepareStackTrace = original;
    }
  });
});

test('an error that nobody catches is printed without the tree of constructs', () => {
  const at = new Construct(undefined as never, 'shop');
  const error = new MeshError('MESH_TEST', { property: 'x', must: 'be', at });
  expect(inspect(error)).toMatch(/\{\s*code: 'MESH_TEST'\s*\}$/);
});

describe('show', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;

  test.each([
    ['text', "'text'"],
    [1.5, '1.5'],
    [[0, 0], '[0,0]'],
    [{ a: 1 }, '{"a":1}'],
    [undefined, 'undefined'],
    [10n, '10'],
    [circular, '[object Object]'],
    ['x'.repeat(200), `'${'x'.repeat(116)}...`],
  ])('writes %p as in source, short enough for one line', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

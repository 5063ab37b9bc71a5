import { join, relative, sep } from 'node:path';
import { inspect } from 'node:util';

/** Says what went wrong while an app was synthesized: the message and its place, without a stack. */
export function explainError(error: unknown, cwd: string = process.cwd()): string {
  if (!(error instanceof Error)) return `the app threw ${inspect(error)}`;
  return (
    syntaxError(error, cwd) ??
    serializationError(error) ??
    validationError(error) ??
    (error.name === 'MeshError' ? meshError(error, cwd) : plainError(error, cwd))
  );
}

/** What esbuild, which tsx compiles with, says of source that it cannot read. Its columns count from 0. */
function syntaxError(error: Error, cwd: string): string | undefined {
  if (error.name !== 'TransformError') return undefined;
  const found = /^(.*):(\d+):(\d+): ERROR: (.*)$/m.exec(error.message);
  if (!found) return undefined;
  const [, file, line, column, text] = found;
  return `${relative(cwd, file as string)}:${line}:${Number(column) + 1}: ${text}`;
}

/** What cdk8s makes of an error while it renders an object; the text of a `MeshError` names the construct itself. */
function serializationError(error: Error): string | undefined {
  const found = /^Failed serializing construct at path '(.*?)' with name '.*?': (\w+): ([\s\S]*)$/.exec(error.message);
  if (!found) return undefined;
  const [, path, name, text] = found;
  return name === 'MeshError' ? text : `${text} (at ${path})`;
}

/** What cdk8s makes of the mistakes that constructs report when the app is validated. */
function validationError(error: Error): string | undefined {
  const found = /^Validation failed with the following errors:\n([\s\S]*)$/.exec(error.message);
  if (!found) return undefined;
  const mistakes = (found[1] as string)
    .split(/\n {2}(?=\[)/)
    .map((mistake) => mistake.trim().replace(/^\[(.*?)\] /, (_, path) => (path === '' ? '' : `${path}: `)));
  return mistakes.length === 1
    ? mistakes[0]
    : `${mistakes.length} mistakes\n${mistakes.map((m) => `  ${m}`).join('\n')}`;
}

function meshError(error: Error, cwd: string): string {
  const place = firstFrame(error, cwd);
  return place ? `${error.message}\n  at ${place}` : error.message;
}

function plainError(error: Error, cwd: string): string {
  const message = error.message.split('\nRequire stack:')[0] || error.name;
  const place = firstFrame(error, cwd);
  return place ? `${place}: ${message}` : message;
}

const library = join(__dirname, '..', '..', 'lib') + sep;

/** Where the app's own code was: `charts/bookinfo/chart.ts:12:3`. */
function firstFrame(error: Error, cwd: string): string | undefined {
  for (const line of (error.stack ?? '').split('\n')) {
    const location = /^\s+at (?:.*\()?(.*:\d+:\d+)\)?$/.exec(line)?.[1]?.replace(/^file:\/\//, '');
    if (!location || location.startsWith('node:') || /[\\/]node_modules[\\/]/.test(location)) continue;
    if (location.startsWith(library) || location.startsWith(__dirname)) continue;
    return relative(cwd, location);
  }
  return undefined;
}

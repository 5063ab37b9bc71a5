import { isAbsolute, join } from 'node:path';
import type { Case, CaseMesh, RouteCase } from './case';
import { type CaseProblem, type Located, locatedDocuments } from './located';
import { readExpected } from './read-expected';
import { readDefaults, readRequest, type WrittenRequest } from './read-request';
import { isValidatorFile, readValidatorCases } from './validator-file';

/** The cases of a file, or what is wrong with it. */
export interface CaseFile {
  readonly cases: readonly Case[];
  readonly problems: readonly CaseProblem[];
}

export interface ReadOptions {
  /** The name that messages give the file, and the folder that its paths are relative to. */
  readonly file: string;
  readonly folder: string;
  /** Whether a file of manifests is passed over: where a whole folder is read. */
  readonly passOver?: boolean;
}

/** Reads a file of tests: ours, or one of istio-config-validator. */
export function readCases(text: string, options: ReadOptions): CaseFile {
  const problems: CaseProblem[] = [];
  const documents = locatedDocuments(options.file, text, problems);
  const cases = documents.flatMap((document) => {
    const fields = document.members();
    if (options.passOver && fields?.has('apiVersion') && fields.has('kind')) return [];
    return isValidatorFile(document) ? readValidatorCases(document) : readDocument(document, options.folder);
  });
  if (documents.length === 0 && problems.length === 0 && !options.passOver) {
    problems.push({ file: options.file, line: 1, message: 'must have cases' });
  }
  return { cases, problems };
}

function readDocument(document: Located, folder: string): readonly Case[] {
  const pathsOf = (at: Located) => (at.isText ? pathOf(at, folder) : at.list((item) => pathOf(item, folder)?.[0]));
  const read = document.record({
    mesh: pathsOf,
    meshConfig: (at) => pathOf(at, folder)?.[0],
    assumeComplete: (at) => at.boolean(),
    defaults: readDefaults,
    // Read below, when the defaults are known.
    cases: (at) => at,
  });
  if (read === undefined) return [];
  const { mesh = [], meshConfig, assumeComplete, defaults = {}, cases } = read;
  if (cases === undefined) {
    document.fail('must have cases');
    return [];
  }
  const shared: CaseMesh = { paths: mesh, with: [], meshConfig, assumeComplete };
  return cases.list((at) => readCase(at, shared, defaults, pathsOf)) ?? [];
}

function readCase(
  at: Located,
  mesh: CaseMesh,
  defaults: WrittenRequest,
  pathsOf: (at: Located) => readonly string[] | undefined,
): RouteCase | undefined {
  const read = at.record({
    name: (one) => one.text(),
    with: pathsOf,
    request: readRequest,
    expect: readExpected,
  });
  if (read === undefined) return undefined;
  const written = at.members();
  for (const field of ['name', 'request', 'expect']) if (!written?.has(field)) at.fail(`must have ${field}`);
  const { name, request, expect } = read;
  if (name === undefined || request === undefined || expect === undefined) return undefined;
  const { from, host, ...rest } = merged(defaults, request);
  if (host === undefined) return undefined;
  if (from === undefined) {
    return at.fail('must have request.from, or the file defaults.from: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME');
  }
  const { file, line } = at;
  return {
    kind: 'route',
    file,
    line,
    name,
    mesh: { ...mesh, with: read.with ?? [] },
    from,
    request: { ...rest, host },
    expected: expect,
  };
}

/** Headers are put together, everything else of the request itself wins. */
function merged(defaults: WrittenRequest, request: WrittenRequest): WrittenRequest {
  const headers = { ...defaults.headers, ...request.headers };
  return { ...defaults, ...request, ...(Object.keys(headers).length > 0 && { headers }) };
}

function pathOf(at: Located, folder: string): readonly string[] | undefined {
  const text = at.text();
  return text === undefined ? undefined : [isAbsolute(text) ? text : join(folder, text)];
}

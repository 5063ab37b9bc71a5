import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { type ApiObject, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder';
import type { Example } from './examples';
import { givenTo, preludeOf } from './prelude';

/** Runs the example and gives what it renders: the files that it synthesizes, else what stands in the given app. */
export function run(example: Example): unknown[] {
  const outdir = temporaryFolder();
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const app = new App();
    const given: Record<string, unknown> = { app, chart: new PageChart(app, 'page', { namespace: 'bookinfo' }) };
    const names = givenTo(example);
    new Function('exports', 'require', ...names, compile(example))({}, require, ...names.map((name) => given[name]));
    const synthesized = documentsIn(outdir);
    return synthesized.length > 0 ? synthesized : app.charts.flatMap((chart) => chart.toJson() as unknown[]);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
}

function compile(example: Example): string {
  const source = [preludeOf(example), ...example.lines.map(({ text }) => text)].join('\n');
  const { code } = transformSync(source, {
    filename: `${example.place}.ts`,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  return code;
}

function documentsIn(folder: string): unknown[] {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as unknown),
  );
}

class PageChart extends Chart {
  public override generateObjectName(apiObject: ApiObject): string {
    const construct = apiObject.node.id === 'Resource' ? apiObject.node.scope : apiObject;
    return construct?.node.id ?? apiObject.node.id;
  }
}

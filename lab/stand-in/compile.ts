import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

/** Writes the program of the stand-ins as JavaScript, so that none of them has to compile it; returns its path. */
export function compileStandIn(directory: string): string {
  for (const file of sources(__dirname)) {
    const target = join(directory, relative(__dirname, file).replace(/\.ts$/, '.js'));
    const { code } = transformFileSync(file, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      swcrc: false,
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  writeFileSync(join(directory, 'package.json'), '{ "type": "commonjs" }\n');
  return join(directory, 'process', 'main.js');
}

function sources(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(directory, name));
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Manifests } from '../manifest/read';
import { type Io, UsageError } from './command';

/** Where an app of cdk8s puts its manifests unless it is told otherwise. */
export const DEFAULT_PATH = 'dist';

/** Reads the paths as they are named from the working folder, `dist` where there are none; fails where one cannot be read. */
export async function readInput(paths: readonly string[], io: Pick<Io, 'cwd' | 'stdin'>): Promise<Manifests> {
  const input = paths.includes('-') ? await readStandardInput(io) : '';
  const { readManifests } = require('../manifest/read') as typeof import('../manifest/read');
  const manifests = readManifests(paths.length > 0 ? paths : [DEFAULT_PATH], {
    readFile: (path) => readFileSync(resolve(io.cwd, path), 'utf8'),
    readDirectory: (path) => {
      const absolute = resolve(io.cwd, path);
      return statSync(absolute).isDirectory() ? readdirSync(absolute) : undefined;
    },
    readStandardInput: () => input,
  });
  const unreadable = manifests.problems.filter(({ code }) => code === 'MESH0001');
  if (unreadable.length > 0) throw new UsageError(unreadable.map(({ message }) => message).join('\n'));
  return manifests;
}

/** It can be read only once, whoever asks. */
const inputs = new WeakMap<Io['stdin'], Promise<string>>();

export function readStandardInput({ stdin }: Pick<Io, 'stdin'>): Promise<string> {
  const text = inputs.get(stdin) ?? readAll(stdin);
  inputs.set(stdin, text);
  return text;
}

async function readAll(stdin: Io['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

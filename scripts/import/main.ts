/**
 * npm run import [-- --from FOLDER] [-- --pin NAME=VERSION]
 *
 * Generates imports/ from the CRD files that imports/crds.lock.json pins. Without --from the files are downloaded from
 * the releases. --pin moves one source to another version; what that takes away is printed.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kind, readKinds } from './crd';
import { generateGroup, readSchemas, writeSchema, writeWireNames } from './generate';
import { fileName, type Lock, readLock, type Source, sha256, sourceUrl, writeLock } from './lock';
import { removals } from './removed';

const outdir = join(__dirname, '..', '..', 'imports');
const lockFile = join(outdir, 'crds.lock.json');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, pin: { type: 'string', multiple: true } } });
  const pins = new Map((values.pin ?? []).map((pin) => pin.split('=') as [string, string]));
  const lock = readLock(lockFile);
  for (const [name, version] of pins) {
    if (!version || !lock.sources.some((source) => source.name === name)) {
      throw new Error(
        `--pin ${name} must be NAME=VERSION with NAME one of ${lock.sources.map((s) => s.name).join(', ')}`,
      );
    }
  }

  const sources: Source[] = [];
  const kinds: Kind[] = [];
  for (const source of lock.sources) {
    const version = pins.get(source.name) ?? source.version;
    const text = await read({ ...source, version }, values.from);
    const hash = sha256(text);
    if (version === source.version && source.sha256 !== '' && source.sha256 !== hash) {
      throw new Error(
        `${source.name} ${version} has sha256 ${hash}, the lock says ${source.sha256}; --pin a version to change it`,
      );
    }
    const found = readKinds(text).filter((kind) => source.only?.includes(kind.kind) ?? true);
    if (found.length === 0) throw new Error(`${source.name} ${version} has no CustomResourceDefinition`);
    kinds.push(...found);
    sources.push({ ...source, version, sha256: hash, kinds: found.map((k) => `${k.group}/${k.version}/${k.kind}`) });
  }

  const before = existsSync(join(outdir, 'schemas')) ? readSchemas(outdir) : [];
  write(kinds);
  writeLock(lockFile, { sources } satisfies Lock);

  for (const source of sources) console.log(`${source.name} ${source.version}: ${source.kinds.length} kinds`);
  const gone = removals(before, kinds);
  if (gone.length > 0) console.log(`\nno longer there:\n${gone.map((line) => `  ${line}`).join('\n')}`);
}

function write(kinds: readonly Kind[]): void {
  const groups = [...new Set(kinds.map((kind) => kind.group))].sort();
  for (const group of groups) {
    generateGroup(
      group,
      kinds.filter((kind) => kind.group === group),
      outdir,
    );
  }
  writeWireNames(groups, outdir);
  rmSync(join(outdir, 'schemas'), { recursive: true, force: true });
  for (const kind of kinds) writeSchema(kind, outdir);
}

async function read(source: Source, folder: string | undefined): Promise<string> {
  if (folder !== undefined) return readFileSync(join(folder, fileName(source)), 'utf8');
  const url = sourceUrl(source);
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`${url} answered ${response.status}; --from FOLDER reads ${fileName(source)} from a folder`);
  return response.text();
}

main().catch((error: Error) => {
  console.error(`import: ${error.message}`);
  process.exitCode = 1;
});

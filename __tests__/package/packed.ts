import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const SOURCES = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'lib',
  'imports',
  'scripts/bundle',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** The package as npm would publish it. */
export interface Packed {
  readonly tarball: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly manifest: {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
}

/** Builds and packs a copy of the sources, so that nothing of an earlier build gets in. */
export function pack(folder: string): Packed {
  const copy = join(folder, 'sources');
  for (const source of SOURCES.filter((name) => existsSync(join(root, name)))) {
    cpSync(join(root, source), join(copy, source), { recursive: true });
  }
  link(copy, '.');
  npm(copy, 'run', 'build');
  const [report] = JSON.parse(npm(copy, 'pack', '--json', '--ignore-scripts')) as {
    filename: string;
    files: Packed['files'];
  }[];
  if (!report) throw new Error('npm pack packed nothing');
  return {
    tarball: join(copy, report.filename),
    files: report.files,
    manifest: JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')),
  };
}

/** A project outside of the repository that has installed the package with its dependencies and peers. */
export function consumer(folder: string, { tarball, manifest }: Packed): string {
  const project = join(folder, 'consumer');
  const installed = join(project, 'node_modules', 'cdk8s-mesh');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) link(project, name);
  link(project, '@types/node');
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  return project;
}

/** Runs a program of the repository's or Node itself; gives what it prints. */
export function runIn(
  project: string,
  program: 'node' | 'tsc',
  args: readonly string[],
): { status: number | null; output: string } {
  const script = program === 'node' ? [] : [join(root, 'node_modules', 'typescript', 'bin', 'tsc')];
  return run(project, [...script, ...args]);
}

/** Runs Node as if this process were no test; gives what it prints. */
export function run(project: string, args: readonly string[]): { status: number | null; output: string } {
  const { JEST_WORKER_ID: _, NODE_ENV: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env });
  return { status, output: stdout + stderr };
}

export function temporary(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-package-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Lets the project have a package of the repository's: `.` for all of them. */
function link(project: string, name: string): void {
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), place);
}

function npm(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', ['--offline', '--silent', ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exec } from '../run/exec';
import { type GoModule, goModuleFolder, pinnedVersion } from './modules';
import { once } from './once';

/** A program that is built from a Go module. */
export interface GoProgram {
  readonly name: string;
  readonly module: GoModule;
  /** The module whose version is the program's. */
  readonly path: string;
  readonly package: string;
  /** Variables of the program that its own release build sets. */
  readonly variables?: (version: string) => Readonly<Record<string, string>>;
}

const ISTIO = 'istio.io/istio';
const KUBERNETES = 'k8s.io/kubernetes';

/** The release that the pinned commit of Istio is on: what its VERSION file says. */
export const ISTIO_RELEASE = '1.31';

function kubernetesVersion(version: string): Record<string, string> {
  const [major = '', minor = ''] = version.slice(1).split('.');
  const at = 'k8s.io/component-base/version.git';
  return { [`${at}Version`]: version, [`${at}Major`]: major, [`${at}Minor`]: minor, [`${at}TreeState`]: 'clean' };
}

function istioVersion(): Record<string, string> {
  const at = `${ISTIO}/pkg/version.build`;
  return { [`${at}Version`]: ISTIO_RELEASE, [`${at}Tag`]: ISTIO_RELEASE, [`${at}Status`]: 'Clean' };
}

/** What is built, the shortest build first. */
export const GO_PROGRAMS = {
  etcd: {
    name: 'etcd',
    module: 'etcd',
    path: 'go.etcd.io/etcd/server/v3',
    package: 'go.etcd.io/etcd/server/v3',
  },
  pilotDiscovery: istio('pilot-discovery', 'pilot/cmd/pilot-discovery'),
  pilotAgent: istio('pilot-agent', 'pilot/cmd/pilot-agent'),
  istioctl: istio('istioctl', 'istioctl/cmd/istioctl'),
  kubeApiserver: kubernetes('kube-apiserver'),
  kubeControllerManager: kubernetes('kube-controller-manager'),
} satisfies Record<string, GoProgram>;

function istio(name: string, folder: string): GoProgram {
  return { name, module: 'istio', path: ISTIO, package: `${ISTIO}/${folder}`, variables: istioVersion };
}

function kubernetes(name: string): GoProgram {
  const variables = kubernetesVersion;
  return { name, module: 'kubernetes', path: KUBERNETES, package: `${KUBERNETES}/cmd/${name}`, variables };
}

/** Builds a program when the cache lacks its version: the path of it. */
export function goProgram(program: GoProgram, cache: string, log: (text: string) => void): Promise<string> {
  const version = pinnedVersion(program.module, program.path);
  const file = join(cache, 'bin', `${program.name}@${version}`);
  return once(file, () => buildGo(program, version, file, log));
}

async function buildGo(program: GoProgram, version: string, file: string, log: (text: string) => void): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  log(`building ${program.name} ${version}`);
  const start = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - start) / 1000)} s`;
  const progress = setInterval(() => log(`building ${program.name}: ${seconds()}`), 30_000);
  const partial = `${file}.${process.pid}`;
  try {
    await exec(
      'go',
      ['build', '-trimpath', '-ldflags', linkerFlags(program, version), '-o', partial, program.package],
      {
        cwd: goModuleFolder(program.module),
        environment: { CGO_ENABLED: '0' },
        timeoutMs: 40 * 60_000,
      },
    );
    renameSync(partial, file);
  } finally {
    clearInterval(progress);
    rmSync(partial, { force: true });
  }
  removeOthers(program.name, file);
  log(`built ${program.name} in ${seconds()}`);
}

function linkerFlags({ variables }: GoProgram, version: string): string {
  const set = Object.entries(variables?.(version) ?? {}).map(([name, text]) => `-X ${name}=${text}`);
  return ['-s', '-w', ...set].join(' ');
}

/** A program that another version replaced. */
function removeOthers(name: string, file: string): void {
  for (const other of readdirSync(dirname(file))) {
    if (other.startsWith(`${name}@`) && !file.endsWith(`/${other}`)) rmSync(join(dirname(file), other));
  }
}

import { join } from 'node:path';
import { cacheFolder } from './cache';
import { envoyProgram, envoyVersion } from './envoy';
import { GO_PROGRAMS, goProgram, ISTIO_RELEASE } from './go';
import { moduleSources, pinnedVersion } from './modules';

/** Paths of the programs and of files that come with them. */
export interface Binaries {
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly kubeControllerManager: string;
  readonly pilotDiscovery: string;
  readonly pilotAgent: string;
  readonly istioctl: string;
  readonly envoy: string;
  /** The template of a sidecar's bootstrap: `proxyBootstrapTemplatePath` of pilot-agent. */
  readonly envoyBootstrap: string;
  /** What an Envoy says in its node's metadata as ISTIO_VERSION. */
  readonly istioVersion: string;
  /** What is pinned, for people: the version by the name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Builds what the cache lacks, one program after the other with all cores. */
export async function build(log: (text: string) => void): Promise<Binaries> {
  const cache = cacheFolder();
  const programs = {
    envoy: await envoyProgram(cache, log),
    etcd: await goProgram(GO_PROGRAMS.etcd, cache, log),
    pilotDiscovery: await goProgram(GO_PROGRAMS.pilotDiscovery, cache, log),
    pilotAgent: await goProgram(GO_PROGRAMS.pilotAgent, cache, log),
    istioctl: await goProgram(GO_PROGRAMS.istioctl, cache, log),
    kubeApiserver: await goProgram(GO_PROGRAMS.kubeApiserver, cache, log),
    kubeControllerManager: await goProgram(GO_PROGRAMS.kubeControllerManager, cache, log),
  };
  const istio = (await moduleSources('istio', ['istio.io/istio'])).get('istio.io/istio') ?? '';
  return {
    ...programs,
    envoyBootstrap: join(istio, 'tools', 'packaging', 'common', 'envoy_bootstrap.json'),
    istioVersion: `${ISTIO_RELEASE}.0`,
    versions: {
      Kubernetes: pinnedVersion('kubernetes', 'k8s.io/kubernetes'),
      etcd: pinnedVersion('etcd', 'go.etcd.io/etcd/server/v3'),
      Istio: pinnedVersion('istio', 'istio.io/istio'),
      'Istio API': pinnedVersion('crds', 'istio.io/api'),
      'Gateway API': pinnedVersion('crds', 'sigs.k8s.io/gateway-api'),
      Envoy: `v${envoyVersion()}`,
    },
  };
}

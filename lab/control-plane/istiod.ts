import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from '../build';
import type { Child, Run } from '../run';
import { running } from './running';

/** The addresses of istiod. */
export interface IstiodAddresses {
  /** Plain xDS on loopback: `127.0.0.1:PORT`, for Envoys without certificates. */
  readonly xds: string;
  /** xDS and certificates with TLS on the bridge: `ADDRESS:15012`, for sidecars in namespaces. */
  readonly secureXds: string;
  /** `http://127.0.0.1:PORT`: `/debug/…`, `/ready`. */
  readonly http: string;
  /** `http://127.0.0.1:PORT/metrics`. */
  readonly metrics: string;
}

export interface Istiod extends IstiodAddresses {
  readonly child: Child;
}

export interface IstiodOptions {
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The namespace of the control plane: it has to be there before istiod starts. */
export const ISTIO_SYSTEM = 'istio-system';

/** Starts istiod and waits until it serves. */
export async function startIstiod(
  run: Run,
  binaries: Binaries,
  folder: string,
  kubeconfig: string,
  { meshConfig, environment }: IstiodOptions,
): Promise<Istiod> {
  await run.bridge();
  const local = async (): Promise<string> => `127.0.0.1:${await run.freePort()}`;
  const [xds, http, monitoring] = [await local(), await local(), await local()];
  const secureXds = `${run.bridgeAddress}:15012`;
  const meshFile = join(run.directory, folder, 'mesh.yaml');
  writeFileSync(meshFile, JSON.stringify({ rootNamespace: ISTIO_SYSTEM, trustDomain: 'cluster.local', ...meshConfig }));
  const child = run.spawn({
    name: join(folder, 'istiod'),
    program: binaries.pilotDiscovery,
    cwd: join(run.directory, folder),
    args: [
      'discovery',
      `--kubeconfig=${kubeconfig}`,
      `--meshConfig=${meshFile}`,
      `--grpcAddr=${xds}`,
      `--secureGRPCAddr=${secureXds}`,
      `--httpAddr=${http}`,
      '--httpsAddr=',
      `--monitoringAddr=${monitoring}`,
      `--ctrlz_port=${await run.freePort()}`,
    ],
    environment: {
      POD_NAMESPACE: ISTIO_SYSTEM,
      POD_NAME: 'istiod-lab',
      REVISION: 'default',
      CLUSTER_ID: 'Kubernetes',
      // Filters of Istio's own build of Envoy.
      PILOT_ENABLE_METADATA_EXCHANGE: 'false',
      PILOT_ENABLE_ALPN_FILTER: 'false',
      // Nothing here admits what is applied but the API server itself.
      INJECTION_WEBHOOK_CONFIG_NAME: '',
      VALIDATION_WEBHOOK_CONFIG_NAME: '',
      ...environment,
    },
  });
  await run.until('istiod', async () => {
    running(child);
    return (await fetch(`http://${http}/ready`)).ok || undefined;
  });
  return { xds, secureXds, http: `http://${http}`, metrics: `http://${monitoring}/metrics`, child };
}

/** Sums a metric of Prometheus's text format over its labels, of those lines that have all of the given parts. */
export function sumOfMetric(text: string, name: string, parts: readonly string[] = []): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .filter((line) => parts.every((part) => line.includes(part)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

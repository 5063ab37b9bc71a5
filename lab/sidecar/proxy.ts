import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from '../build';
import type { Child, Namespace, Run } from '../run';
import { PROXY_USER } from './intercept';

export interface ProxyOptions {
  /** A gateway's proxy is a router: it serves what Gateways say, and intercepts nothing. */
  readonly kind: 'sidecar' | 'gateway';
  readonly pod: string;
  readonly podNamespace: string;
  readonly serviceAccount: string;
  readonly workload: string;
  readonly labels: { readonly [name: string]: string };
  readonly annotations: { readonly [name: string]: string };
  readonly namespace: Namespace;
  /** The proxy's files; it is made. */
  readonly directory: string;
  /** The mesh's root, as istiod publishes it in each namespace. */
  readonly rootCertificate: string;
  /** A token of the service account for `istio-ca`. */
  readonly token: string;
}

/** Where proxies look for istiod; /etc/hosts of the namespace has to say where that is. */
export const DISCOVERY_HOST = 'istiod.istio-system.svc';

const TRUST_DOMAIN = 'cluster.local';

/** Starts pilot-agent with its Envoy, which get certificates and configuration from istiod. */
export function startProxy(run: Run, binaries: Binaries, discoveryPort: number, options: ProxyOptions): Child {
  const { kind, pod, podNamespace, directory, namespace } = options;
  writeOwned(join(directory, 'var/run/secrets/istio/root-cert.pem'), options.rootCertificate, directory);
  writeOwned(join(directory, 'var/run/secrets/tokens/istio-token'), options.token, directory);
  ownedDirectory(join(directory, 'etc/istio/proxy'), directory);
  const role = kind === 'gateway' ? 'router' : 'sidecar';
  const domain = `${podNamespace}.svc.cluster.local`;
  return run.spawn({
    name: `proxy-${podNamespace}-${pod}`,
    program: 'setpriv',
    args: [
      `--reuid=${PROXY_USER}`,
      `--regid=${PROXY_USER}`,
      '--clear-groups',
      // Programs and run may lie under a home that only its owner enters.
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
      binaries.pilotAgent,
      'proxy',
      role,
      '--domain',
      domain,
      '--proxyLogLevel=warning',
      '--log_output_level=default:warn',
    ],
    namespace,
    cwd: directory,
    environment: proxyEnvironment(binaries, discoveryPort, options),
  });
}

function proxyEnvironment(
  binaries: Binaries,
  discoveryPort: number,
  options: ProxyOptions,
): { readonly [name: string]: string } {
  const { kind, pod, podNamespace, serviceAccount, workload, labels, annotations, namespace } = options;
  const discoveryAddress = `${DISCOVERY_HOST}:${discoveryPort}`;
  const config = {
    binaryPath: binaries.envoy,
    configPath: './etc/istio/proxy',
    proxyBootstrapTemplatePath: binaries.envoyBootstrap,
    discoveryAddress,
    // The machine is small; a worker of its own for each of its cores would only get in the way of the others.
    concurrency: 1,
  };
  return {
    PROXY_CONFIG: JSON.stringify(config),
    POD_NAME: pod,
    POD_NAMESPACE: podNamespace,
    INSTANCE_IP: namespace.address,
    SERVICE_ACCOUNT: serviceAccount,
    TRUST_DOMAIN,
    CA_ADDR: discoveryAddress,
    PILOT_CERT_PROVIDER: 'istiod',
    // RSA keys of this many sidecars take longer than everything else.
    ECC_SIGNATURE_ALGORITHM: 'ECDSA',
    ISTIO_META_CLUSTER_ID: 'Kubernetes',
    ISTIO_META_INTERCEPTION_MODE: kind === 'gateway' ? 'NONE' : 'REDIRECT',
    ISTIO_META_MESH_ID: TRUST_DOMAIN,
    ISTIO_META_WORKLOAD_NAME: workload,
    ISTIO_META_OWNER: `kubernetes://apis/apps/v1/namespaces/${podNamespace}/deployments/${workload}`,
    ISTIO_METAJSON_LABELS: JSON.stringify(labels),
    ISTIO_METAJSON_ANNOTATIONS: JSON.stringify(annotations),
  };
}

function writeOwned(file: string, text: string, root: string): void {
  ownedDirectory(dirname(file), root);
  writeFileSync(file, text);
  chownSync(file, PROXY_USER, PROXY_USER);
}

/** The proxy writes beside what it reads. */
function ownedDirectory(directory: string, root: string): void {
  mkdirSync(directory, { recursive: true });
  for (let one = directory; one.length >= root.length; one = dirname(one)) chownSync(one, PROXY_USER, PROXY_USER);
}

import { join } from 'node:path';
import type { CoreV1Api, V1Namespace, V1Pod } from '@kubernetes/client-node';
import type { Binaries } from '../build';
import type { Child, Namespace, Run } from '../run';
import { intercept } from '../sidecar/intercept';
import { DISCOVERY_HOST, startProxy } from '../sidecar/proxy';
import { StandIn } from '../stand-in/control';
import { Container } from './container';
import { type Injection, injectedLabels, injectionOf, workloadOf } from './injection';
import { mountedFiles } from './pod-files';
import { type PodState, podStatus } from './pod-status';
import type { ServiceDirectory } from './service-directory';

/** The first of a pod's control ports; its other containers have those after it. */
const CONTROL_PORT = 15900;

export interface PodOptions {
  readonly run: Run;
  readonly binaries: Binaries;
  readonly core: CoreV1Api;
  readonly services: ServiceDirectory;
  readonly discoveryPort: number;
  /** The compiled program of the stand-ins. */
  readonly program: string;
  /** Lines for /etc/hosts of names outside the cluster. */
  hosts(): string;
  startUpMs(pod: V1Pod, image: string): number;
  log(text: string): void;
}

/** A pod that runs here. */
export class Pod {
  private injection: Injection = 'none';
  private space: Namespace | undefined;
  private proxy: Child | undefined;
  private proxyReady = false;
  private containers: readonly Container[] = [];
  private ending: Promise<void> | undefined;
  private reported = '';
  private reporting: Promise<void> = Promise.resolve();
  private refreshing: Promise<void> = Promise.resolve();
  private readonly startedAt = new Date();

  public constructor(
    private readonly options: PodOptions,
    private current: V1Pod,
    private readonly owner: V1Namespace | undefined,
  ) {}

  public get name(): string {
    return this.current.metadata?.name ?? '';
  }

  public get namespace(): string {
    return this.current.metadata?.namespace ?? '';
  }

  public get labels(): { readonly [name: string]: string } {
    return this.current.metadata?.labels ?? {};
  }

  /** The API's object, as it was last seen. */
  public get object(): V1Pod {
    return this.current;
  }

  /** Undefined before it has one. */
  public get address(): string | undefined {
    return this.space?.address;
  }

  public get isReady(): boolean {
    const { containers } = this.state;
    return this.proxyReady && containers.length > 0 && containers.every(({ ready }) => ready) && !this.isEnding;
  }

  public get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** The network namespace, where something is to be run in the pod. */
  public get network(): Namespace {
    if (this.space === undefined) throw new Error(`${this.name} has no network yet`);
    return this.space;
  }

  /** The first container's stand-in. */
  public get standIn(): StandIn {
    return new StandIn(this.network.address, CONTROL_PORT);
  }

  public async start(): Promise<void> {
    const { run, core, binaries, services, discoveryPort } = this.options;
    const { name, namespace } = this;
    this.injection = injectionOf(this.current, this.owner);
    const labels = { ...this.labels, ...injectedLabels(this.current, this.injection) };
    services.onChange(() => this.refresh());
    this.space = await run.namespace(name.slice(0, 40), this.hosts());
    if (this.injection === 'sidecar') {
      const ports = (this.current.spec?.containers ?? []).map((_, index) => CONTROL_PORT + index);
      await intercept(run, binaries, this.space, ports);
    } else {
      await run.exec('sysctl', ['-qw', 'net.ipv4.ip_unprivileged_port_start=0'], { namespace: this.space });
    }
    if (this.injection !== 'none') {
      // Only now, since the API server tells everybody at once.
      await this.patchLabels(labels);
      const serviceAccount = this.current.spec?.serviceAccountName ?? 'default';
      this.proxy = startProxy(run, binaries, discoveryPort, {
        kind: this.injection,
        pod: name,
        podNamespace: namespace,
        serviceAccount,
        workload: workloadOf(this.current),
        labels,
        annotations: this.current.metadata?.annotations ?? {},
        namespace: this.space,
        directory: join(run.directory, 'pods', namespace, name),
        rootCertificate: await this.rootCertificate(),
        token: await tokenOf(core, namespace, serviceAccount),
      });
      void this.awaitProxy();
    } else {
      this.proxyReady = true;
      await this.refresh();
    }
    if (!this.isEnding) await this.startContainers();
    await this.report();
  }

  public seen(object: V1Pod): void {
    this.current = object;
  }

  /** Ends its processes as a kubelet does, then removes what it had. */
  public terminate(graceMs: number): Promise<void> {
    this.ending ??= this.end(graceMs);
    return this.ending;
  }

  private async end(graceMs: number): Promise<void> {
    await Promise.all([
      ...this.containers.map((container) => container.terminate(graceMs)),
      this.proxy === undefined ? undefined : endProxy(this.proxy, graceMs),
    ]);
    await this.space?.remove();
  }

  private get state(): PodState {
    return {
      address: this.containers.length > 0 ? this.space?.address : undefined,
      hostAddress: this.options.run.bridgeAddress,
      containers: this.containers.map((container) => container.state),
      proxyReady: this.proxyReady,
      startedAt: this.startedAt,
    };
  }

  private async startContainers(): Promise<void> {
    const { run, core, program } = this.options;
    const configMap = async (name: string) =>
      (await core.readNamespacedConfigMap({ name, namespace: this.namespace })).data ?? {};
    const containers: Container[] = [];
    for (const [index, container] of (this.current.spec?.containers ?? []).entries()) {
      containers.push(
        new Container({
          run,
          program,
          pod: this.current,
          container,
          namespace: this.network,
          directory: join(run.directory, 'pods', this.namespace, this.name),
          controlPort: CONTROL_PORT + index,
          startUpMs: this.options.startUpMs(this.current, container.image ?? ''),
          files: await mountedFiles(this.current, container, configMap),
          changed: () => void this.report(),
        }),
      );
    }
    this.containers = containers;
    for (const container of containers) container.start();
  }

  private async awaitProxy(): Promise<void> {
    while (!this.isEnding && this.space !== undefined) {
      const ready = await fetch(`http://${this.space.address}:15021/healthz/ready`)
        .then(({ status }) => status === 200)
        .catch(() => false);
      if (ready) {
        this.proxyReady = true;
        return this.report();
      }
      await new Promise((resolve) => setTimeout(resolve, 100).unref());
    }
  }

  /** Reports one after the other: the last one has to win. */
  private report(): Promise<void> {
    this.reporting = this.reporting.then(() => this.reportNow()).catch((error: Error) => this.lost(error));
    return this.reporting;
  }

  private async reportNow(): Promise<void> {
    if (this.isEnding) return;
    const status = podStatus(this.current, this.state, new Date());
    const text = JSON.stringify({
      ...status,
      conditions: status.conditions?.map(({ type, status: is }) => [type, is]),
    });
    if (text === this.reported) return;
    this.reported = text;
    const { patch } = await mergePatch();
    await this.options.core.patchNamespacedPodStatus(
      { name: this.name, namespace: this.namespace, body: { status } },
      patch,
    );
  }

  private lost(error: Error): void {
    if (!this.isEnding) this.options.log(`${this.namespace}/${this.name}: ${error.message.split('\n', 1)[0]}`);
  }

  private async patchLabels(labels: { readonly [name: string]: string }): Promise<void> {
    const { patch } = await mergePatch();
    const body = { metadata: { labels } };
    this.current = await this.options.core.patchNamespacedPod(
      { name: this.name, namespace: this.namespace, body },
      patch,
    );
  }

  private rootCertificate(): Promise<string> {
    const { run, core } = this.options;
    return run.until(`the mesh's root certificate in ${this.namespace}`, async () => {
      const map = await core.readNamespacedConfigMap({ name: 'istio-ca-root-cert', namespace: this.namespace });
      return map.data?.['root-cert.pem'];
    });
  }

  private hosts(): string {
    const { run, services } = this.options;
    return `${run.bridgeAddress} ${DISCOVERY_HOST}\n${this.options.hosts()}${services.hosts(this.namespace)}`;
  }

  /** Brings its names and rules up to date, one after the other: the last one has to win. */
  public refresh(): Promise<void> {
    this.refreshing = this.refreshing.then(() => this.refreshNow()).catch((error: Error) => this.lost(error));
    return this.refreshing;
  }

  private async refreshNow(): Promise<void> {
    if (this.space === undefined || this.isEnding) return;
    this.space.setHosts(this.hosts());
    if (this.injection !== 'none') return;
    const input = this.options.services.rules();
    await this.options.run.exec('iptables-restore', [], { input, namespace: this.space });
  }
}

/** Only the agent is told: it lets its Envoy drain. */
async function endProxy(proxy: Child, graceMs: number): Promise<void> {
  if (proxy.ended !== undefined || proxy.process.pid === undefined) return;
  process.kill(proxy.process.pid, 'SIGTERM');
  const timer = setTimeout(() => void proxy.stop(0), graceMs);
  await proxy.exited;
  clearTimeout(timer);
}

async function tokenOf(core: CoreV1Api, namespace: string, name: string): Promise<string> {
  const body = { spec: { audiences: ['istio-ca'], expirationSeconds: 43_200 } };
  const { status } = await core.createNamespacedServiceAccountToken({ name, namespace, body });
  if (status === undefined) throw new Error(`no token for ${namespace}/${name}`);
  return status.token;
}

async function mergePatch() {
  const { PatchStrategy, setHeaderOptions } = await import('@kubernetes/client-node');
  return { patch: setHeaderOptions('Content-Type', PatchStrategy.MergePatch) };
}

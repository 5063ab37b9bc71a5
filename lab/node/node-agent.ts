import { join } from 'node:path';
import type { CoreV1Api, V1Namespace, V1Pod } from '@kubernetes/client-node';
import type { Binaries } from '../build';
import type { ControlPlane } from '../control-plane';
import type { Run } from '../run';
import { compileStandIn } from '../stand-in/compile';
import { type Watched, watch } from './informer';
import { NODE_NAME, nodeObject } from './node-object';
import { Pod } from './pod';
import { type ServiceDirectory, watchServices } from './service-directory';

export interface NodeAgentOptions {
  readonly run: Run;
  readonly binaries: Binaries;
  readonly controlPlane: ControlPlane;
  log(text: string): void;
  /** How long after its start the stand-in of an image listens; at once where it is left out. */
  startUpMs?(pod: V1Pod, image: string): number;
}

/** The one node of the lab: what a kubelet, a container runtime and kube-proxy are elsewhere. */
export class NodeAgent {
  private readonly running = new Map<string, Pod>();
  private readonly namespaces = new Map<string, V1Namespace>();
  private readonly outside = new Map<string, string>();
  private watches: readonly Watched<unknown>[] = [];
  private stopped = false;

  private constructor(
    private readonly options: NodeAgentOptions,
    private readonly core: CoreV1Api,
    private readonly services: ServiceDirectory,
    private readonly program: string,
  ) {}

  public static async start(options: NodeAgentOptions): Promise<NodeAgent> {
    const { client } = options.controlPlane;
    const { CoreV1Api } = await import('@kubernetes/client-node');
    const core = client.makeApiClient(CoreV1Api);
    await options.run.bridge();
    const program = compileStandIn(join(options.run.directory, 'stand-in'));
    const agent = new NodeAgent(options, core, await watchServices(client), program);
    await agent.join();
    return agent;
  }

  /** The pods of a namespace with these labels that are not being ended, in the order in which they came. */
  public pods(namespace: string, labels: { readonly [name: string]: string } = {}): readonly Pod[] {
    return [...this.running.values()].filter(
      (pod) =>
        pod.namespace === namespace &&
        !pod.isEnding &&
        Object.entries(labels).every(([name, text]) => pod.labels[name] === text),
    );
  }

  /** The only pod with these labels. */
  public pod(namespace: string, labels: { readonly [name: string]: string }): Pod {
    const found = this.pods(namespace, labels);
    if (found.length !== 1 || found[0] === undefined) {
      throw new Error(`${found.length} pods of ${namespace} have ${JSON.stringify(labels)}`);
    }
    return found[0];
  }

  /** Makes a name known in all pods that is not in the cluster. */
  public async addHost(name: string, address: string): Promise<void> {
    this.outside.set(name, address);
    await Promise.all([...this.running.values()].map((pod) => pod.refresh()));
  }

  /** Until as many pods with these labels are ready. */
  public async ready(namespace: string, labels: { readonly [name: string]: string }, count: number): Promise<void> {
    const what = `${count} ready pods of ${namespace} with ${JSON.stringify(labels)}`;
    await this.options.run.until(
      what,
      async () => this.pods(namespace, labels).filter(({ isReady }) => isReady).length === count || undefined,
      120_000,
    );
  }

  /** Ends all pods without asking the API server. */
  public async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.watches.map((one) => one.stop()), this.services.stop()]);
    await Promise.all([...this.running.values()].map((pod) => pod.terminate(0)));
    this.running.clear();
  }

  private async join(): Promise<void> {
    const { core } = this;
    const { client } = this.options.controlPlane;
    const node = nodeObject(this.options.run.bridgeAddress, new Date());
    await core.createNode({ body: node });
    const { PatchStrategy, setHeaderOptions } = await import('@kubernetes/client-node');
    const patch = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
    await core.patchNodeStatus({ name: NODE_NAME, body: { status: node.status } }, patch);
    // The controller that taints nodes is quicker than the status.
    await core.patchNode({ name: NODE_NAME, body: { spec: { taints: null } } }, patch);
    const namespaces = await watch<V1Namespace>(client, '/api/v1/namespaces', () => core.listNamespace(), {
      changed: (namespace) => void this.namespaces.set(namespace.metadata?.name ?? '', namespace),
    });
    const pods = await watch<V1Pod>(client, '/api/v1/pods', () => core.listPodForAllNamespaces(), {
      changed: (pod) => this.guard(pod, this.changed(pod)),
      deleted: (pod) => this.guard(pod, this.deleted(pod)),
    });
    this.watches = [namespaces, pods];
  }

  private guard({ metadata }: V1Pod, work: Promise<void>): void {
    work.catch((error: Error) => {
      if (!this.stopped) this.options.log(`${metadata?.namespace}/${metadata?.name}: ${error.message}`);
    });
  }

  private async changed(object: V1Pod): Promise<void> {
    const { uid = '', name = '', namespace = '', deletionTimestamp } = object.metadata ?? {};
    if (this.stopped) return;
    const running = this.running.get(uid);
    running?.seen(object);
    if (deletionTimestamp !== undefined) {
      if (running?.isEnding === true) return;
      await running?.terminate((object.metadata?.deletionGracePeriodSeconds ?? 30) * 1000);
      // In the body: beside one, the API server does not read the query.
      await this.core.deleteNamespacedPod({ name, namespace, body: { gracePeriodSeconds: 0, preconditions: { uid } } });
    } else if (object.spec?.nodeName === undefined) {
      await this.bind(name, namespace);
    } else if (object.spec.nodeName === NODE_NAME && running === undefined) {
      const pod = new Pod(this.podOptions(), object, this.namespaces.get(namespace));
      this.running.set(uid, pod);
      await pod.start();
    }
  }

  private async deleted({ metadata }: V1Pod): Promise<void> {
    const uid = metadata?.uid ?? '';
    const pod = this.running.get(uid);
    this.running.delete(uid);
    await pod?.terminate(0);
  }

  private async bind(name: string, namespace: string): Promise<void> {
    const target = { apiVersion: 'v1', kind: 'Node', name: NODE_NAME };
    await this.core
      .createNamespacedPodBinding({ name, namespace, body: { metadata: { name }, target } })
      .catch((error) => {
        // It is bound already: two events came before the first one was answered.
        if ((error as { code?: number }).code !== 409) throw error;
      });
  }

  private podOptions() {
    const { run, binaries, controlPlane, log, startUpMs } = this.options;
    return {
      run,
      binaries,
      core: this.core,
      services: this.services,
      discoveryPort: Number(controlPlane.istiod.secureXds.split(':').at(-1)),
      program: this.program,
      hosts: () => [...this.outside].map(([name, address]) => `${address} ${name}\n`).join(''),
      startUpMs: (pod: V1Pod, image: string) => startUpMs?.(pod, image) ?? 0,
      log,
    };
  }
}

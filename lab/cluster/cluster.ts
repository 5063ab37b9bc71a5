import type { KubernetesObject, V1Pod } from '@kubernetes/client-node';
import { Mesh } from '../../lib/mesh/mesh';
import { findClient, type Outcome, type RouteRequest, route } from '../../lib/routing';
import type { ControlPlane, ControlPlaneOptions } from '../control-plane';
import { NodeAgent } from '../node/node-agent';
import type { Pod } from '../node/pod';
import type { Lab } from '../proof';
import { GATEWAYS, gatewayObjects } from './gateway-workloads';
import { type Change, type Manifest, manifestOf, manifestsOf } from './manifests';
import { OUTSIDE, PLAIN, plainObjects } from './plain-workloads';
import { settled } from './settled';

export interface ClusterOptions {
  readonly controlPlane?: ControlPlaneOptions;
  /** Names of files of `dist`. */
  readonly systems: readonly string[];
  startUpMs?(pod: V1Pod, image: string): number;
}

/** The sample systems on a control plane and a node, beside what the routing engine makes of the same manifests. */
export class Cluster {
  private readonly objects = new Map<string, Manifest>();

  private constructor(
    private readonly lab: Lab,
    public readonly controlPlane: ControlPlane,
    public readonly node: NodeAgent,
  ) {}

  public static async start(lab: Lab, options: ClusterOptions): Promise<Cluster> {
    const controlPlane = await lab.startControlPlane(options.controlPlane);
    const { run, binaries } = lab;
    const { startUpMs } = options;
    const log = (text: string) => lab.log(text);
    const node = await NodeAgent.start({ run, binaries, controlPlane, log, ...(startUpMs && { startUpMs }) });
    const cluster = new Cluster(lab, controlPlane, node);
    await cluster.fill(options.systems);
    return cluster;
  }

  public async stop(): Promise<void> {
    await this.node.stop();
    await this.controlPlane.stop();
  }

  /** Applies a file of `dist` over what there is, and waits until the proxies have it. */
  public async apply(name: string, change?: Change): Promise<void> {
    await this.applyAll(manifestsOf(name, change));
    await this.settle();
  }

  /** Applies files, does something, and goes back to what there was. */
  public async during<T>(names: readonly string[], work: () => Promise<T>, change?: Change): Promise<T> {
    const manifests = names.flatMap((name) => manifestsOf(name, change));
    const before = manifests.map(({ identity }) => this.objects.get(identity));
    await this.applyAll(manifests);
    await this.settle();
    try {
      return await work();
    } finally {
      const added = manifests.filter((_, index) => before[index] === undefined);
      await this.removeAll(added);
      await this.applyAll(before.filter((one) => one !== undefined));
      await this.settle();
    }
  }

  /** Does something without an object, and puts it back. */
  public async without<T>(kind: string, namespace: string, name: string, work: () => Promise<T>): Promise<T> {
    const all = [...this.objects.values()];
    const found = all.filter(({ read }) => read.kind === kind && read.namespace === namespace && read.name === name);
    await this.removeAll(found);
    await this.settle();
    try {
      return await work();
    } finally {
      await this.applyAll(found);
      await this.settle();
    }
  }

  /** What `cdk8s-mesh route` says about a request. */
  public route(from: string, request: RouteRequest): Outcome {
    const mesh = Mesh.of([...this.objects.values()].map(({ read }) => read));
    const found = findClient(mesh, from);
    if ('error' in found) throw new Error(found.error);
    return route(mesh, found.client, request).outcome;
  }

  public pod(namespace: string, labels: { readonly [name: string]: string }): Pod {
    return this.node.pod(namespace, labels);
  }

  /** Where somebody outside reaches a gateway. */
  public gatewayAddress(name: string, namespace = 'istio-system'): { readonly host: string; readonly port: number } {
    const gateway = GATEWAYS.find((one) => one.name === name && one.namespace === namespace);
    const host = gateway && this.pod(namespace, gateway.labels).address;
    if (gateway === undefined || host === undefined) throw new Error(`there is no gateway ${namespace}/${name}`);
    return { host, port: gateway.ports[0]?.targetPort ?? 80 };
  }

  /** Until every proxy has what istiod last sent. */
  public settle(): Promise<void> {
    return settled(this.lab.run, this.controlPlane);
  }

  private async fill(systems: readonly string[]): Promise<void> {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: OUTSIDE } };
    const own = [namespace, ...PLAIN.flatMap(plainObjects)].map(manifestOf);
    const manifests = systems.flatMap((name) => manifestsOf(name));
    const names = new Set(['istio-system', ...manifests.map(({ read }) => read.namespace)]);
    const gateways = GATEWAYS.filter((one) => names.has(one.namespace))
      .flatMap(gatewayObjects)
      .map(manifestOf);
    await this.applyAll([...own, ...manifests]);
    // The routing engine is asked about what users have: it takes the gateways for granted, too.
    await this.controlPlane.apply(gateways.map(({ object }) => object));
    await this.allReady();
    const internet = this.pod(OUTSIDE, { app: 'internet' }).address;
    if (internet !== undefined) await this.node.addHost('www.example.com', internet);
    await this.settle();
  }

  /** Until each Deployment and StatefulSet has its pods. */
  public async allReady(): Promise<void> {
    const begin = Date.now();
    const { AppsV1Api } = await import('@kubernetes/client-node');
    const apps = this.controlPlane.client.makeApiClient(AppsV1Api);
    let last = '';
    await this.lab.run.until(
      'all pods',
      async () => {
        const lists = [await apps.listDeploymentForAllNamespaces(), await apps.listStatefulSetForAllNamespaces()];
        const waiting = lists
          .flatMap(({ items }) => items)
          .filter(
            ({ spec, status, metadata }) =>
              (status?.readyReplicas ?? 0) < (spec?.replicas ?? 1) ||
              status?.observedGeneration !== metadata?.generation,
          )
          .map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`);
        last = waiting.join(', ');
        if (waiting.length > 0) throw new Error(`not ready: ${last}`);
        return true;
      },
      180_000,
    );
    this.lab.log(`all pods are ready after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  }

  private async applyAll(manifests: readonly Manifest[]): Promise<void> {
    await this.controlPlane.apply(manifests.map(({ object }) => object));
    for (const manifest of manifests) this.objects.set(manifest.identity, manifest);
  }

  private async removeAll(manifests: readonly Manifest[]): Promise<void> {
    await this.controlPlane.delete(manifests.map(({ object }): KubernetesObject => object));
    for (const { identity } of manifests) this.objects.delete(identity);
  }
}

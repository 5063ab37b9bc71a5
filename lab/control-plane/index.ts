import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeConfig, KubernetesObject } from '@kubernetes/client-node';
import type { Binaries } from '../build';
import { type CrdSet, customResourceDefinitions } from '../crds';
import type { Child, Run } from '../run';
import { startApiServer } from './api-server';
import { startControllerManager } from './controller-manager';
import { ISTIO_SYSTEM, type IstiodAddresses, startIstiod, sumOfMetric } from './istiod';
import { writeKubeconfig } from './kubeconfig';
import { type Objects, objectsOf, type SubmitOptions } from './objects';
import { running } from './running';
import { WITHOUT_STATS } from './without-stats';

export type { IstiodAddresses } from './istiod';

export interface ControlPlaneOptions {
  /** Fields of Istio's MeshConfig in its own words; Envoys without certificates need `enableAutoMtls: false`. */
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  /**
   * Whether Deployments make pods, and pods endpoints.
   * @default true
   */
  readonly controllers?: boolean;
  /**
   * Which CustomResourceDefinitions: those of Istio and the Gateway API, or also those of the operators.
   * @default 'mesh'
   */
  readonly crds?: CrdSet;
  /** More environment variables for istiod, for example PILOT_DEBOUNCE_AFTER. */
  readonly istiodEnvironment?: Readonly<Record<string, string>>;
}

/** A running API server, controllers and istiod. */
export interface ControlPlane {
  /** The client's settings, as an administrator: `client.makeApiClient(CoreV1Api)`. */
  readonly client: KubeConfig;
  readonly kubeconfigPath: string;
  /** `https://127.0.0.1:PORT`. */
  readonly apiServer: string;
  readonly istiod: IstiodAddresses;
  /** Logs and files of this control plane. */
  readonly runDir: string;
  /** Any request of the API, and single objects with the server's verdict. */
  readonly objects: Objects;
  /**
   * Applies objects server-side with strict field validation, in the given order.
   * @throws an error with the server's words.
   */
  apply(objects: readonly KubernetesObject[], options?: SubmitOptions): Promise<void>;
  /** Deletes objects, the last first; those that are not there are no mistake. */
  delete(objects: readonly KubernetesObject[]): Promise<void>;
  /** A document of istiod's pages, for example `/debug/config_dump?proxyID=NAME.NAMESPACE`. */
  debug(path: string): Promise<unknown>;
  /** The sum of a metric of istiod over those of its labels that have all the parts; 0 when there is none. */
  metric(name: string, ...parts: readonly string[]): Promise<number>;
  stop(): Promise<void>;
}

let serial = 0;

/** Starts etcd, kube-apiserver, its controllers and istiod, and waits until all of them serve. */
export async function startControlPlane(
  run: Run,
  binaries: Binaries,
  { meshConfig, controllers = true, crds = 'mesh', istiodEnvironment }: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const folder = `control-plane-${++serial}`;
  const runDir = join(run.directory, folder);
  mkdirSync(runDir, { recursive: true });
  const children: Child[] = [];
  let objects: Objects | undefined;
  const stop = async (): Promise<void> => {
    objects?.close();
    for (const child of children.splice(0).reverse()) await child.stop();
  };
  try {
    const definitions = customResourceDefinitions(crds);
    const apiServer = await startApiServer(run, binaries, folder);
    children.push(...apiServer.children);
    const kubeconfigPath = join(runDir, 'kubeconfig');
    const client = writeKubeconfig(kubeconfigPath, apiServer);
    const api = objectsOf(apiServer);
    objects = api;
    await run.until('kube-apiserver', async () => {
      running(...children);
      return (await api.request('GET', '/readyz')).status === 200 || undefined;
    });
    if (controllers) {
      children.push(await startControllerManager(run, binaries, folder, apiServer, kubeconfigPath));
    }
    const apply: ControlPlane['apply'] = async (list, options) => {
      for (const object of list) {
        const refusal = await api.submit(object, options);
        if (refusal !== undefined) throw new Error(`${object.kind} ${object.metadata?.name}: ${refusal}`);
      }
    };
    await apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: ISTIO_SYSTEM } }, ...(await definitions)]);
    await run.until('the CustomResourceDefinitions', () => established(api));
    await apply([WITHOUT_STATS]);
    const istiod = await startIstiod(run, binaries, folder, kubeconfigPath, {
      meshConfig,
      environment: istiodEnvironment,
    });
    children.push(istiod.child);

    return {
      client,
      kubeconfigPath,
      apiServer: apiServer.server,
      istiod,
      runDir,
      objects: api,
      apply,
      delete: async (list) => {
        for (const object of [...list].reverse()) await api.remove(object);
      },
      debug: async (path) => {
        const response = await fetch(`${istiod.http}${path}`);
        if (!response.ok) throw new Error(`istiod ${path}: ${response.status} ${await response.text()}`);
        return response.json();
      },
      metric: async (name, ...parts) => sumOfMetric(await (await fetch(istiod.metrics)).text(), name, parts),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** True when the server serves every definition; undefined before. */
async function established(objects: Objects): Promise<true | undefined> {
  const { body } = await objects.request('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
  const { items } = body as { items: { status?: { conditions?: { type: string; status: string }[] } }[] };
  const served = items.every(({ status }) =>
    status?.conditions?.some(({ type, status: met }) => type === 'Established' && met === 'True'),
  );
  return served || undefined;
}

import { join } from 'node:path';
import type { Binaries } from '../build';
import type { Child, Run } from '../run';
import type { ApiServer } from './api-server';

/** The lab's nodes have no kubelet that reports, and their addresses are not the controllers' business. */
const WITHOUT = ['node-lifecycle-controller', 'taint-eviction-controller', 'node-ipam-controller'];

/** Starts what makes pods of Deployments, endpoints of pods, and service accounts of namespaces. */
export async function startControllerManager(
  run: Run,
  binaries: Binaries,
  folder: string,
  apiServer: ApiServer,
  kubeconfig: string,
): Promise<Child> {
  return run.spawn({
    name: join(folder, 'kube-controller-manager'),
    program: binaries.kubeControllerManager,
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--authentication-kubeconfig=${kubeconfig}`,
      `--authorization-kubeconfig=${kubeconfig}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${await run.freePort()}`,
      `--cert-dir=${join(run.directory, folder, 'certificates', 'controllers')}`,
      '--leader-elect=false',
      `--controllers=${['*', ...WITHOUT.map((name) => `-${name}`)].join(',')}`,
      `--service-account-private-key-file=${apiServer.serviceAccountKeyFile}`,
      `--root-ca-file=${apiServer.caFile}`,
      '--kube-api-qps=200',
      '--kube-api-burst=400',
    ],
  });
}

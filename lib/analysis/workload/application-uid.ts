import { asObject, at } from '../../mesh/json';
import type { Labels, Mesh, VirtualPod } from '../../mesh/mesh';
import { objectName } from '../ignore';
import type { Report, Rule } from '../rule';
import { isControlPlane } from '../service/control-plane';

/** The user that the sidecar runs as; its traffic is not redirected. */
const PROXY_UID = 1337;
const PROXIES = new Set(['istio-proxy', 'istio-operator']);

export const applicationUid: Rule = {
  code: 'IST0144',
  title: 'application runs as the user of the sidecar',
  severity: 'warning',
  reads: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  fix: 'run the application as any other user than 1337',
  description:
    'User 1337 is the sidecar. The redirection leaves the traffic of that user alone, so that an application that runs as 1337 sends past its sidecar: no mTLS, no routing, no telemetry. Without a sidecar it does not matter.',
  check(mesh, report) {
    if (mesh.options.compat) {
      checkAsIstioctl(mesh, report);
      return;
    }
    for (const pod of mesh.pods) {
      if (isControlPlane(pod.workload.labels) || !mayHaveSidecar(mesh, pod)) continue;
      for (const pointer of places(pod, runsAs(specOf(pod)) === PROXY_UID)) {
        report({ object: pod.workload, pointer, message: messageOf(pod) });
      }
    }
  },
};

/** One message for each Pod or Deployment, whatever its pods' place in the mesh. */
function checkAsIstioctl(mesh: Mesh, report: Report): void {
  for (const object of [...mesh.kind('Pod', ''), ...mesh.deployments]) {
    if (isControlPlane(object.labels)) continue;
    const template = object.kind === 'Pod' ? '' : '/spec/template';
    const spec = object.kind === 'Pod' ? object.spec : at(object.spec, 'template', 'spec');
    const containers = at(spec, 'containers');
    const list = Array.isArray(containers) ? containers : [];
    const container = list.findIndex((item) => runsAs(item) === PROXY_UID && !PROXIES.has(String(at(item, 'name'))));
    const own = runsAs(spec) === PROXY_UID ? '' : container < 0 ? undefined : `/containers/${container}`;
    if (own === undefined) continue;
    const pointer = `${template}/spec${own}/securityContext/runAsUser`;
    report({ object, pointer, message: `${objectName(object)} runs as user ${PROXY_UID}, the user of the sidecar` });
  }
}

function* places(pod: VirtualPod, whole: boolean): Generator<string> {
  const applications = pod.containers.filter(({ init, name }) => !init && !PROXIES.has(name));
  if (whole && applications.some(({ json }) => runsAs(json) === undefined)) {
    yield `${pod.podPointer}/spec/securityContext/runAsUser`;
  }
  for (const { json, pointer } of applications) {
    if (runsAs(json) === PROXY_UID) yield `${pointer}/securityContext/runAsUser`;
  }
}

function messageOf({ workload }: VirtualPod): string {
  return `${objectName(workload)} runs its application as user ${PROXY_UID}, the user of the sidecar: its traffic passes by the sidecar`;
}

function specOf(pod: VirtualPod): unknown {
  const path = pod.podPointer.split('/').slice(1);
  return at(pod.workload.json, ...path, 'spec');
}

function runsAs(specOrContainer: unknown): unknown {
  return at(asObject(specOrContainer), 'securityContext', 'runAsUser');
}

/** Where the Namespace is not given, its labels may ask for sidecars. */
function mayHaveSidecar(mesh: Mesh, pod: VirtualPod): boolean {
  if (pod.inMesh !== undefined) return pod.inMesh === 'sidecar';
  return mesh.namespaces.get(pod.namespace)?.object === undefined && !refuses(pod.labels);
}

function refuses(labels: Labels): boolean {
  return labels['sidecar.istio.io/inject'] === 'false';
}

import { parse } from 'yaml';
import { asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import { objectName } from '../ignore';
import type { Rule } from '../rule';

/** Set to false in istiod, it turns native sidecars off for all pods. */
const SWITCH = 'ENABLE_NATIVE_SIDECARS';
const ANNOTATION = 'sidecar.istio.io/nativeSidecar';
/** The minor version of Kubernetes from which on Istio makes sidecars native where it may choose. */
const NATIVE_SINCE = 33;

/** An application that may call others before its proxy is there. */
export const applicationBeforeProxy: Rule = {
  code: 'MESH0601',
  title: 'application may start before its proxy',
  severity: 'warning',
  reads: ['Deployment', 'StatefulSet', 'Namespace', 'Node', 'MeshConfig'],
  fix: 'use native sidecars, or holdApplicationUntilProxyStarts: true in the annotation proxy.istio.io/config',
  description:
    'Istio makes sidecars native from Kubernetes 1.33 on, so that they start before the containers of the pod and end after them. Where an annotation, istiod or an old node turns that off, the containers start side by side, and what the application calls before its proxy is ready fails; init containers always run before it. Reported of workloads that declare calls; harmless where the application tries again.',
  check(mesh, report) {
    if (holds(mesh.config.defaultConfig)) return;
    const reason = offForAll(mesh);
    const seen = new Set<unknown>();
    for (const { from, pointer } of mesh.calls) {
      const pod = mesh.podOf(from);
      if (seen.has(from) || pod?.inMesh !== 'sidecar' || waits(mesh, pod)) continue;
      const why = pod.annotations[ANNOTATION] === 'false' ? `its annotation ${ANNOTATION}` : reason;
      if (why === undefined) continue;
      seen.add(from);
      const message = `${from.name} declares calls, which fail when it starts before its proxy: ${why} turns native sidecars off`;
      report({ object: from, pointer, message });
    }
  },
};

/** What keeps Istio from making any sidecar native. */
function offForAll(mesh: Mesh): string | undefined {
  const istiod = mesh.deployments.find(({ json }) =>
    objectsOf(at(json, 'spec', 'template', 'spec', 'containers')).some(([, { env }]) =>
      objectsOf(env).some(([, { name, value }]) => name === SWITCH && value === 'false'),
    ),
  );
  if (istiod !== undefined) return `${SWITCH} of ${objectName(istiod)}`;
  const node = mesh.kind('Node', '').find(({ json }) => {
    const minor = /^v?1\.(\d+)/.exec(asString(at(json, 'status', 'nodeInfo', 'kubeletVersion')) ?? '')?.[1];
    return minor !== undefined && Number(minor) < NATIVE_SINCE;
  });
  return node === undefined ? undefined : `the old kubelet of ${objectName(node)}`;
}

function waits(mesh: Mesh, { annotations, namespace, containers }: VirtualPod): boolean {
  if (annotations[ANNOTATION] === 'true') return true;
  if (containers.some(({ name, init }) => init && name === 'istio-proxy')) return true;
  const text = annotations['proxy.istio.io/config'];
  const own = mesh.namespaces.get(namespace)?.object?.annotations['proxy.istio.io/config'];
  return [text, own].some((config) => config !== undefined && holds(parsed(config)));
}

function holds(config: unknown): boolean {
  return at(config, 'holdApplicationUntilProxyStarts') === true;
}

function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

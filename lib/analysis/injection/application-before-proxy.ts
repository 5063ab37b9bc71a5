import { parse } from 'yaml';
import { at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import type { Rule } from '../rule';

/** An application that may call others before its proxy is there. */
export const applicationBeforeProxy: Rule = {
  code: 'MESH0601',
  title: 'application may start before its proxy',
  severity: 'info',
  reads: ['Deployment', 'StatefulSet', 'Namespace', 'MeshConfig'],
  fix: 'use native sidecars (annotation sidecar.istio.io/nativeSidecar: "true"), or holdApplicationUntilProxyStarts: true in the annotation proxy.istio.io/config',
  description:
    'Without native sidecars the containers of a pod start side by side, and what the application calls before its proxy is ready fails; init containers always run before it. Reported only of workloads that declare calls. Harmless where the application tries again, or where the installation makes native sidecars the default.',
  check(mesh, report) {
    if (holds(mesh.config.defaultConfig)) return;
    const seen = new Set<unknown>();
    for (const { from, pointer } of mesh.calls) {
      const pod = mesh.podOf(from);
      if (seen.has(from) || pod?.inMesh !== 'sidecar' || waits(mesh, pod)) continue;
      seen.add(from);
      const message = `${from.name} declares calls, which fail when it starts before its proxy`;
      report({ object: from, pointer, message });
    }
  },
};

function waits(mesh: Mesh, { annotations, namespace, containers }: VirtualPod): boolean {
  if (annotations['sidecar.istio.io/nativeSidecar'] === 'true') return true;
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

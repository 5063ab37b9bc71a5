import { parse } from 'yaml';
import type { JsonObject } from '../../manifest/manifest-object';
import { asString, at, stringMap } from '../../mesh/json';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { injectorName, injectorValues, proxyImageOf } from './injector-config';

export const proxyImageMismatch: Rule = {
  code: 'IST0158',
  title: 'pods whose sidecar has another image than the injector gives',
  severity: 'warning',
  reads: ['Namespace', 'Pod', 'ConfigMap', 'ProxyConfig'],
  compatOnly: true,
  fix: 'restart the workloads, so that their pods get the sidecar of the installation',
  description:
    'Running pods have a sidecar of another release or variant than the injector would give them today, mostly because they were not restarted after an upgrade. Manifests hold no injected sidecars: the rule runs only to reproduce istioctl.',
  check(mesh, report) {
    const injectors = injectorValues(mesh);
    if (injectors.size === 0) return;
    const imageTypes = new ImageTypes(mesh);
    const outdated = new Map<string, Set<string>>();
    for (const pod of mesh.pods) {
      const labels = mesh.namespaces.get(pod.namespace)?.labels ?? {};
      const revision = labels['istio.io/rev'];
      if (pod.workload.kind !== 'Pod' || (labels['istio-injection'] !== 'enabled' && revision === undefined)) continue;
      const values = injectors.get(injectorName(revision));
      if (values === undefined || pod.annotations['sidecar.istio.io/proxyImage']) continue;
      const image = proxyImageOf(values);
      const given = [image, `${image}-${imageTypes.of(pod)}`];
      if (pod.containers.some((proxy) => proxy.name === 'istio-proxy' && !given.includes(proxy.image ?? ''))) {
        outdated.set(pod.namespace, (outdated.get(pod.namespace) ?? new Set()).add(pod.name));
      }
    }
    for (const [name, pods] of outdated) {
      const object = mesh.namespaces.get(name)?.object;
      if (object === undefined) continue;
      report({
        object,
        pointer: '/metadata/name',
        message: `the sidecars of ${[...pods].sort().join(', ')} in namespace ${name} are not those that the injector gives`,
      });
    }
  },
};

/** The variant of the proxy's image that a pod gets: that of the most specific configuration. */
class ImageTypes {
  private readonly mesh: string | undefined;
  private root: string | undefined;
  private readonly namespaces = new Map<string, string | undefined>();
  private readonly workloads = new Map<string, [selector: JsonObject, imageType: string][]>();

  constructor(mesh: Mesh) {
    this.mesh = typeOf(mesh.config.defaultConfig);
    for (const config of mesh.proxyConfigs) {
      const namespace = mesh.namespaceOf(config);
      const imageType = typeOf(config.spec);
      if (namespace === mesh.config.rootNamespace) this.root = imageType;
      else if (at(config.spec, 'selector') === undefined) this.namespaces.set(namespace, imageType);
      else if (imageType !== undefined) {
        const selected: [JsonObject, string] = [stringMap(at(config.spec, 'selector', 'matchLabels')) ?? {}, imageType];
        const others = this.workloads.get(namespace);
        if (others === undefined) this.workloads.set(namespace, [selected]);
        else others.push(selected);
      }
    }
  }

  of(pod: VirtualPod): string {
    const workload = (this.workloads.get(pod.namespace) ?? []).filter(([selector]) =>
      Object.entries(selector).every(([label, value]) => pod.labels[label] === value),
    );
    const type =
      typeOf(parsed(pod.annotations['proxy.istio.io/config'])) ??
      workload.at(-1)?.[1] ??
      this.namespaces.get(pod.namespace) ??
      this.root ??
      this.mesh ??
      '';
    return type === 'default' ? '' : type;
  }
}

function typeOf(config: unknown): string | undefined {
  return asString(at(config, 'image', 'imageType')) || undefined;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

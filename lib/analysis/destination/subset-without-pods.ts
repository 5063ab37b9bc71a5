import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringMap } from '../../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../../mesh/mesh';
import { destinationService } from '../routing/destination-service';
import type { Rule } from '../rule';

/** IST0173, KIA0203: a subset that selects no pod. */
export const subsetWithoutPods: Rule = {
  code: 'IST0173',
  title: 'subset selects no pod',
  severity: 'error',
  reads: ['DestinationRule', 'Service', 'ServiceEntry', 'Pod', 'Deployment'],
  aliases: ['KIA0203'],
  fix: 'correct the labels of the subset, or give the labels to the pods of the version',
  description:
    'No pod of the service carries the labels of the subset, so requests that are sent to it get 503. The labels that count are those of the pods (`spec.template.metadata.labels`), not those of the Deployment, and the pods have to be selected by the Service too.',
  check(mesh, report) {
    for (const rule of mesh.destinationRules) {
      const object = rule as ManifestObject;
      const host = asString(object.spec.host);
      const service = host === undefined ? undefined : destinationService(mesh, rule, host);
      if (!service) continue;
      const told = new Set<string>();
      const endpoints = mesh.options.compat ? undefined : endpointsOf(mesh, service);
      for (const [index, subset] of objectsOf(object.spec.subsets)) {
        const name = asString(subset.name) ?? '';
        const labels = stringMap(subset.labels) ?? {};
        if (mesh.options.compat) {
          const selector = { ...(service.kind === 'ServiceEntry' ? service.selector : {}), ...labels };
          if (told.has(name) || mesh.podsMatching(plain(selector)).some((pod) => isAmong(mesh, pod, selector)))
            continue;
          told.add(name);
        } else if (!endpoints || endpoints.some((endpoint) => carries(endpoint, plain(labels)))) continue;
        const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
        const none = endpoints?.length === 0;
        report({
          object,
          pointer: `/spec/subsets/${index}/labels`,
          message: `subset '${name}' (${written.join(', ') || 'no labels'}) selects no pod of ${service.kind} ${service.namespace}/${service.name}${none ? ', which itself selects none' : ''}`,
          ...(none ? { severity: 'info' as const } : {}),
          needs: service.namespace,
        });
      }
    }
  },
};

/** Labels that come from the node on which a pod runs. */
const TOPOLOGY = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
  'kubernetes.io/hostname',
]);

/** The labels without those that no manifest of a workload can hold. */
function plain(labels: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !TOPOLOGY.has(key)));
}

function carries(labels: { readonly [key: string]: string }, wanted: { readonly [key: string]: string }): boolean {
  return Object.entries(wanted).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** The labels of all endpoints of a service; undefined where they are not to be found in manifests. */
function endpointsOf(mesh: Mesh, service: RegistryService): { readonly [key: string]: string }[] | undefined {
  if (service.kind === 'Service') {
    return service.selector && Object.keys(service.selector).length > 0
      ? mesh.podsOf(service).map(({ labels }) => labels)
      : undefined;
  }
  const { spec } = service.object as ManifestObject;
  const written = objectsOf(spec.endpoints).map(([, { labels }]) => stringMap(labels) ?? {});
  if (!asObject(spec.workloadSelector)) return written.length > 0 ? written : undefined;
  const selector = service.selector ?? {};
  const entries = mesh.workloadEntries
    .filter((entry) => mesh.namespaceOf(entry as ManifestObject) === service.namespace)
    .map((entry) => ({ ...entry.labels, ...stringMap((entry as ManifestObject).spec.labels) }))
    .filter((labels) => carries(labels, selector));
  return [...mesh.podsOf(service).map(({ labels }) => labels), ...entries];
}

/** To istioctl any pod of any namespace will do; nodes add their place to the labels. */
function isAmong(mesh: Mesh, pod: VirtualPod, wanted: { readonly [key: string]: string }): boolean {
  const nodeName = asString(at(pod.workload.json as JsonObject, 'spec', 'nodeName'));
  const node = nodeName === undefined ? undefined : mesh.find('Node', '', undefined, nodeName);
  if (!node) return carries(pod.labels, wanted);
  const place = Object.entries(node.labels).filter(([key, value]) => TOPOLOGY.has(key) && value !== '');
  return carries({ ...pod.labels, ...Object.fromEntries(place), 'kubernetes.io/hostname': node.name }, wanted);
}

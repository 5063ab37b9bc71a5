import type { JsonObject } from '../../manifest/manifest-object';
import { at, objectsOf } from '../../mesh/json';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import { objectName } from '../ignore';
import type { Report, Rule, Severity } from '../rule';
import { selects } from './label-selector';

const INJECT = 'sidecar.istio.io/inject';

export const imageAuto: Rule = {
  code: 'IST0146',
  title: 'proxy image that nothing fills in',
  severity: 'warning',
  reads: ['Deployment', 'StatefulSet', 'DaemonSet', 'Namespace', 'MutatingWebhookConfiguration'],
  fix: `label the pod ${INJECT}=true and its namespace for injection, so that the injector sets the image`,
  description:
    'A container istio-proxy with the image auto waits for the sidecar injector to put the real image in. No injector takes these pods, so that they try to pull an image called auto and never start.',
  check(mesh, report) {
    const webhooks = istioWebhooks(mesh);
    if (mesh.options.compat) {
      for (const object of mesh.deployments) {
        const containers = objectsOf(at(object.spec, 'template', 'spec', 'containers'));
        const found = containers.find(([, container]) => isAuto(container.name, container.image));
        const labels = (at(object.json, 'spec', 'template', 'metadata', 'labels') ?? {}) as VirtualPod['labels'];
        const namespace = mesh.namespaces.get(mesh.namespaceOf(object))?.labels ?? {};
        if (found === undefined || matches(webhooks, namespace, labels)) continue;
        tell(report, object, `/spec/template/spec/containers/${found[0]}`);
      }
      return;
    }
    for (const pod of mesh.pods) {
      const container = pod.containers.find(({ name, image, init }) => !init && isAuto(name, image));
      if (container === undefined) continue;
      const namespace = mesh.namespaces.get(pod.namespace);
      const injected =
        webhooks.length > 0
          ? matches(webhooks, namespace?.labels ?? {}, pod.labels)
          : isInjected(namespace?.labels ?? {}, pod.labels);
      if (injected) continue;
      // The labels of a Namespace that is not given may ask for injection.
      const known = namespace?.object !== undefined || mesh.isComplete(undefined);
      tell(report, pod.workload, container.pointer, known ? undefined : 'info');
    }
  },
};

function tell(report: Report, object: VirtualPod['workload'], container: string, severity?: Severity): void {
  report({
    object,
    pointer: `${container}/image`,
    message: `${objectName(object)} has a container istio-proxy with the image auto, and no injector that sets it`,
    ...(severity && { severity }),
  });
}

function isAuto(name: unknown, image: unknown): boolean {
  return name === 'istio-proxy' && image === 'auto';
}

function istioWebhooks(mesh: Mesh): readonly JsonObject[] {
  return mesh
    .kind('MutatingWebhookConfiguration', 'admissionregistration.k8s.io')
    .flatMap(({ json }) => objectsOf(json.webhooks).map(([, webhook]) => webhook))
    .filter(({ name }) => typeof name === 'string' && name.endsWith('istio.io'));
}

function matches(webhooks: readonly JsonObject[], namespace: VirtualPod['labels'], pod: VirtualPod['labels']): boolean {
  return webhooks.some(
    (webhook) => selects(webhook.namespaceSelector, namespace) && selects(webhook.objectSelector, pod),
  );
}

/** What the webhooks of a standard installation take. */
function isInjected(namespace: VirtualPod['labels'], pod: VirtualPod['labels']): boolean {
  if (pod[INJECT] === 'false' || namespace['istio-injection'] === 'disabled') return false;
  return (
    namespace['istio-injection'] === 'enabled' ||
    namespace['istio.io/rev'] !== undefined ||
    pod[INJECT] === 'true' ||
    pod['istio.io/rev'] !== undefined
  );
}

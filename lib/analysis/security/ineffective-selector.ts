import { asObject, at, stringMap } from '../../mesh/json';
import { ISTIO_EXTENSIONS, ISTIO_SECURITY, ISTIO_TELEMETRY } from '../../mesh/kinds';
import type { VirtualPod } from '../../mesh/mesh';
import { objectName } from '../ignore';
import { hasTarget } from '../policy-target';
import type { Rule } from '../rule';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

const POLICIES = [
  ['AuthorizationPolicy', ISTIO_SECURITY],
  ['RequestAuthentication', ISTIO_SECURITY],
  ['Telemetry', ISTIO_TELEMETRY],
  ['WasmPlugin', ISTIO_EXTENSIONS],
] as const;

export const ineffectiveSelector: Rule = {
  code: 'IST0166',
  title: 'policy that selects the pods of a Kubernetes Gateway by label',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin', 'Gateway', 'Pod'],
  fix: 'name the Gateway in targetRefs in place of the selector',
  description:
    'Policies for a Gateway of the Gateway API are attached with targetRefs. Waypoints take no notice of a selector at all; other gateways do by default, and stop when istiod runs with ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY=false.',
  check(mesh, report) {
    for (const [kind, group] of POLICIES) {
      for (const object of mesh.kind(kind, group)) {
        const selector = asObject(object.spec.selector);
        const attached = mesh.options.compat ? asObject(object.spec.targetRef) !== undefined : hasTarget(object);
        if (selector === undefined || attached) continue;
        const labels = stringMap(at(selector, 'matchLabels')) ?? {};
        // Without labels a policy is for the namespace, and not for its gateways.
        if (!mesh.options.compat && Object.keys(labels).length === 0) continue;
        const told = new Set<string>();
        for (const pod of mesh.podsMatching(labels, mesh.namespaceOf(object))) {
          const gateway = pod.labels[GATEWAY_NAME];
          if (gateway === undefined || told.has(gateway)) continue;
          told.add(gateway);
          const ignored = mesh.options.compat || isWaypoint(pod);
          report({
            object,
            pointer: '/spec/selector',
            message: ignored
              ? `${objectName(object)} selects the pods of Gateway ${gateway} by label, which they ignore: only targetRefs reach them`
              : `${objectName(object)} selects the pods of Gateway ${gateway} by label, which works only while istiod allows it; targetRefs always do`,
            ...(!ignored && { severity: 'info' }),
          });
        }
      }
    }
  },
};

function isWaypoint({ labels, workload }: VirtualPod): boolean {
  const managed = labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller';
  return managed || at(workload.spec, 'gatewayClassName') === 'istio-waypoint';
}

import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import type { Report, Rule } from '../rule';
import { actionOf, isDryRun, type PolicyRule, policyRules } from './authorization-rules';
import { servedPods } from './served-pods';

/** Protocols whose requests the proxy does not read as HTTP. */
const TCP = new Set(['TCP', 'TLS', 'HTTPS', 'MONGO', 'MYSQL', 'REDIS']);

/** A rule about HTTP for a port that speaks something else. */
export const httpAttributesOnTcp: Rule = {
  code: 'MESH0502',
  title: 'authorization rule asks for HTTP on a TCP port',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'Service', 'Deployment', 'StatefulSet'],
  fix: 'limit the rule to the HTTP ports (operation.ports), and give the TCP port a rule of source and port only',
  description:
    'On a port that the mesh treats as TCP there are no methods, paths, headers or tokens. A rule of ALLOW that asks for one is dropped there, and the policy then refuses every connection; a rule of DENY or CUSTOM loses the condition and strikes more than it says. Where the port does speak HTTP, its name or appProtocol in the Service is the mistake.',
  check(mesh, report) {
    const seen = new Set<string>();
    for (const pod of servedPods(mesh)) {
      const policies = mesh.policiesOf(pod, 'AuthorizationPolicy').filter((policy) => !isDryRun(policy));
      if (policies.length > 0) checkPod(mesh, pod, policies, seen, report);
    }
  },
};

interface TcpPort {
  readonly number: number;
  readonly protocol: string;
}

function checkPod(
  mesh: Mesh,
  pod: VirtualPod,
  policies: readonly ManifestObject[],
  seen: Set<string>,
  report: Report,
): void {
  const ports = tcpPorts(mesh, pod);
  if (ports.length === 0) return;
  const rulesOf = new Map(policies.map((policy) => [policy, policyRules(policy)]));
  for (const [policy, rules] of rulesOf) {
    const action = actionOf(policy);
    for (const rule of rules) {
      const port = ports.find(({ number }) => rule.ports === undefined || rule.ports.includes(number));
      if (rule.http.length === 0 || port === undefined) continue;
      // That a DENY of HTTP attributes only strikes all of TCP is IST0133's.
      if (action !== 'ALLOW' && !rule.layer4) continue;
      if (action === 'ALLOW' && isAllowed(rulesOf, port)) continue;
      const key = `${mesh.namespaceOf(policy)}/${policy.name}${rule.pointer}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const what = `${rule.http.join(', ')} cannot be known on ${port.protocol} port ${port.number} of ${pod.name}`;
      const effect =
        action === 'ALLOW'
          ? 'so the rule is dropped there and every connection is refused'
          : `so the rule of ${action} strikes there without asking for ${rule.http.length === 1 ? 'it' : 'them'}`;
      report({ object: policy, pointer: rule.pointer, message: `${what}, ${effect}` });
    }
  }
}

/** Whether another rule lets connections to the port in. */
function isAllowed(rulesOf: ReadonlyMap<ManifestObject, readonly PolicyRule[]>, { number }: TcpPort): boolean {
  return [...rulesOf].some(([policy, rules]) => {
    if (actionOf(policy) !== 'ALLOW') return false;
    return rules.some((rule) => rule.http.length === 0 && (rule.ports === undefined || rule.ports.includes(number)));
  });
}

function tcpPorts(mesh: Mesh, pod: VirtualPod): TcpPort[] {
  return mesh.servicesOf(pod).flatMap(({ ports }) =>
    ports.flatMap(({ protocol, targetPort }) => {
      const number =
        typeof targetPort === 'number' ? targetPort : pod.ports.find(({ name }) => name === targetPort)?.containerPort;
      return protocol === undefined || !TCP.has(protocol) || number === undefined ? [] : [{ number, protocol }];
    }),
  );
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { isJsonObject } from '../../manifest/object';
import type { Report, Rule } from '../rule';
import { admissionOf } from './admission';

/** Fields that Istio gave up. */
export const deprecatedField: Rule = {
  code: 'IST0002',
  title: 'deprecated field',
  severity: 'warning',
  reads: ['VirtualService', 'DestinationRule', 'Sidecar'],
  fix: 'use what replaces it',
  description:
    'The field still works, or is silently ignored, but is going to disappear. The release that removes it changes what the mesh does.',
  check(mesh, report) {
    for (const object of [...mesh.kind('VirtualService'), ...mesh.kind('Sidecar')]) {
      for (const { level, pointer, message, fix } of admissionOf(object, mesh)) {
        if (level === 'deprecated') report({ object, pointer, message, ...(fix === undefined ? {} : { fix }) });
      }
    }
    if (mesh.options.compat) return;
    for (const object of mesh.virtualServices) checkCors(object as ManifestObject, report);
    for (const object of mesh.destinationRules) checkBalancers(object as ManifestObject, report);
  },
};

function checkCors(object: ManifestObject, report: Report): void {
  const { http } = object.spec;
  if (!Array.isArray(http)) return;
  http.forEach((route, index) => {
    const policy = isJsonObject(route) ? route.corsPolicy : undefined;
    if (!isJsonObject(policy) || policy.allowOrigin === undefined) return;
    report({
      object,
      pointer: `/spec/http/${index}/corsPolicy/allowOrigin`,
      message: 'corsPolicy.allowOrigin is deprecated',
      fix: 'use allowOrigins with exact, prefix or regex',
    });
  });
}

function checkBalancers(object: ManifestObject, report: Report): void {
  const visit = (policy: unknown, pointer: string): void => {
    if (!isJsonObject(policy)) return;
    checkBalancer(object, policy.loadBalancer, `${pointer}/loadBalancer`, report);
    const { portLevelSettings: ports } = policy;
    for (const [index, port] of Array.isArray(ports) ? ports.entries() : []) {
      visit(port, `${pointer}/portLevelSettings/${index}`);
    }
  };
  const { trafficPolicy, subsets } = object.spec;
  visit(trafficPolicy, '/spec/trafficPolicy');
  if (!Array.isArray(subsets)) return;
  subsets.forEach((subset, index) => {
    if (isJsonObject(subset)) visit(subset.trafficPolicy, `/spec/subsets/${index}/trafficPolicy`);
  });
}

function checkBalancer(object: ManifestObject, balancer: unknown, pointer: string, report: Report): void {
  if (!isJsonObject(balancer)) return;
  if (balancer.simple === 'LEAST_CONN') {
    report({
      object,
      pointer: `${pointer}/simple`,
      message: 'the load balancer LEAST_CONN is deprecated',
      fix: 'use LEAST_REQUEST, which does the same',
    });
  }
  if (balancer.warmupDurationSecs !== undefined) {
    report({
      object,
      pointer: `${pointer}/warmupDurationSecs`,
      message: 'loadBalancer.warmupDurationSecs is deprecated',
      fix: 'use warmup.duration',
    });
  }
}

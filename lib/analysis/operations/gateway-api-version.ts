import type { Rule } from '../rule';

const VERSION = 'gateway.networking.k8s.io/bundle-version';

/** The release of the Gateway API that Istio needs for a kind; it ignores older CRDs. */
const LEAST: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ['grpcroutes.gateway.networking.k8s.io', [1, 1, 0]],
  ['backendtlspolicies.gateway.networking.k8s.io', [1, 4, 0]],
  ['tlsroutes.gateway.networking.k8s.io', [1, 5, 0]],
  ['tcproutes.gateway.networking.k8s.io', [1, 6, 0]],
]);

export const gatewayApiVersion: Rule = {
  code: 'IST0176',
  title: 'CRD of the Gateway API that is too old for Istio',
  severity: 'warning',
  reads: ['CustomResourceDefinition'],
  fix: 'install the CRDs of a newer release of the Gateway API',
  description:
    'Istio reads some kinds of the Gateway API only from the release on in which their CRD has the fields that it needs. It does not watch an older CRD, so that the routes of that kind do nothing.',
  check(mesh, report) {
    for (const object of mesh.kind('CustomResourceDefinition', 'apiextensions.k8s.io')) {
      const least = LEAST.get(object.name);
      const installed = versionOf(object.annotations[VERSION]);
      if (least === undefined || installed === undefined || !isBelow(installed, least)) continue;
      report({
        object,
        pointer: `/metadata/annotations/${VERSION.replace('/', '~1')}`,
        message: `the CRD ${object.name} is of Gateway API ${installed.join('.')}, and Istio needs ${least.join('.')}: it ignores objects of this kind`,
      });
    }
  },
};

/** The numbers of a version, without what comes before a release: `v1.5.0-rc.1` is 1.5.0. */
function versionOf(text: string | undefined): readonly [number, number, number] | undefined {
  const found = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/.exec(text ?? '');
  return found ? [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)] : undefined;
}

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0);
}

import type { Rule } from '../rule';
import { gatewayApiCrds, listOf } from './gateway-api-crds';

export const gatewayApiWithoutBeta: Rule = {
  code: 'IST0156',
  title: 'CRD of the Gateway API that Istio cannot read',
  severity: 'error',
  reads: ['CustomResourceDefinition'],
  fix: 'install the CRDs of a newer release of the Gateway API',
  description:
    'Istio reads Gateways and routes in the versions v1 and v1beta1, and this CRD serves neither: it is of a release before 0.5. The objects of its kind can be applied, but istiod does not see them.',
  check(mesh, report) {
    for (const { object, kind, versions } of gatewayApiCrds(mesh)) {
      // istioctl asks for v1beta1 even where v1 is there.
      if (versions.includes('v1beta1') || (!mesh.options.compat && versions.includes('v1'))) continue;
      report({
        object,
        pointer: '/spec/versions',
        message: `the CRD of ${kind} serves ${listOf(versions)}, and Istio needs v1beta1 or v1`,
      });
    }
  },
};

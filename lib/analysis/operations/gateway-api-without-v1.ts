import type { Rule } from '../rule';
import { gatewayApiCrds, listOf } from './gateway-api-crds';

export const gatewayApiWithoutV1: Rule = {
  code: 'IST0172',
  title: 'CRD of the Gateway API that the next Istio cannot read',
  severity: 'warning',
  reads: ['CustomResourceDefinition'],
  fix: 'install the CRDs of a newer release of the Gateway API',
  description:
    'The CRD serves v1beta1 but not v1, which later releases of Istio read: it is of a release before 1.0. After such an upgrade istiod no longer sees the objects of its kind.',
  check(mesh, report) {
    for (const { object, kind, versions } of gatewayApiCrds(mesh)) {
      // References were allowed in v1beta1 for years after routes had their v1.
      if (kind === 'ReferenceGrant' || versions.includes('v1')) continue;
      // Without v1beta1 either, nothing works already: that is another mistake.
      if (!mesh.options.compat && !versions.includes('v1beta1')) continue;
      report({
        object,
        pointer: '/spec/versions',
        message: `the CRD of ${kind} serves ${listOf(versions)}, and later releases of Istio need v1`,
      });
    }
  },
};

import type { ManifestObject } from '../../manifest/manifest-object';
import { oneOf } from '../../manifest/violation';
import type { Rule } from '../rule';
import { hasGatewayWorkloads, INSTALLED, installedLabels, selectorOf, written } from './selectors';

/** IST0101, KIA0302: a Gateway that configures no pod. */
export const missingGatewayWorkload: Rule = {
  code: 'IST0101',
  title: 'selector of a Gateway matches no pod',
  severity: 'error',
  reads: ['Gateway', 'Pod', 'Deployment'],
  aliases: ['KIA0302'],
  fix: 'take the labels of the pods of the gateway; istioctl labels them `istio: ingressgateway`, the Helm chart `istio: ingress`',
  description:
    'No pod carries the labels that a Gateway selects, so no proxy opens its ports and all that is bound to it is unreachable. Gateways that the installation of Istio brings along are seldom among the manifests of an application: without the pods of any gateway it is only said as information.',
  check(mesh, report) {
    let certain: boolean | undefined;
    let labels: readonly string[] | undefined;
    for (const gateway of mesh.gateways) {
      const selector = selectorOf(gateway);
      if (mesh.podsMatching(selector).length > 0) continue;
      if (Object.keys(selector).length === 0 && !mesh.options.compat) continue;
      certain ??= hasGatewayWorkloads(mesh);
      if (!certain && INSTALLED.has(selector.istio ?? '')) continue;
      labels ??= installedLabels(mesh);
      report({
        object: gateway as ManifestObject,
        pointer: '/spec/selector',
        message: `selector ${written(selector)} matches no pod${certain ? '' : ' of the given manifests'}`,
        ...(certain ? {} : { severity: 'info' as const }),
        ...fixOf(selector.istio, labels),
      });
    }
  },
};

/** The labels to choose from, where the label `istio` alone is at fault. */
function fixOf(istio: string | undefined, labels: readonly string[]): { fix?: string } {
  if (istio === undefined || labels.length === 0 || labels.includes(istio)) return {};
  return {
    fix: `the pods of gateways that are given carry ${oneOf(labels.map((label) => `istio: ${label}`))}: select that`,
  };
}

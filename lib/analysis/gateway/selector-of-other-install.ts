import type { ManifestObject } from '../../manifest/manifest-object';
import { at, stringMap } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { hasGatewayWorkloads } from './selectors';

/** The labels that installations give to their gateways' pods. */
const OTHER: { readonly [label: string]: readonly [install: string, otherLabel: string, other: string] } = {
  ingressgateway: ['istioctl and its profiles', 'ingress', 'the Helm chart as release istio-ingress'],
  ingress: ['the Helm chart as release istio-ingress', 'ingressgateway', 'istioctl and its profiles'],
  egressgateway: ['istioctl and its profiles', 'egress', 'the Helm chart as release istio-egress'],
  egress: ['the Helm chart as release istio-egress', 'egressgateway', 'istioctl and its profiles'],
};

/** A Gateway that fits one way to install Istio and not the other. */
export const selectorOfOtherInstall: Rule = {
  code: 'MESH0605',
  title: 'selector fits one way to install the gateway',
  severity: 'info',
  reads: ['Gateway', 'Deployment'],
  fix: 'compare the selector with the labels of the pods: kubectl get pods -A -l istio --show-labels',
  description:
    'The pods of a gateway carry istio: ingressgateway where istioctl installs it, and istio: ingress where the Helm chart does as release istio-ingress. A Gateway with the other selector configures nothing, and clients get 404 or a refused connection. Reported where the given manifests hold no pod of a gateway; otherwise the selector is checked against them.',
  check(mesh, report) {
    if (hasGatewayWorkloads(mesh)) return; // Then IST0101 knows whether there are such pods.
    const told = new Map<string, ManifestObject[]>();
    for (const object of mesh.kind('Gateway', ISTIO_NETWORKING)) {
      const label = stringMap(at(object.spec, 'selector'))?.istio ?? '';
      if (!Object.hasOwn(OTHER, label) || mesh.gatewayPods(object).length > 0) continue;
      const same = told.get(label);
      if (same === undefined) told.set(label, [object]);
      else same.push(object);
    }
    for (const [label, [object, ...others]] of told) {
      const install = OTHER[label];
      if (object === undefined || install === undefined) continue;
      const [own, otherLabel, other] = install;
      const more = others.length === 0 ? '' : `; ${others.length} more of the Gateways select the same`;
      const message = `istio: ${label} selects the gateway of ${own}; the pods of ${other} are labelled istio: ${otherLabel}${more}`;
      report({ object, pointer: '/spec/selector/istio', message });
    }
  },
};

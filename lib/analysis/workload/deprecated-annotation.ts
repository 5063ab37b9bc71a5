import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { ANNOTATED_KINDS, annotationsOf, carrierOf } from './annotated-metadata';

const INJECT = 'sidecar.istio.io/inject';

/** What to write in place of a deprecated annotation. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [INJECT, `write it as the label ${INJECT}, which selects the pod for injection`],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', 'use istio.io/reroute-virtual-interfaces'],
  ['sidecar.istio.io/discoveryAddress', 'set discoveryAddress in the annotation proxy.istio.io/config'],
  ['sidecar.istio.io/extraStatTags', 'set extraStatTags in the annotation proxy.istio.io/config'],
  ['sidecar.istio.io/statsCompression', 'set statsCompression in the annotation proxy.istio.io/config'],
  ['sidecar.istio.io/statsInclusionPrefixes', 'set proxyStatsMatcher in the annotation proxy.istio.io/config'],
  ['sidecar.istio.io/statsInclusionSuffixes', 'set proxyStatsMatcher in the annotation proxy.istio.io/config'],
  ['sidecar.istio.io/statsInclusionRegexps', 'set proxyStatsMatcher in the annotation proxy.istio.io/config'],
]);

export const deprecatedAnnotation: Rule = {
  code: 'IST0135',
  title: 'deprecated annotation of Istio',
  severity: 'info',
  reads: ANNOTATED_KINDS,
  fix: 'remove the annotation',
  description:
    'Istio still reads the annotation but has given it up, so that a later release may ignore it. For sidecar.istio.io/inject the label of the same name is the replacement; an object that carries both is left alone.',
  check(mesh, report) {
    for (const found of annotationsOf(mesh)) {
      if (!found.known?.deprecated || (found.name === INJECT && Object.hasOwn(found.labels, INJECT))) continue;
      const instead = INSTEAD.get(found.name);
      report({
        object: found.object,
        pointer: found.pointer,
        message: `annotation ${found.name} of ${carrierOf(found, objectName(found.object))} is deprecated`,
        ...(instead !== undefined && { fix: instead }),
      });
    }
  },
};

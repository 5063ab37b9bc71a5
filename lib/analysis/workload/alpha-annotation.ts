import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { ANNOTATED_KINDS, annotationsOf, carrierOf } from './annotated-metadata';

export const alphaAnnotation: Rule = {
  code: 'IST0136',
  title: 'annotation of Istio that is still alpha',
  severity: 'info',
  reads: ANNOTATED_KINDS,
  compatOnly: true,
  fix: 'none is needed; look into the release notes before an upgrade',
  description:
    'Istio gives no promise for the annotation: a release may change or drop it. Nearly all of its annotations are at this stage, also those that its own documentation recommends, so that this is reported only to compare with istioctl.',
  check(mesh, report) {
    for (const found of annotationsOf(mesh)) {
      if (found.known?.status !== 'Alpha') continue;
      report({
        object: found.object,
        pointer: found.pointer,
        message: `annotation ${found.name} of ${carrierOf(found, objectName(found.object))} is alpha`,
      });
    }
  },
};

import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { ANNOTATED_KINDS, annotationsOf, carrierOf, isPlaced } from './annotated-metadata';
import { annotationValues } from './annotation-values';

export const invalidAnnotation: Rule = {
  code: 'IST0125',
  title: 'annotation of Istio with a value that it cannot read',
  severity: 'warning',
  reads: ANNOTATED_KINDS,
  fix: 'correct the value',
  description:
    'The sidecar injector checks the values of its annotations when a pod is created. It refuses a pod with a value that it cannot read, so that the workload does not start.',
  check(mesh, report) {
    for (const found of annotationsOf(mesh)) {
      if (!isPlaced(found) || found.known?.kinds.includes('Any')) continue;
      const must = annotationValues.get(found.name)?.(found.value);
      if (must === undefined) continue;
      const carrier = carrierOf(found, objectName(found.object));
      report({
        object: found.object,
        pointer: found.pointer,
        message: `annotation ${found.name} of ${carrier} has the value ${JSON.stringify(found.value)}, and must be ${must}`,
      });
    }
  },
};

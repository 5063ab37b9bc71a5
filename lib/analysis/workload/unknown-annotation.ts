import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { ANNOTATED_KINDS, annotationsOf, carrierOf } from './annotated-metadata';

export const unknownAnnotation: Rule = {
  code: 'IST0108',
  title: 'annotation that Istio does not know',
  severity: 'warning',
  reads: ANNOTATED_KINDS,
  fix: 'correct the name, or remove the annotation; where a label is meant, move it to labels',
  description:
    'The name is in a domain of Istio, but Istio has no annotation of that name and ignores it. It is mostly a typing error, an annotation of an old release, or one of the labels that look like annotations. An annotation of a newer release than the list here is harmless.',
  check(mesh, report) {
    for (const found of annotationsOf(mesh)) {
      if (found.known !== undefined) continue;
      const carrier = carrierOf(found, objectName(found.object));
      report({
        object: found.object,
        pointer: found.pointer,
        message: `Istio has no annotation ${found.name} (on ${carrier})`,
      });
    }
  },
};

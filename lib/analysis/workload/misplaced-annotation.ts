import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { ANNOTATED_KINDS, annotationsOf, isPlaced } from './annotated-metadata';

export const misplacedAnnotation: Rule = {
  code: 'IST0107',
  title: 'annotation of Istio on a kind that it has no meaning on',
  severity: 'warning',
  reads: ANNOTATED_KINDS,
  fix: 'move the annotation to a kind that Istio reads it on, or remove it',
  description:
    'Istio reads each of its annotations on certain kinds only and ignores it elsewhere without a word. The usual case is an annotation for pods in the metadata of a Deployment: it belongs to spec.template.metadata, because only that reaches the pods.',
  check(mesh, report) {
    for (const found of annotationsOf(mesh)) {
      if (found.known === undefined || isPlaced(found)) continue;
      const template = mesh.podOf(found.object)?.podPointer ?? '';
      const toTemplate = found.known.kinds.includes('Pod') && template !== '' && found.on !== 'Pod';
      report({
        object: found.object,
        pointer: found.pointer,
        message: `annotation ${found.name} has no effect on ${objectName(found.object)}: Istio reads it on ${found.known.kinds.join(', ')}`,
        ...(toTemplate && { fix: `move it to ${template}/metadata/annotations, which the pods get` }),
      });
    }
  },
};

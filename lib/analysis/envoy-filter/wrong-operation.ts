import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { MERGE_ONLY, type Patch, patchesOf, REPLACEABLE } from './patches';

/** IST0152: a patch that replaces what can only be merged into. */
export const replaceOperation: Rule = {
  code: 'IST0152',
  title: 'EnvoyFilter replaces what cannot be replaced',
  severity: 'error',
  reads: ['EnvoyFilter'],
  fix: 'use MERGE',
  description:
    'REPLACE works for network filters, HTTP filters and virtual hosts only. For anything else istiod ignores the patch, so the configuration stays as it was.',
  check: refusing('REPLACE', (applyTo) => !REPLACEABLE.has(applyTo)),
};

/** IST0153: a patch that adds what can only be merged into. */
export const addOperation: Rule = {
  code: 'IST0153',
  title: 'EnvoyFilter adds what cannot be added',
  severity: 'error',
  reads: ['EnvoyFilter'],
  fix: 'use MERGE, or INSERT_FIRST, INSERT_BEFORE or INSERT_AFTER for HTTP_ROUTE',
  description:
    'ADD does nothing for a route configuration or an HTTP route: istiod ignores the patch, and the configuration stays as it was.',
  check: refusing('ADD', (applyTo) => MERGE_ONLY.has(applyTo)),
};

/** IST0154: a patch that removes what cannot be removed. */
export const removeOperation: Rule = {
  code: 'IST0154',
  title: 'EnvoyFilter removes what cannot be removed',
  severity: 'error',
  reads: ['EnvoyFilter'],
  fix: 'change what the VirtualService or the Gateway says, from which the routes are made',
  description:
    'REMOVE does nothing for a route configuration or an HTTP route: istiod ignores the patch, and the configuration stays as it was.',
  check: refusing('REMOVE', (applyTo) => MERGE_ONLY.has(applyTo)),
};

function refusing(operation: Patch['operation'], isWrong: (applyTo: string) => boolean) {
  return (mesh: Mesh, report: Report): void => {
    for (const patch of patchesOf(mesh)) {
      if (patch.operation !== operation || !isWrong(patch.applyTo)) continue;
      report({
        object: patch.object,
        pointer: patch.pointer,
        message: `${operation} has no effect on ${patch.applyTo || 'a patch without applyTo'}`,
      });
    }
  };
}

import type { Workload } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { MeshError } from './errors';
import { checkLabels, type Labels } from './labels';

export type { Labels };

/** Whatever says which pods a rule is for: a workload of cdk8s-plus, a construct with pod labels, or labels. */
export type WorkloadRef = Workload | { readonly podLabels: Labels } | { readonly matchLabels: Labels };

/** The labels that select the pods of `ref`. */
export function labelsOf(ref: WorkloadRef, at: IConstruct, property = 'selector'): Labels {
  if ('podLabels' in ref) return checkSelector(ref.podLabels, `${property}.podLabels`, at);
  if ('matchExpressions' in ref && (ref.matchExpressions.length > 0 || Object.keys(ref.matchLabels).length === 0)) {
    throw new MeshError('MESH_SELECTOR_WITHOUT_LABELS', {
      property,
      value: ref.node.path,
      must: 'be a workload that selects its pods by labels alone',
      fix: 'Istio cannot select by expressions; pass { matchLabels: { … } }',
      at,
    });
  }
  return checkSelector(ref.matchLabels, `${property}.matchLabels`, at);
}

function checkSelector(labels: Labels, property: string, at: IConstruct): Labels {
  for (const [key, text] of Object.entries(labels)) {
    if (key === '' || key.includes('*') || text.includes('*')) {
      const must = 'have no empty key and no wildcard';
      throw new MeshError('MESH_SELECTOR_WILDCARD', { property, value: { [key]: text }, must, at });
    }
  }
  return checkLabels(labels, { property, at });
}

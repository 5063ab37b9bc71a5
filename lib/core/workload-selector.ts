import type { Workload } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { MeshError } from './errors';

/** Whatever says which pods a rule is for: a workload of cdk8s-plus, a construct with pod labels, or labels. */
export type WorkloadRef = Workload | { readonly podLabels: Labels } | { readonly matchLabels: Labels };

/** Label keys and values. */
export type Labels = { readonly [key: string]: string };

/** The labels that select the pods of `ref`. */
export function labelsOf(ref: WorkloadRef, at: IConstruct, property = 'selector'): Labels {
  if ('podLabels' in ref) return ref.podLabels;
  const labels = ref.matchLabels;
  if ('podMetadata' in ref && Object.keys(labels).length === 0) {
    throw new MeshError('MESH_SELECTOR_WITHOUT_LABELS', {
      property,
      value: ref.node.path,
      must: 'be a workload that selects its pods by labels',
      fix: 'Istio cannot select by expressions; pass { matchLabels: { … } }',
      at,
    });
  }
  for (const [key, label] of Object.entries(labels)) {
    if (key === '' || key.includes('*') || label.includes('*')) {
      throw new MeshError('MESH_SELECTOR_WILDCARD', {
        property: `${property}.matchLabels`,
        value: { [key]: label },
        must: 'have no empty key and no wildcard',
        at,
      });
    }
  }
  return labels;
}

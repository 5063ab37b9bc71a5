import type { ManifestObject } from '../../manifest/manifest-object';
import { at, stringMap } from '../../mesh/json';

/** The labels by which a policy selects pods; undefined where it is for all of them. */
export function selectorOf(policy: ManifestObject): { readonly [key: string]: string } | undefined {
  const labels = stringMap(at(policy.spec, 'selector', 'matchLabels'));
  return labels === undefined || Object.keys(labels).length === 0 ? undefined : labels;
}

/** For messages: `app=reviews, version=v1`. */
export function labelText(labels: { readonly [key: string]: string }): string {
  return Object.entries(labels)
    .map(([key, label]) => `${key}=${label}`)
    .join(', ');
}

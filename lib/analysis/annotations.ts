import type { ManifestObject } from '../manifest/manifest-object';
import { glob } from './glob';
import { codesOf } from './ignore';
import type { Finding } from './rule';

const ISTIOCTL = 'galley.istio.io/analyze-suppress';
const KIALI = 'kiali.io/ignore-validations';

/** Whether the object's own annotations hide the finding: istioctl's or Kiali's, for any code, ours too. */
export function isAnnotatedAway(finding: Finding): boolean {
  const codes = suppressedCodes(finding.object);
  return codes.length > 0 && codesOf(finding).some((code) => codes.some((pattern) => glob(pattern)(code)));
}

function suppressedCodes({ annotations }: ManifestObject): readonly string[] {
  const istioctl = listOf(annotations[ISTIOCTL]);
  // Kiali reads an annotation without codes as all codes; istioctl does not.
  const kiali = annotations[KIALI] === undefined ? [] : listOf(annotations[KIALI]);
  return [...istioctl, ...(kiali.length === 0 && annotations[KIALI] !== undefined ? ['*'] : kiali)];
}

function listOf(text: unknown): readonly string[] {
  return typeof text === 'string' ? text.split(',').flatMap((code) => code.trim() || []) : [];
}

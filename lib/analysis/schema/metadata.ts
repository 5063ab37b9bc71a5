import type { Field } from './field';

const FORBIDDEN = [
  'internal.istio.io/parents',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/webhook-always-reject',
];
const DRY_RUN = 'istio.io/dry-run';

/** What admission says of the annotations of Istio's kinds. istioctl does not look at them. */
export function checkMetadata(annotations: Field, kind: string, action: string | undefined): void {
  for (const name of FORBIDDEN) {
    if (annotations.at(name).exists) annotations.at(name).error(`the annotation ${name} is Istio's own`, 'remove it');
  }
  const dryRun = annotations.at(DRY_RUN);
  if (!dryRun.exists) return;
  if (kind !== 'AuthorizationPolicy')
    dryRun.error(`the annotation ${DRY_RUN} works only on an AuthorizationPolicy, not on a ${kind}`, 'remove it');
  else if (action !== undefined && action !== 'ALLOW' && action !== 'DENY')
    dryRun.error(
      `the annotation ${DRY_RUN} works only with the actions ALLOW and DENY, not with ${action}`,
      'remove it',
    );
  else if (dryRun.text !== undefined && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(dryRun.text))
    dryRun.error(`the annotation ${DRY_RUN} must be true or false, but is ${dryRun.shown}`);
}

/** The match of whoever asks hello for version 1. */
export const asksForV1 = [{ headers: { 'version-app': { exact: 'v1' } } }];

/** A route to version 1 of hello. */
export const toV1 = [{ destination: { host: 'hello-svc', subset: 'v1' } }];

/** A route that splits requests between the versions of hello. */
export function split(...weights: readonly number[]) {
  return weights.map((weight, index) => ({ destination: { host: 'hello-svc', subset: `v${index + 1}` }, weight }));
}

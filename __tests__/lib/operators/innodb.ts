import { expect } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { InnoDBCluster, type InnoDBClusterProps } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { type Manifest, messageOf, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

export const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

/** A cluster with the Secret that the sample app has, and what `more` says. */
export function cluster(chart: Chart, more: object = {}): InnoDBCluster {
  const secret = kplus.Secret.fromSecretName(chart, 'passwords', 'mypwds');
  return new InnoDBCluster(chart, 'mycluster', { secret, tlsUseSelfSigned: true, ...more } as InnoDBClusterProps);
}

export function spec(more?: object): Manifest {
  const manifest = renderOne((chart) => cluster(chart, more));
  expect(violations(manifest)).toEqual([]);
  return manifest.spec;
}

export const errorOf = (more: object) => messageOf(() => renderOne((chart) => cluster(chart, more)));

/** As `errorOf`, for what needs a Secret, a claim and the like. */
export const errorOfThose = (more: (secret: kplus.ISecret) => object) =>
  messageOf(() => renderOne((chart) => cluster(chart, more(kplus.Secret.fromSecretName(chart, 's', 'secret')))));

/** A place for dumps. */
export const bucket = {
  s3: { bucketName: 'backups', config: { name: 's3-config' } },
};

import { Mesh } from '../../lib/mesh/mesh';
import { findClient, route } from '../../lib/routing';
import type { Said } from '../behaviour/claim';
import { hostOf, manifestsFor } from './manifests';
import type { Row } from './rows';

/** How often the gateway tries again, as `cdk8s-mesh route` says of the manifests of a row. */
export function retriesOf(row: Row): Said {
  const mesh = Mesh.of(manifestsFor(row).map(({ read }) => read));
  const found = findClient(mesh, `gateway:${row.namespace}/istio-gateway`);
  if ('error' in found) throw new Error(found.error);
  const { retries } = route(mesh, found.client, { host: hostOf(row) }).outcome;
  const timeout = retries?.perTryTimeoutMs ? ` of ${retries.perTryTimeoutMs} ms` : '';
  return { said: `${retries?.attempts} retries${timeout}`, should: row.retries ? '5 retries of 2000 ms' : '0 retries' };
}

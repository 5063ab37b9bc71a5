import { checkManifests } from '../../../lib/analysis/check';
import type { ControlPlane } from '../../control-plane';
import type { Lab } from '../../proof';
import type { Objects, State } from './states';

/** A finding of either tool, as far as both have it. */
export interface Found {
  readonly code: string;
  /** `Gateway bookinfo/bookinfo-gateway`. */
  readonly origin: string;
  readonly message: string;
}

interface IstioctlFinding extends Found {
  readonly level: string;
}

/** Whether findings of our own codes, or those that istioctl would have, are asked for. */
export type Mode = 'compat' | 'own';

/** What `istioctl analyze` says about the objects of an API server. */
export async function foundByIstioctl({ run, binaries }: Lab, { kubeconfigPath }: ControlPlane): Promise<Found[]> {
  const args = ['analyze', '--all-namespaces', '--output', 'json', '--kubeconfig', kubeconfigPath];
  // Codes say how bad the findings are.
  const output = await run.exec(binaries.istioctl, args, { accept: [79] });
  return (JSON.parse(output) as IstioctlFinding[]).map(({ code, origin, message }) => ({ code, origin, message }));
}

/** What `cdk8s-mesh check` says about the manifests: the findings that have a code of istioctl. */
export function foundByCheck({ objects }: State, mode: Mode): Found[] {
  const manifests = { objects: [...objects.values()].map(({ read }) => read), problems: [] };
  const { report } = checkManifests(manifests, mode === 'compat' ? { compat: true } : {});
  return report.findings.flatMap(({ code, aliases = [], origin, message }) => {
    const istioctls = [code, ...aliases].find((name) => name.startsWith('IST'));
    const place = origin.namespace === undefined ? origin.name : `${origin.namespace}/${origin.name}`;
    return istioctls === undefined ? [] : [{ code: istioctls, origin: `${origin.kind} ${place}`, message }];
  });
}

/** Makes the API server hold what a state says and nothing else of either state. */
export async function moveTo(plane: ControlPlane, from: Objects, { objects }: State): Promise<void> {
  const gone = [...from.values()].filter(({ identity }) => !objects.has(identity));
  await plane.delete(gone.map(({ object }) => object));
  const changed = [...objects.values()].filter((manifest) => from.get(manifest.identity) !== manifest);
  await plane.apply(changed.map(({ object }) => object));
}

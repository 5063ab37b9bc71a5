import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, objectsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { VirtualPod } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { gatewaysOf } from './gateway-references';

/** Headers of a match that stand for the claims of a token. */
const CLAIMS = '@request.auth.claims';

/** IST0149: routes by the claims of a token that nothing verifies. */
export const claimsWithoutAuthentication: Rule = {
  code: 'IST0149',
  title: 'routing by token claims without RequestAuthentication',
  severity: 'error',
  reads: ['VirtualService', 'RequestAuthentication', 'Gateway', 'Pod'],
  fix: 'add a RequestAuthentication for the pods of the gateway',
  description:
    'A VirtualService matches on claims of a token (`@request.auth.claims`), but no RequestAuthentication applies to the pods of its gateway. Nothing verifies tokens there, so there are no claims and the match never succeeds.',
  check(mesh, report) {
    for (const virtualService of mesh.virtualServices) {
      const object = virtualService as ManifestObject;
      const claim = claimOf(object);
      if (claim === undefined) continue;
      for (const { name, gateway } of gatewaysOf(mesh, virtualService)) {
        if (!gateway || (mesh.options.compat && gateway.group === GATEWAY_API)) continue;
        const open = mesh
          .gatewayPods(gateway)
          .filter((pod) => mesh.policiesOf(pod, 'RequestAuthentication').length === 0);
        const groups = mesh.options.compat ? open.map((pod) => [pod]) : open.length > 0 ? [open] : [];
        for (const pods of groups) {
          report({
            object,
            pointer: claim.pointer,
            message: `'${claim.key}' is matched on gateway '${name}', but no RequestAuthentication applies to ${workloads(pods)}`,
          });
        }
      }
    }
  },
};

function workloads(pods: readonly VirtualPod[]): string {
  return namesOf(pods.map(({ workload }) => workload));
}

function claimOf(virtualService: ManifestObject): { readonly key: string; readonly pointer: string } | undefined {
  for (const [at, rule] of objectsOf(virtualService.spec.http)) {
    for (const [index, match] of objectsOf(rule.match)) {
      for (const field of ['headers', 'withoutHeaders']) {
        const key = Object.keys(asObject(match[field]) ?? {}).find((name) => name.startsWith(CLAIMS));
        if (key !== undefined) {
          const pointer = `/spec/http/${at}/match/${index}/${field}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          return { key, pointer };
        }
      }
    }
  }
  return undefined;
}

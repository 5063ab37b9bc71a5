import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { credentialsOf } from './credentials';

/** IST0101: a server of a Gateway names a Secret that does not exist. */
export const missingCredential: Rule = {
  code: 'IST0101',
  title: 'credential of a Gateway does not exist',
  severity: 'error',
  reads: ['Gateway', 'Pod', 'Secret'],
  fix: 'create the Secret in the namespace in which the pods of the gateway run',
  description:
    'A server of a Gateway takes its certificate from a Secret that is not in the namespace of the pods of the gateway, which need not be that of the Gateway object. The server accepts no connection. Where the manifests hold no Secrets of that namespace at all it is only said as information.',
  check(mesh, report) {
    // On files alone istioctl skips the analyzers that read kinds of a running cluster (Service, Secret, Pod); where
    // Secrets are given, they stand for those of the cluster.
    if (mesh.options.compat && mesh.secrets.length === 0) return;
    const inventory = inventoryOf(mesh);
    for (const gateway of mesh.gateways) {
      for (const { name, namespace, pointer } of credentialsOf(mesh, gateway as ManifestObject)) {
        const known = inventory.get(namespace);
        if (known?.has(name)) continue;
        const certain = mesh.options.compat || mesh.isComplete(undefined) || known !== undefined;
        report({
          object: gateway as ManifestObject,
          pointer,
          message: `credential '${name}' is no Secret in namespace ${namespace}, where the pods of the gateway run`,
          ...(certain ? {} : { severity: 'info' as const }),
          needs: namespace,
        });
      }
    }
  },
};

/** The names of Secrets by namespace, with those that other objects make. */
function inventoryOf(mesh: Mesh): Map<string, Set<string>> {
  const inventory = new Map<string, Set<string>>();
  const add = (object: ManifestObject, name: string | undefined) => {
    if (name === undefined) return;
    const namespace = mesh.namespaceOf(object);
    inventory.set(namespace, (inventory.get(namespace) ?? new Set()).add(name));
  };
  for (const secret of mesh.secrets) add(secret, secret.name);
  if (mesh.options.compat) return inventory;
  for (const object of mesh.kind('SealedSecret')) add(object, object.name);
  for (const object of mesh.kind('Certificate', 'cert-manager.io')) add(object, asString(object.spec.secretName));
  for (const object of mesh.kind('ExternalSecret'))
    add(object, asString(at(object.spec, 'target', 'name')) ?? object.name);
  return inventory;
}

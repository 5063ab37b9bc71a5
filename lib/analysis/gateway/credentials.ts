import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { selectorOf } from './selectors';

/** A Secret as a server of a Gateway names it. */
export interface Credential {
  readonly name: string;
  /** Of the pods of the gateway. */
  readonly namespace: string;
  /** `/spec/servers/0/tls/credentialName`. */
  readonly pointer: string;
}

/** The Secrets that the servers of an Istio Gateway name; none where no pod of it is known. */
export function credentialsOf(mesh: Mesh, gateway: ManifestObject): Credential[] {
  const [pod] = mesh.podsMatching(selectorOf(gateway));
  if (!pod) return [];
  return objectsOf(gateway.spec.servers).flatMap(([at, server]) => {
    const tls = asObject(server.tls) ?? {};
    const pointer = `/spec/servers/${at}/tls`;
    const many = mesh.options.compat ? [] : stringsOf(tls.credentialNames);
    return [
      { name: asString(tls.credentialName) ?? '', pointer: `${pointer}/credentialName` },
      ...many.map((name, index) => ({ name, pointer: `${pointer}/credentialNames/${index}` })),
    ].flatMap((credential) => {
      if (credential.name === '' || credential.name.includes('://')) return [];
      const slash = credential.name.indexOf('/');
      const namespace = slash < 0 ? pod.namespace : credential.name.slice(0, slash);
      return [{ ...credential, namespace, name: credential.name.slice(slash + 1) }];
    });
  });
}

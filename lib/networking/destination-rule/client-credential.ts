import type { IConfigMap, ISecret } from 'cdk8s-plus-28';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';

/** Where certificates are kept: a Secret, by its object or its name, or a ConfigMap for what is no secret. */
export type ClientCredential = ISecret | IConfigMap | string;

/** The name under which a proxy asks for the certificates. */
export function renderCredential(credential: ClientCredential, rule: MeshResource<unknown>, property: string): string {
  if (typeof credential === 'string') return checkSecretName(credential, rule, property);
  if (credential.kind !== 'ConfigMap') return credential.name;
  const { metadata } = credential as { readonly metadata?: { readonly namespace?: string } };
  const namespace = metadata?.namespace ?? rule.namespace;
  if (namespace === undefined || namespace !== rule.namespace) {
    throw new MeshError('MESH_CREDENTIAL_NAMESPACE', {
      property,
      value: namespace === undefined ? credential.name : `${namespace}/${credential.name}`,
      must: 'be a ConfigMap in the namespace of the rule',
      fix: 'give both the same namespace',
      at: rule,
    });
  }
  return `configmap://${namespace}/${credential.name}`;
}

function checkSecretName(name: string, at: MeshResource<unknown>, property: string): string {
  if (!/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)) {
    throw new MeshError('MESH_INVALID_NAME', {
      property,
      value: name,
      must: 'be the name of a Secret',
      ...(name.startsWith('configmap://') ? { fix: 'pass the ConfigMap itself' } : {}),
      at,
    });
  }
  return name;
}

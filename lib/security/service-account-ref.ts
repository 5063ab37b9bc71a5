import type { IServiceAccount } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/** A ServiceAccount of cdk8s-plus, or what runs as one: a workload, or a construct such as `VersionedService`. */
export type ServiceAccountObject = IServiceAccount | { readonly serviceAccount?: IServiceAccount | undefined };

/** A ServiceAccount by its object, or by its name: `sa` in the namespace of the policy, `ns/sa` in another. */
export type ServiceAccountRef = ServiceAccountObject | string;

/** Who a workload is, as far as Kubernetes knows. */
export interface Identity {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The name and namespace of the ServiceAccount. */
export function identityOf(ref: ServiceAccountObject, place: Place): Identity {
  const account = 'serviceAccount' in ref ? ref.serviceAccount : (ref as IServiceAccount);
  if (account === undefined) {
    throw new MeshError('MESH_NO_SERVICE_ACCOUNT', {
      ...place,
      value: (ref as Partial<IConstruct>).node?.path,
      must: 'have a ServiceAccount',
      fix: 'give the workload one: by default it shares that of its namespace',
    });
  }
  const { name, namespace } = account.toSubjectConfiguration();
  return { name, namespace };
}

/** The ServiceAccount as `sa` where the policy shares its namespace, as `ns/sa` elsewhere. */
export function renderServiceAccount(ref: ServiceAccountRef, policy: MeshResource<unknown>, property: string): string {
  const place = { property, at: policy };
  if (typeof ref === 'string') return checkServiceAccountName(ref, place);
  const { name, namespace } = identityOf(ref, place);
  if (namespace === policy.namespace) return name;
  if (namespace === undefined) throw withoutNamespace(name, place);
  return checkServiceAccountName(`${namespace}/${name}`, place);
}

/** The error for an identity that cannot be told apart from those of other namespaces. */
export function withoutNamespace(name: string, place: Place): MeshError {
  return new MeshError('MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE', {
    ...place,
    value: name,
    must: 'be a ServiceAccount with a namespace',
    fix: 'give the ServiceAccount or its chart a namespace',
  });
}

const NAME = /^(?:[^/*]+\/)?[^/*]+$/;

function checkServiceAccountName(name: string, place: Place): string {
  if (!NAME.test(name) || name.length > 320) {
    throw new MeshError('MESH_INVALID_SERVICE_ACCOUNT', {
      ...place,
      value: name,
      must: "be the name of a ServiceAccount, or 'namespace/name', without '*' and with at most 320 characters",
      ...(name.includes('/sa/')
        ? { fix: 'write identities such as cluster.local/ns/bookinfo/sa/reviews as principals' }
        : {}),
    });
  }
  return name;
}

import type { ManifestObject } from '../manifest/manifest-object';

/** Kinds that stand outside every namespace. */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTriggerAuthentication',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'FlowSchema',
  'GatewayClass',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/** Whether objects of the kind have no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/** The namespace of an object; `default` where none is written, as `kubectl apply` has it. */
export function namespaceOf(object: ManifestObject<unknown>): string {
  return object.namespace ?? 'default';
}

/** Objects by kind and by name. Of two with one name the later counts, as it would for `kubectl apply`. */
export class ObjectIndex {
  private readonly byKind = new Map<string, ManifestObject[]>();
  private readonly byName = new Map<string, ManifestObject>();

  constructor(readonly objects: readonly ManifestObject[]) {
    for (const object of objects) {
      this.file(object.kind, object);
      this.file(`${object.group}/${object.kind}`, object);
      const namespace = isClusterScoped(object.kind) ? undefined : namespaceOf(object);
      this.byName.set(nameKey(object.kind, undefined, namespace, object.name), object);
      this.byName.set(nameKey(object.kind, object.group, namespace, object.name), object);
    }
  }

  kind(kind: string, group?: string): readonly ManifestObject[] {
    return this.byKind.get(group === undefined ? kind : `${group}/${kind}`) ?? [];
  }

  find(
    kind: string,
    group: string | undefined,
    namespace: string | undefined,
    name: string,
  ): ManifestObject | undefined {
    return this.byName.get(nameKey(kind, group, namespace, name));
  }

  private file(key: string, object: ManifestObject): void {
    const filed = this.byKind.get(key);
    if (filed === undefined) this.byKind.set(key, [object]);
    else filed.push(object);
  }
}

function nameKey(kind: string, group: string | undefined, namespace: string | undefined, name: string): string {
  return `${kind}\n${group ?? '*'}\n${namespace ?? '*'}\n${name}`;
}

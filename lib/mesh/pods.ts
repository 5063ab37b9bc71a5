import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { gatewayPods } from './generated-gateways';
import { operatorPods } from './generated-operators';
import { asNumber, asObject, asString, at, objectsOf, stringMap } from './json';
import { LabelIndex } from './label-index';
import type { MeshNamespace, PodContainer, PodPort, VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';
import { membershipOf, membershipToIstioctl } from './pod-membership';

/** Where each kind keeps the template of its pods. */
const TEMPLATES: readonly { readonly kind: string; readonly group: string; readonly pointer: string }[] = [
  { kind: 'Pod', group: '', pointer: '' },
  { kind: 'Deployment', group: 'apps', pointer: '/spec/template' },
  { kind: 'StatefulSet', group: 'apps', pointer: '/spec/template' },
  { kind: 'DaemonSet', group: 'apps', pointer: '/spec/template' },
  { kind: 'ReplicaSet', group: 'apps', pointer: '/spec/template' },
  { kind: 'ReplicationController', group: '', pointer: '/spec/template' },
  { kind: 'Job', group: 'batch', pointer: '/spec/template' },
  { kind: 'CronJob', group: 'batch', pointer: '/spec/jobTemplate/spec/template' },
  { kind: 'Rollout', group: 'argoproj.io', pointer: '/spec/template' },
];

/** The kinds that make pods. */
export const WORKLOAD_KINDS: readonly string[] = TEMPLATES.map(({ kind }) => kind);

/** Labels that each pod of a StatefulSet gets for itself. */
const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';

/** The pods of a mesh, by label and by workload. */
export class PodIndex {
  /** Those that the given objects make. */
  readonly written: readonly VirtualPod[];
  private readonly anywhere = new LabelIndex<VirtualPod>();
  private readonly byNamespace = new Map<string, LabelIndex<VirtualPod>>();
  private readonly byWorkload = new Map<ManifestObject<unknown>, VirtualPod>();

  constructor(
    index: ObjectIndex,
    namespaces: ReadonlyMap<string, MeshNamespace>,
    compat: boolean,
    ingressGateway: ManifestObject | undefined,
  ) {
    const written: VirtualPod[] = [];
    for (const { kind, group, pointer } of TEMPLATES) {
      if (compat && kind !== 'Pod') continue;
      for (const workload of index.kind(kind, group)) {
        const pod = podOf(workload, pointer, namespaces, compat);
        if (pod !== undefined) written.push(pod);
      }
    }
    if (ingressGateway !== undefined) {
      const pod = podOf(ingressGateway, '', namespaces, compat);
      if (pod !== undefined) written.push(pod);
    }
    this.written = written;
    for (const pod of written) this.file(pod);
    if (compat) return;
    for (const pod of [...gatewayPods(index), ...operatorPods(index, namespaces)]) this.file(pod);
  }

  matching(labels: object, namespace?: string): readonly VirtualPod[] {
    const pods = namespace === undefined ? this.anywhere : this.byNamespace.get(namespace);
    if (pods === undefined) return [];
    if (!(Object.hasOwn(labels, POD_NAME) || Object.hasOwn(labels, POD_INDEX))) return pods.matching(labels);
    const { [POD_NAME]: name, [POD_INDEX]: index, ...rest } = labels as { readonly [key: string]: unknown };
    return pods.matching(rest).filter((pod) => hasOrdinal(pod, name, index));
  }

  ofWorkload(workload: ManifestObject<unknown>): VirtualPod | undefined {
    return this.byWorkload.get(workload);
  }

  private file(pod: VirtualPod): void {
    if (!this.byWorkload.has(pod.workload)) this.byWorkload.set(pod.workload, pod);
    this.anywhere.add(pod.labels, pod);
    let pods = this.byNamespace.get(pod.namespace);
    if (pods === undefined) {
      pods = new LabelIndex();
      this.byNamespace.set(pod.namespace, pods);
    }
    pods.add(pod.labels, pod);
  }
}

function podOf(
  workload: ManifestObject,
  pointer: string,
  namespaces: ReadonlyMap<string, MeshNamespace>,
  compat: boolean,
): VirtualPod | undefined {
  const template = asObject(at(workload.json, ...pointer.split('/').slice(1)));
  if (template === undefined) return undefined;
  const namespace = namespaceOf(workload);
  const spec = asObject(template.spec) ?? {};
  const labels = stringMap(at(template, 'metadata', 'labels')) ?? {};
  const annotations = stringMap(at(template, 'metadata', 'annotations')) ?? {};
  const membership = compat ? membershipToIstioctl : membershipOf;
  return {
    name: workload.name,
    namespace,
    labels,
    annotations,
    containers: [...containersOf(spec, 'containers', pointer), ...containersOf(spec, 'initContainers', pointer)],
    ports: portsOf(spec, pointer),
    serviceAccount: asString(spec.serviceAccountName) || asString(spec.serviceAccount) || 'default',
    hostNetwork: spec.hostNetwork === true,
    workload,
    replicas: pointer === '' ? 1 : asNumber(at(workload.spec, 'replicas')),
    inMesh: membership({ labels, annotations, spec }, namespaces.get(namespace)),
    podPointer: pointer,
    generated: false,
  };
}

function containersOf(spec: JsonObject, field: 'containers' | 'initContainers', pointer: string): PodContainer[] {
  return objectsOf(spec[field]).map(([index, json]) => ({
    name: asString(json.name) ?? '',
    image: asString(json.image),
    json,
    pointer: `${pointer}/spec/${field}/${index}`,
    init: field === 'initContainers',
  }));
}

function portsOf(spec: JsonObject, pointer: string): PodPort[] {
  const ports: PodPort[] = [];
  for (const [container, { ports: declared }] of objectsOf(spec.containers)) {
    for (const [index, port] of objectsOf(declared)) {
      const containerPort = asNumber(port.containerPort);
      if (containerPort === undefined) continue;
      ports.push({
        containerPort,
        name: asString(port.name),
        protocol: asString(port.protocol) ?? 'TCP',
        pointer: `${pointer}/spec/containers/${container}/ports/${index}`,
      });
    }
  }
  return ports;
}

/** Whether a StatefulSet has a pod of this name and index. */
function hasOrdinal(pod: VirtualPod, name: unknown, index: unknown): boolean {
  if (pod.workload.kind !== 'StatefulSet') {
    // A pod that was read back from a cluster carries the labels itself.
    return (
      (name === undefined || pod.labels[POD_NAME] === name) && (index === undefined || pod.labels[POD_INDEX] === index)
    );
  }
  const first = asNumber(at(pod.workload.spec, 'ordinals', 'start')) ?? 0;
  const count = pod.replicas ?? 1;
  const isOrdinal = (text: string) => /^\d+$/.test(text) && Number(text) >= first && Number(text) < first + count;
  if (index !== undefined && !(typeof index === 'string' && isOrdinal(index))) return false;
  if (name === undefined) return true;
  if (typeof name !== 'string' || !name.startsWith(`${pod.name}-`)) return false;
  const ordinal = name.slice(pod.name.length + 1);
  return isOrdinal(ordinal) && (index === undefined || index === ordinal);
}

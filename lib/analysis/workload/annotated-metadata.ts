import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, stringMap } from '../../mesh/json';
import { GATEWAY_API, ISTIO_NETWORKING, ISTIO_SECURITY } from '../../mesh/kinds';
import type { Labels, Mesh } from '../../mesh/mesh';
import { type IstioAnnotation, istioAnnotations } from './istio-annotations';

/** An annotation of Istio's that stands on an object, or on the pods that a workload makes. */
export interface FoundAnnotation {
  readonly object: ManifestObject;
  /** The kind that carries it: `Pod` within a template. */
  readonly on: string;
  readonly labels: Labels;
  readonly name: string;
  readonly value: string;
  readonly pointer: string;
  /** Undefined where Istio has no such annotation. */
  readonly known: IstioAnnotation | undefined;
}

/** What istioctl looks at. */
const COMPAT = [
  ['Namespace', ''],
  ['Service', ''],
  ['Pod', ''],
  ['Deployment', 'apps'],
] as const;

const ALL = [
  ...COMPAT,
  ['StatefulSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['ReplicaSet', 'apps'],
  ['Job', 'batch'],
  ['CronJob', 'batch'],
  ['Ingress', 'networking.k8s.io'],
  ['Gateway', GATEWAY_API],
  ['GatewayClass', GATEWAY_API],
  ['ServiceEntry', ISTIO_NETWORKING],
  ['WorkloadEntry', ISTIO_NETWORKING],
  ['AuthorizationPolicy', ISTIO_SECURITY],
] as const;

/** Kinds whose annotations are checked. */
export const ANNOTATED_KINDS: readonly string[] = ALL.map(([kind]) => kind);

/** Set by Istio itself. */
const WRITTEN_BY_ISTIO = new Set(['sidecar.istio.io/status', 'gateway.istio.io/controller-version', 'istio.io/rev']);

const found = new WeakMap<Mesh, readonly FoundAnnotation[]>();

/** The annotations under Istio's names; to istioctl only those of the objects themselves, not of pod templates. */
export function annotationsOf(mesh: Mesh): readonly FoundAnnotation[] {
  // Four rules ask, and there are many objects.
  let all = found.get(mesh);
  if (all === undefined) {
    all = [...collect(mesh)];
    found.set(mesh, all);
  }
  return all;
}

function* collect(mesh: Mesh): Generator<FoundAnnotation> {
  const compat = mesh.options.compat === true;
  for (const [kind, group] of compat ? COMPAT : ALL) {
    for (const object of mesh.kind(kind, group)) {
      yield* within(object, object.json, '', kind);
      const template = compat ? '' : (mesh.podOf(object)?.podPointer ?? '');
      if (template !== '') yield* within(object, at(object.json, ...template.slice(1).split('/')), template, 'Pod');
    }
  }
}

function* within(object: ManifestObject, json: unknown, pointer: string, on: string): Generator<FoundAnnotation> {
  const annotations = asObject(at(json, 'metadata', 'annotations'));
  if (annotations === undefined) return;
  for (const [name, value] of Object.entries(annotations)) {
    if (typeof value !== 'string' || !isIstios(name) || WRITTEN_BY_ISTIO.has(name)) continue;
    yield {
      object,
      on,
      labels: stringMap(at(json, 'metadata', 'labels')) ?? {},
      name,
      value,
      pointer: `${pointer}/metadata/annotations/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      known: istioAnnotations.get(name),
    };
  }
}

function isIstios(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || (name.split('/')[0] ?? '').endsWith('istio.io');
}

/** Whether Istio reads the annotation where it stands. */
export function isPlaced({ known, on }: FoundAnnotation): boolean {
  return known?.kinds.some((kind) => kind === 'Any' || kind === on) ?? false;
}

/** `Deployment shop/cart`, or its pod template. */
export function carrierOf({ object, on }: FoundAnnotation, name: string): string {
  return on === object.kind ? name : `the pod template of ${name}`;
}

import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import { checkAuthorizationPolicy } from './authorization-policy';
import { checkDestinationRule } from './destination-rule';
import { checkEnvoyFilter } from './envoy-filter';
import { checkTrafficExtension, checkWasmPlugin } from './extensions';
import { Field, type Issue } from './field';
import { checkGateway } from './gateway';
import { checkMetadata } from './metadata';
import { checkPeerAuthentication, checkRequestAuthentication } from './security';
import { checkServiceEntry } from './service-entry';
import { checkSidecar } from './sidecar';
import { checkProxyConfig, checkTelemetry } from './telemetry';
import { checkVirtualService } from './virtual-service';
import { checkWorkloadEntry, checkWorkloadGroup } from './workload-entry';

interface Subject {
  readonly spec: Field;
  readonly metadata: Field;
  readonly namespace: string;
}

/** What Istio's webhook checks of each kind. */
const CHECKS: Readonly<Record<string, (subject: Subject) => void>> = {
  'networking.istio.io/VirtualService': ({ spec, namespace }) => checkVirtualService(spec, namespace),
  'networking.istio.io/DestinationRule': ({ spec, namespace }) => checkDestinationRule(spec, namespace),
  'networking.istio.io/Gateway': ({ spec, metadata }) => checkGateway(spec, metadata.at('name')),
  'networking.istio.io/ServiceEntry': ({ spec, namespace, metadata }) =>
    checkServiceEntry(spec, namespace, metadata.at('labels')),
  'networking.istio.io/WorkloadEntry': ({ spec }) => checkWorkloadEntry(spec),
  'networking.istio.io/WorkloadGroup': ({ spec }) => checkWorkloadGroup(spec),
  'networking.istio.io/Sidecar': ({ spec }) => checkSidecar(spec),
  'networking.istio.io/ProxyConfig': ({ spec }) => checkProxyConfig(spec),
  'networking.istio.io/EnvoyFilter': ({ spec }) => checkEnvoyFilter(spec),
  'security.istio.io/PeerAuthentication': ({ spec }) => checkPeerAuthentication(spec),
  'security.istio.io/RequestAuthentication': ({ spec }) => checkRequestAuthentication(spec),
  'security.istio.io/AuthorizationPolicy': ({ spec }) => checkAuthorizationPolicy(spec),
  'telemetry.istio.io/Telemetry': ({ spec }) => checkTelemetry(spec),
  'extensions.istio.io/WasmPlugin': ({ spec }) => checkWasmPlugin(spec),
  'extensions.istio.io/TrafficExtension': ({ spec }) => checkTrafficExtension(spec),
};

/** The kinds that Istio's webhook checks. */
export const ADMITTED_KINDS: readonly string[] = Object.keys(CHECKS).map((name) => name.split('/')[1] as string);

const known = new WeakMap<Mesh, Map<ManifestObject, readonly Issue[]>>();

const NONE: readonly Issue[] = [];

/** What Istio's webhook would say of the object; found once, however many rules ask. */
export function admissionOf(object: ManifestObject, mesh: Mesh): readonly Issue[] {
  if (!object.group.endsWith('.istio.io')) return NONE;
  let ofMesh = known.get(mesh);
  if (!ofMesh) {
    ofMesh = new Map();
    known.set(mesh, ofMesh);
  }
  let issues = ofMesh.get(object);
  if (!issues) {
    issues = issuesOf(object, mesh);
    ofMesh.set(object, issues);
  }
  return issues;
}

function issuesOf(object: ManifestObject, mesh: Mesh): readonly Issue[] {
  const check = CHECKS[`${object.group}/${object.kind}`];
  if (!check) return NONE;
  const found: Issue[] = [];
  const root = new Field(object.json, '', found);
  const spec = new Field(object.spec, '/spec', found);
  const metadata = root.at('metadata');
  check({ spec, metadata, namespace: mesh.namespaceOf(object) });
  checkMetadata(metadata.at('annotations'), object.kind, spec.at('action').text);
  if (found.length === 0) return NONE;
  return mesh.options.compat ? found.filter(({ pointer }) => !pointer.startsWith('/metadata/annotations')) : found;
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { customKind } from '../../manifest/schema';
import { asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** Versions that the CRDs serve beside the one that is stored. */
const ALSO: { readonly [kind: string]: readonly string[] } = {
  'gateway.networking.k8s.io/Gateway': ['v1beta1'],
  'gateway.networking.k8s.io/GatewayClass': ['v1beta1'],
  'gateway.networking.k8s.io/HTTPRoute': ['v1beta1'],
  'gateway.networking.k8s.io/ReferenceGrant': ['v1beta1'],
  'networking.istio.io/DestinationRule': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/Gateway': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/ServiceEntry': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/Sidecar': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/VirtualService': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/WorkloadEntry': ['v1beta1', 'v1alpha3'],
  'networking.istio.io/WorkloadGroup': ['v1beta1', 'v1alpha3'],
  'security.istio.io/AuthorizationPolicy': ['v1beta1'],
  'security.istio.io/PeerAuthentication': ['v1beta1'],
  'security.istio.io/RequestAuthentication': ['v1beta1'],
  'telemetry.istio.io/Telemetry': ['v1alpha1'],
};

/** The versions of a kind that the CRDs of this package serve, the stored one first; undefined of a kind that has none here. */
export function servedVersions(group: string, kind: string): readonly string[] | undefined {
  const stored = customKind(group, kind)?.version;
  return stored === undefined ? undefined : [stored, ...(ALSO[`${group}/${kind}`] ?? [])];
}

/** The versions that a CRD among the manifests serves, by `group/Kind`. */
export function givenVersions(mesh: Mesh): ReadonlyMap<string, readonly string[]> {
  return new Map(
    mesh.kind('CustomResourceDefinition', 'apiextensions.k8s.io').map((crd) => {
      const kind = asString(at(crd.json, 'spec', 'names', 'kind')) ?? '';
      return [`${asString(crd.spec.group) ?? ''}/${kind}`, versionsOf(crd)];
    }),
  );
}

/** The versions that a CRD serves. */
export function versionsOf(crd: ManifestObject): readonly string[] {
  return objectsOf(crd.spec.versions).flatMap(([, { name, served }]) =>
    typeof name === 'string' && served === true ? name : [],
  );
}

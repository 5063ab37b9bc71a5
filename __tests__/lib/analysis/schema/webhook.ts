import { parse, stringify } from 'yaml';
import { type CheckOptions, findingsOf } from '../../../support/check';

const GROUPS: Readonly<Record<string, string>> = {
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  AuthorizationPolicy: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  TrafficExtension: 'extensions.istio.io/v1alpha1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
};

/** A manifest of a kind of Istio with this spec, which is YAML. */
export function manifest(kind: string, spec: string, metadata: object = {}): string {
  const apiVersion = GROUPS[kind] ?? 'networking.istio.io/v1';
  return stringify(
    { apiVersion, kind, metadata: { name: 'x', namespace: 'ns', ...metadata }, spec: parse(spec) },
    { version: '1.1' },
  );
}

const SCHEMA = ['IST0106', 'IST0133', 'IST0130', 'IST0131', 'IST0002', 'MESH0005', 'MESH0006', 'MESH0007'];

/** What the rules about schemas find, as `CODE severity pointer: message`. */
export function schemaFindings(
  kind: string,
  spec: string,
  options: CheckOptions = {},
  metadata: object = {},
): string[] {
  return findingsOf(manifest(kind, spec, metadata), { codes: SCHEMA, ...options })
    .map(({ code, severity, pointer, message }) => `${code} ${severity} ${pointer}: ${message}`)
    .sort();
}

import { type CheckOptions, findingsOf } from './check';

/** What a code finds, as lines: `error IST0101 VirtualService shop/cart /spec/hosts/0: what is wrong`. */
export function found(code: string, yaml: string | readonly string[], options: CheckOptions = {}): string[] {
  return findingsOf(yaml, { ...options, codes: [code] }).map(
    ({ severity, object, pointer, message }) => `${severity} ${code} ${object} ${pointer}: ${message}`,
  );
}

/** A document per object, from JSON or YAML in flow style. */
export function documents(...objects: readonly string[]): string {
  return objects.join('\n---\n');
}

export function service(name: string, namespace = 'shop', rest = ''): string {
  return `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: ${namespace}}, spec: {selector: {app: ${name}}, ports: [{name: http, port: 80}]${rest}}}`;
}

export function deployment(name: string, labels = '', namespace = 'shop'): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, namespace: ${namespace}}, spec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}${labels}}}, spec: {containers: [{name: ${name}, image: ${name}:1, ports: [{name: http, containerPort: 8080}]}]}}}}`;
}

/** A VirtualService, DestinationRule, ServiceEntry, Gateway or EnvoyFilter. */
export function istio(kind: string, name: string, spec: string, namespace = 'shop'): string {
  return `{apiVersion: networking.istio.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: ${namespace}}, spec: {${spec}}}`;
}

export interface AppOptions {
  /** @default shop */
  readonly namespace?: string;
  readonly replicas?: number;
  /** The annotation `cdk8s-mesh/calls`. */
  readonly calls?: string;
  readonly image?: string;
  readonly resources?: string;
  readonly podAnnotations?: { readonly [name: string]: string };
  /** @default http */
  readonly portName?: string;
  /** @default 8080 */
  readonly port?: number;
  /** @default Deployment */
  readonly kind?: 'Deployment' | 'StatefulSet';
}

/** A namespace whose pods get sidecars. */
export function injected(name = 'shop'): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio-injection: enabled } }
---
`;
}

/** A workload and the Service in front of it. */
export function app(name: string, options: AppOptions = {}): string {
  const { namespace = 'shop', replicas, calls, image = 'app', resources = '{}', podAnnotations = {} } = options;
  const { portName = 'http', port = 8080, kind = 'Deployment' } = options;
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations: ${JSON.stringify(calls === undefined ? {} : { 'cdk8s-mesh/calls': calls })}
spec:
  ${replicas === undefined ? '' : `replicas: ${replicas}`}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: ${JSON.stringify(podAnnotations)}
    spec:
      containers:
        - { name: ${name}, image: ${image}, ports: [{ containerPort: ${port} }], resources: ${resources} }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { app: ${name} }
  ports: [{ name: ${portName}, port: ${port} }]
---
`;
}

/** A VirtualService of the mesh for a host of its namespace. */
export function virtualService(host: string, http: string, namespace = 'shop'): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${host}, namespace: ${namespace} }
spec:
  hosts: [${host}]
  http:
${http.replace(/^\n/, '').replace(/^/gm, '    ')}
---
`;
}

/** A DestinationRule for a host of its namespace. */
export function destinationRule(host: string, spec: string, namespace = 'shop'): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${host}, namespace: ${namespace} }
spec:
  host: ${host}
${spec.replace(/^\n/, '').replace(/^/gm, '  ')}
---
`;
}

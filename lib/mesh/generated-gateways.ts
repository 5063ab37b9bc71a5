import type { ManifestObject } from '../manifest/manifest-object';
import type { GeneratedService } from './generated-operators';
import { serviceHost } from './host-match';
import { asList, asNumber, asString, at, objectsOf, stringMap } from './json';
import { GATEWAY_API } from './kinds';
import type { VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';

/** The label by which istiod finds the pods of a Kubernetes Gateway. */
export const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';
export const GATEWAY_CLASS_LABEL = 'gateway.networking.k8s.io/gateway-class-name';
export const WAYPOINT_CLASS = 'istio-waypoint';

/** Where a gateway answers the health checks of a load balancer. */
const STATUS_PORT = 15021;

const CONTROLLERS = ['istio.io/gateway-controller', 'istio.io/mesh-controller'];

/** The pods that istiod makes for the Kubernetes Gateways that it manages. */
export function gatewayPods(index: ObjectIndex): readonly VirtualPod[] {
  return managedIn(index).map(({ gateway, className }) => generatedPod(gateway, className));
}

/** The Services that istiod makes in front of those pods. */
export function gatewayServices(index: ObjectIndex): readonly GeneratedService[] {
  return managedIn(index).map(({ gateway, className }) => {
    const name = nameOf(gateway, className);
    const namespace = namespaceOf(gateway);
    const listening = objectsOf(at(gateway.spec, 'listeners')).map(([, { port }]) => asNumber(port));
    return {
      host: serviceHost(name, namespace),
      namespace,
      name,
      kind: 'Service',
      ports: [...new Set([STATUS_PORT, ...listening])].flatMap((number) =>
        number === undefined ? [] : [{ number, name: undefined, protocol: undefined, targetPort: number, pointer: '' }],
      ),
      selector: { [GATEWAY_NAME_LABEL]: gateway.name },
      resolution: undefined,
      object: gateway,
      headless: false,
      external: false,
      generated: true,
    };
  });
}

function managedIn(index: ObjectIndex): readonly { readonly gateway: ManifestObject; readonly className: string }[] {
  return index.kind('Gateway', GATEWAY_API).flatMap((gateway) => {
    const className = asString(at(gateway.spec, 'gatewayClassName'));
    if (className === undefined || !isIstioClass(className, index)) return [];
    // A Gateway with an address of its own sits on a Service that somebody else made.
    if (asList(at(gateway.spec, 'addresses')).length > 0 && className !== WAYPOINT_CLASS) return [];
    return [{ gateway, className }];
  });
}

/** Whether Istio serves a class of Kubernetes Gateways, as far as the given GatewayClasses and its own tell. */
export function isIstioClass(className: string, index: ObjectIndex): boolean {
  if (className === 'istio' || className === WAYPOINT_CLASS) return true;
  const controller = at(index.find('GatewayClass', GATEWAY_API, undefined, className)?.spec, 'controllerName');
  return CONTROLLERS.some((name) => name === controller);
}

function generatedPod(gateway: ManifestObject, className: string): VirtualPod {
  const name = nameOf(gateway, className);
  return {
    name,
    namespace: namespaceOf(gateway),
    labels: {
      ...(stringMap(at(gateway.spec, 'infrastructure', 'labels')) ?? gateway.labels),
      [GATEWAY_NAME_LABEL]: gateway.name,
      [GATEWAY_CLASS_LABEL]: className,
    },
    annotations: stringMap(at(gateway.spec, 'infrastructure', 'annotations')) ?? {},
    containers: [],
    ports: [],
    serviceAccount: name,
    hostNetwork: false,
    workload: gateway,
    replicas: undefined,
    inMesh: 'sidecar',
    podPointer: '',
    generated: true,
  };
}

function nameOf(gateway: ManifestObject, className: string): string {
  return className === WAYPOINT_CLASS ? gateway.name : `${gateway.name}-${className}`;
}

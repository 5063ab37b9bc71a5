import { isIP } from 'node:net';
import { parse } from 'yaml';

/** Says what an annotation's value must be, where it is not. */
export type ValueCheck = (value: string) => string | undefined;

const BOOLEANS = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);
const MODES = ['REDIRECT', 'TPROXY', 'NONE'];
const QUANTITY = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const INTERFACE = /^[a-zA-Z][a-zA-Z0-9_.-]*$/;
const HOST =
  /^(?=.{1,255}$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?$/;

function isUnsigned(text: string, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= most;
}

function isRange(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const size = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && !address.includes('%') && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= size;
}

const mode: ValueCheck = (value) => (MODES.includes(value) ? undefined : `one of ${MODES.join(', ')}`);
const port: ValueCheck = (value) => (isUnsigned(value.trim(), 65535) ? undefined : 'a port number');
const seconds: ValueCheck = (value) => (isUnsigned(value, 4294967295) ? undefined : 'a whole number, 0 or more');
const boolean: ValueCheck = (value) => (BOOLEANS.has(value) ? undefined : 'true or false');
const quantity: ValueCheck = (value) => (QUANTITY.test(value) ? undefined : 'a quantity such as 100m or 128Mi');

const ports: ValueCheck = (value) => {
  const list = value.trim();
  const whole = list === '' || list.split(',').every((item) => isUnsigned(item.trim(), 65535));
  return whole ? undefined : 'port numbers separated by commas';
};

const ranges: ValueCheck = (value) =>
  value === '' || value.split(',').every(isRange)
    ? undefined
    : 'CIDR ranges such as 10.0.0.0/8, separated by commas without spaces';

const interfaces: ValueCheck = (value) => {
  const names = value === '' ? [] : value.split(',').map((name) => name.trim());
  return names.every((name) => name.length <= 15 && INTERFACE.test(name))
    ? undefined
    : 'names of network interfaces, at most 15 characters each, separated by commas';
};

const anyOr =
  (check: ValueCheck): ValueCheck =>
  (value) => {
    const must = value === '*' ? undefined : check(value);
    return must === undefined ? undefined : `* or ${must}`;
  };

/** The fields of ProxyConfig that hold text, so that a number or an object in their place fails the injection. */
const TEXTS = [
  'configPath',
  'binaryPath',
  'discoveryAddress',
  'zipkinAddress',
  'statsdUdpAddress',
  'availabilityZone',
  'customConfigFile',
  'proxyBootstrapTemplatePath',
  'meshId',
];
const ADDRESSES = ['discoveryAddress', 'statsdUdpAddress', 'envoyMetricsServiceAddress'];
const PORTS = ['proxyAdminPort', 'statusPort'];
const OBJECTS = [
  'tracing',
  'proxyMetadata',
  'gatewayTopology',
  'readinessProbe',
  'proxyStatsMatcher',
  'image',
  'proxyHeaders',
];

function isAddress(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, Math.max(colon, 0)).replace(/^\[(.*)\]$/, '$1');
  const number = text.slice(colon + 1);
  return isUnsigned(number, 65535) && Number(number) > 0 && (isIP(host) !== 0 || HOST.test(host));
}

/** A ProxyConfig as YAML: unknown fields are ignored by the injector, wrong types are not. */
const proxyConfig: ValueCheck = (value) => {
  let config: unknown;
  try {
    config = parse(value, { schema: 'yaml-1.1', logLevel: 'error' });
  } catch {
    return 'a ProxyConfig as YAML or JSON';
  }
  if (config === null || typeof config !== 'object' || Array.isArray(config)) {
    return 'a ProxyConfig as YAML or JSON';
  }
  const fields = new Map(Object.entries(config).map(([name, field]) => [camelCase(name), field] as const));
  for (const name of TEXTS) {
    const field = fields.get(name);
    if (field !== undefined && field !== null && typeof field !== 'string') {
      return `a ProxyConfig whose ${name} is text`;
    }
  }
  for (const name of ADDRESSES) {
    const field = fields.get(name);
    if (typeof field === 'string' && field !== '' && !isAddress(field)) {
      return `a ProxyConfig whose ${name} is host:port`;
    }
  }
  for (const name of PORTS) {
    const field = fields.get(name);
    const number = typeof field === 'string' ? Number(field) : field;
    if (
      field !== undefined &&
      field !== null &&
      !(Number.isInteger(number) && Number(number) >= 1 && Number(number) <= 65535)
    ) {
      return `a ProxyConfig whose ${name} is a port number`;
    }
  }
  for (const name of OBJECTS) {
    const field = fields.get(name);
    if (field !== undefined && field !== null && (typeof field !== 'object' || Array.isArray(field))) {
      return `a ProxyConfig whose ${name} is an object`;
    }
  }
  const concurrency = fields.get('concurrency');
  if (concurrency !== undefined && concurrency !== null && !Number.isInteger(Number(concurrency))) {
    return 'a ProxyConfig whose concurrency is a whole number';
  }
  const drain = fields.get('drainDuration');
  if (drain !== undefined && drain !== null && !isWholeSeconds(drain)) {
    return 'a ProxyConfig whose drainDuration is in whole seconds';
  }
  return undefined;
};

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Protobuf's JSON knows durations in seconds only: `45s`, never `1m`. */
function isWholeSeconds(duration: unknown): boolean {
  return typeof duration === 'string' && /^\d+(?:\.0*)?s$/.test(duration) && Number.parseFloat(duration) > 0;
}

/** The annotations whose values the injector checks. */
export const annotationValues: ReadonlyMap<string, ValueCheck> = new Map([
  ['sidecar.istio.io/interceptionMode', mode],
  ['status.sidecar.istio.io/port', port],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', seconds],
  ['readiness.status.sidecar.istio.io/periodSeconds', seconds],
  ['readiness.status.sidecar.istio.io/failureThreshold', seconds],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', anyOr(ranges)],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', ranges],
  ['traffic.sidecar.istio.io/includeInboundPorts', anyOr(ports)],
  ['traffic.sidecar.istio.io/excludeInboundPorts', ports],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', ports],
  ['traffic.sidecar.istio.io/excludeInterfaces', interfaces],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', interfaces],
  ['istio.io/reroute-virtual-interfaces', interfaces],
  ['prometheus.istio.io/merge-metrics', boolean],
  ['proxy.istio.io/config', proxyConfig],
  ['sidecar.istio.io/proxyCPU', quantity],
  ['sidecar.istio.io/proxyMemory', quantity],
  ['sidecar.istio.io/proxyCPULimit', quantity],
  ['sidecar.istio.io/proxyMemoryLimit', quantity],
]);

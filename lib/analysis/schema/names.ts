import { isIP } from 'node:net';
import type { Field } from './field';

/** Istio's DNS label: letters of either case, digits and dashes, at most 63. */
const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const WILDCARD_LABEL = /^(?:\*|(?:\*|\*-)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;

export function isDnsLabel(text: string): boolean {
  return LABEL.test(text);
}

export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

/** An IP address or a CIDR range. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** A DNS name such as `reviews` or `www.example.com.`; the last label is no number. */
export function isFqdn(text: string): boolean {
  if (text === '' || text.length > 255) return false;
  return areLabels(text.split('.'));
}

/** As a DNS name, but the first label may be `*`, or begin with it. */
export function isWildcardDomain(text: string): boolean {
  if (text === '' || text.length > 255) return false;
  const [first = '', ...rest] = text.split('.');
  return first.length <= 63 && WILDCARD_LABEL.test(first) && (rest.length === 0 || areLabels(rest));
}

function areLabels(labels: readonly string[]): boolean {
  const named = labels.at(-1) === '' ? labels.slice(0, -1) : labels;
  return named.length > 0 && named.every(isDnsLabel) && !/^\d+$/.test(named.at(-1) as string);
}

/** A wildcard that is neither `*` nor `*.` and a name. */
export function isPartialWildcard(text: string): boolean {
  return text.includes('*') && text !== '*' && !text.startsWith('*.');
}

export function checkDnsLabel(field: Field): void {
  if (field.text !== undefined && !isDnsLabel(field.text)) {
    field.must('be a DNS label: letters, digits and dashes, at most 63 of them, with no dash at either end');
  }
}

export function checkWildcardDomain(field: Field): void {
  if (field.text !== undefined && !isWildcardDomain(field.text)) {
    field.must('be a DNS name, of which only the first label may be or begin with *');
  }
}

/** A port number; an absent one is none of its business. */
export function checkPort(field: Field): void {
  const port = field.number;
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    field.must('be a port from 1 to 65535');
  }
}

export function checkAddressRange(field: Field): void {
  if (field.text !== undefined && !isAddressRange(field.text)) {
    field.must('be an IP address or a CIDR range such as 10.0.0.0/8');
  }
}

const QUALIFIED_NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const PREFIX = /^(?:[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?\.?)+$/;

/** A map of labels. */
export function checkLabels(labels: Field): void {
  for (const [key, value] of labels.entries()) {
    const slash = key.indexOf('/');
    const name = key.slice(slash + 1);
    const prefix = slash === -1 ? undefined : key.slice(0, slash);
    if (
      name.length > 63 ||
      !QUALIFIED_NAME.test(name) ||
      (prefix !== undefined && (prefix.length > 253 || !PREFIX.test(prefix)))
    ) {
      value.error(`${labels.name} has the key ${JSON.stringify(key)}, which is no label key`);
    }
    if (value.text !== undefined && value.text !== '' && !QUALIFIED_NAME.test(value.text)) {
      value.must(
        'be a label value: letters, digits, dashes, underscores and dots, with a letter or digit at both ends',
      );
    }
  }
}

const PROTOCOLS = new Set('tcp udp grpc grpc-web http http_proxy http2 https tls mongo redis mysql'.split(' '));
const HTTP = new Set(['http', 'http2', 'http_proxy', 'grpc', 'grpc-web']);
const TCP = new Set(['tcp', 'https', 'tls', 'mongo', 'redis', 'mysql']);

export function protocolOf(text: string | undefined): {
  readonly isKnown: boolean;
  readonly isHttp: boolean;
  readonly isTls: boolean;
  readonly isTcp: boolean;
  readonly isSet: boolean;
} {
  const name = (text ?? '').toLowerCase();
  return {
    isKnown: PROTOCOLS.has(name),
    isHttp: HTTP.has(name),
    isTls: name === 'https' || name === 'tls',
    isTcp: TCP.has(name),
    isSet: name !== '',
  };
}

export const KNOWN_PROTOCOLS = 'HTTP, HTTP2, GRPC, GRPC-Web, HTTP_PROXY, HTTPS, TLS, TCP, UDP, MONGO, REDIS or MYSQL';

/** `exportTo`: no duplicates, `*` and `~` alone. */
export function checkExportTo(field: Field, namespace: string, allowsNone = false): void {
  const seen = new Set<string>();
  const items = field.items();
  for (const item of items) {
    const { text } = item;
    if (text === undefined) continue;
    const meant = text === '.' ? namespace : text;
    if (seen.has(meant)) item.error(`exportTo has ${JSON.stringify(text)} twice`, 'remove one of the two');
    seen.add(meant);
    if (text === '~' && !allowsNone)
      item.error('exportTo must not have "~": only a ServiceEntry may be exported to none');
    else if (!['.', '*', '~'].includes(text) && !isDnsLabel(text)) item.must('be ., * or the name of a namespace');
    else if ((text === '*' || text === '~') && items.length > 1) {
      item.error(`exportTo has ${JSON.stringify(text)} beside other entries, but it must stand alone`);
    }
  }
}

/** The labels of a selector: no `*`, no empty key; one without labels selects everything, which is hardly meant. */
export function checkSelector(selector: Field, key: 'matchLabels' | 'labels'): void {
  if (!selector.exists) return;
  const labels = selector.at(key);
  for (const [name, value] of labels.entries()) {
    if (name === '') value.error(`${labels.name} must not have an empty key`);
    else if (name.includes('*')) value.error(`${labels.name} must not have * in a key, but has ${name}`);
    if (value.text?.includes('*')) value.must('not contain *: a selector compares labels as they are');
  }
  if (labels.keys().length === 0) {
    selector.warn(
      `${selector.name} has no labels and so selects every workload`,
      `add ${key}, or remove ${selector.name}`,
    );
  }
}

/** `selector`, `targetRef` and `targetRefs`, by which a policy attaches to workloads. */
export function checkAttachment(spec: Field): void {
  spec.exclusive('selector', 'targetRef', 'targetRefs');
  checkSelector(spec.at('selector'), 'matchLabels');
  for (const reference of [spec.at('targetRef'), ...spec.at('targetRefs').items()]) {
    if (reference.isObject) checkTargetReference(reference);
  }
}

const TARGETS: Readonly<Record<string, string>> = {
  Service: '',
  ServiceEntry: 'networking.istio.io',
  Gateway: 'gateway.networking.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
};

export function checkTargetReference(reference: Field): void {
  const { name, namespace, kind, group } = {
    name: reference.at('name'),
    namespace: reference.at('namespace'),
    kind: reference.at('kind'),
    group: reference.at('group').text ?? '',
  };
  if (!name.isSet) name.error(`${reference.name} must have the name of its target`);
  if (namespace.isSet) {
    namespace.error(
      `${reference.name} must not have a namespace: a policy attaches to targets of its own namespace`,
      'remove namespace',
    );
  }
  const wanted = TARGETS[kind.text ?? ''];
  if (wanted === undefined || (group === 'core' ? '' : group) !== wanted) {
    kind.error(
      `${reference.name} has the target ${group === '' ? '' : `${group}/`}${kind.text ?? ''}, but must have a Service, a ServiceEntry of networking.istio.io, or a Gateway or GatewayClass of gateway.networking.k8s.io`,
    );
  }
}

import { checkConnectionPool } from './destination-rule';
import type { Field } from './field';
import { checkNamespacedHost, checkTargetPort } from './gateway';
import { checkDnsLabel, checkPort, checkSelector, isAddress, isFqdn, KNOWN_PROTOCOLS, protocolOf } from './names';
import { checkServerTls } from './server-tls';

/** What admission says of a Sidecar. */
export function checkSidecar(spec: Field): void {
  checkSelector(spec.at('workloadSelector'), 'labels');
  if (
    spec
      .which('egress', 'ingress', 'outboundTrafficPolicy', 'inboundConnectionPool')
      .every((key) => Array.isArray(spec.at(key).value) && !spec.at(key).isSet)
  ) {
    spec.error(
      'a Sidecar must have egress, ingress, outboundTrafficPolicy or inboundConnectionPool',
      'add one of them',
    );
  }
  checkIngress(spec.at('ingress').items());
  checkEgress(spec.at('egress').items());
  if (spec.at('inboundConnectionPool').isObject) checkConnectionPool(spec.at('inboundConnectionPool'));
  const policy = spec.at('outboundTrafficPolicy');
  if (policy.isObject) checkOutbound(policy);
}

function checkIngress(listeners: readonly Field[]): void {
  const numbers = new Set<number>();
  for (const listener of listeners) {
    if (!listener.isObject) continue;
    const port = listener.at('port');
    if (!port.exists) port.error(`${listener.name} must have a port`);
    else if (port.isObject) {
      checkListenerPort(port, true);
      const number = port.at('number');
      if (number.number !== undefined && number.number !== 0) {
        if (numbers.has(number.number))
          number.error(`two ingress listeners have the port ${number.number}`, 'remove one of the two');
        numbers.add(number.number);
      }
    }
    checkBind(listener, false);
    checkDefaultEndpoint(listener.at('defaultEndpoint'));
    const protocol = protocolOf(port.at('protocol').text);
    if (listener.at('tls').isObject) checkIngressTls(listener, protocol.isTls);
    const pool = listener.at('connectionPool');
    if (pool.isObject) {
      checkConnectionPool(pool);
      if (pool.at('http').exists && !protocol.isHttp)
        pool
          .at('http')
          .warn(
            `connectionPool.http has no effect on a port with protocol ${port.at('protocol').text ?? 'unset'}`,
            'use connectionPool.tcp',
          );
    }
  }
}

function checkListenerPort(port: Field, isIngress: boolean): void {
  const number = port.at('number');
  const protocol = port.at('protocol');
  if (isIngress && !number.isSet) number.error(`${port.name} must have a number`);
  if (number.isSet) checkPort(number);
  if (protocol.isSet && !protocolOf(protocol.text).isKnown) protocol.must(`be ${KNOWN_PROTOCOLS}`);
  if (port.at('name').isSet) checkDnsLabel(port.at('name'));
  checkTargetPort(port.at('targetPort'));
}

function checkBind(listener: Field, isSocketAllowed: boolean): void {
  const bind = listener.at('bind');
  const { text } = bind;
  if (text === undefined || text === '') return;
  if (text.startsWith('unix://')) {
    const path = text.slice('unix://'.length);
    if (!isSocketAllowed) bind.must('be an IP address');
    else if (!path.startsWith('/') && !path.startsWith('@'))
      bind.must('be an absolute path, or begin with @ after unix://');
  } else if (!isAddress(text)) bind.must(isSocketAllowed ? 'be an IP address or a Unix socket' : 'be an IP address');
}

function checkDefaultEndpoint(endpoint: Field): void {
  const { text } = endpoint;
  if (text === undefined || text === '') return;
  if (text.startsWith('unix://')) {
    const path = text.slice('unix://'.length);
    if (!path.startsWith('/') && !path.startsWith('@'))
      endpoint.must('be an absolute path, or begin with @ after unix://');
    return;
  }
  const parts = /^(.*):(\d+)$/.exec(text);
  const host = parts?.[1]?.replace(/^\[(.*)\]$/, '$1');
  const port = Number(parts?.[2]);
  if (!parts || !['', '127.0.0.1', '0.0.0.0', '::1', '::'].includes(host as string) || port < 1 || port > 65535) {
    endpoint.must('be 127.0.0.1:PORT, 0.0.0.0:PORT, [::1]:PORT, [::]:PORT or a Unix socket');
  }
}

function checkIngressTls(listener: Field, isTls: boolean): void {
  const tls = listener.at('tls');
  for (const key of ['subjectAltNames', 'httpsRedirect', 'credentialName', 'credentialNames', 'tlsCertificates']) {
    if (tls.at(key).isSet) tls.at(key).error(`the tls of a Sidecar must not have ${key}`, `remove ${key}`);
  }
  const mode = tls.at('mode');
  if (mode.text === 'ISTIO_MUTUAL' || mode.text === 'AUTO_PASSTHROUGH') {
    mode.error(`the tls of a Sidecar must not have the mode ${mode.text}`, 'use SIMPLE, MUTUAL or OPTIONAL_MUTUAL');
  }
  if (!isTls)
    tls.error(
      `tls needs a port with protocol HTTPS or TLS, but it is ${listener.at('port', 'protocol').text ?? 'unset'}`,
      'use protocol HTTPS or TLS',
    );
  checkServerTls(tls);
}

function checkEgress(listeners: readonly Field[]): void {
  const [numbers, sockets] = [new Set<number>(), new Set<string>()];
  listeners.forEach((listener, index) => {
    if (!listener.isObject) return;
    const port = listener.at('port');
    const isLast = index === listeners.length - 1;
    if (!port.exists) {
      if (!isLast)
        listener.error(
          'an egress listener without port stands for all other ports and must be the last',
          'move it to the end',
        );
    } else if (port.isObject) {
      checkListenerPort(port, false);
      const number = port.at('number').number ?? 0;
      const bind = listener.at('bind').text ?? '';
      if (number === 0) checkSocketListener(listener, bind, sockets);
      else if (numbers.has(number))
        port.at('number').error(`two egress listeners have the port ${number}`, 'remove one of the two');
      numbers.add(number);
    }
    checkBind(listener, true);
    checkEgressHosts(listener);
  });
}

function checkSocketListener(listener: Field, bind: string, sockets: Set<string>): void {
  if (!bind.startsWith('unix://'))
    listener.at('port', 'number').error(`${listener.name} must have a port number, or bind to a Unix socket`);
  else if (sockets.has(bind))
    listener.at('bind').error(`two egress listeners bind to ${bind}`, 'remove one of the two');
  sockets.add(bind);
  const mode = listener.at('captureMode');
  if (mode.text !== undefined && !['DEFAULT', 'NONE'].includes(mode.text))
    mode.must('be DEFAULT or NONE beside a Unix socket');
}

function checkEgressHosts(listener: Field): void {
  const hosts = listener.at('hosts').items();
  if (hosts.length === 0)
    listener.at('hosts').error(`${listener.name} must have at least one host`, 'write "*/*" for all hosts');
  const seen = new Set<string>();
  for (const host of hosts) {
    checkNamespacedHost(host, false);
    if (host.text === undefined) continue;
    if (seen.has(host.text)) host.warn(`hosts has ${host.text} twice`, 'remove one of the two');
    seen.add(host.text);
    if (host.text === '*/*' && hosts.length > 1) host.warn('*/* includes the other hosts', 'remove the others, or */*');
  }
}

function checkOutbound(policy: Field): void {
  const mode = policy.at('mode');
  const proxy = policy.at('egressProxy');
  if (mode.text === 'ALLOW_ANY_DYNAMIC_DNS')
    mode.error(
      'outboundTrafficPolicy of a Sidecar must not have the mode ALLOW_ANY_DYNAMIC_DNS',
      'use ALLOW_ANY or REGISTRY_ONLY',
    );
  if (!proxy.isObject) return;
  proxy.deprecated(
    'outboundTrafficPolicy.egressProxy is deprecated',
    'route through an egress gateway with a VirtualService',
  );
  if (mode.text !== 'ALLOW_ANY')
    proxy.error('egressProxy works only with the mode ALLOW_ANY', 'set the mode, or remove egressProxy');
  const host = proxy.at('host');
  if (!host.isSet) host.error('egressProxy must have a host');
  else if (host.text !== undefined && !isFqdn(host.text)) host.must('be a DNS name');
  const number = proxy.at('port', 'number');
  if (!proxy.at('port').exists) proxy.at('port').error('egressProxy must have a port');
  else if (!number.isSet) number.error('egressProxy must have a port number');
  else checkPort(number);
}

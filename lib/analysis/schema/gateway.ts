import type { Field } from './field';
import {
  checkPort,
  isAddress,
  isDnsLabel,
  isPartialWildcard,
  isWildcardDomain,
  KNOWN_PROTOCOLS,
  protocolOf,
} from './names';
import { checkServerTls } from './server-tls';

/** What admission says of a Gateway of Istio. */
export function checkGateway(spec: Field, name: Field): void {
  if (name.text !== undefined && !isDnsLabel(name.text))
    name.error(`the name of a Gateway must be a DNS label, but is ${name.shown}`, 'use letters, digits and dashes');
  const servers = spec.at('servers').items();
  if (servers.length === 0) spec.at('servers').error('a Gateway must have at least one server');
  const names = new Set<string>();
  for (const server of servers) {
    if (!server.isObject) continue;
    checkServer(server);
    const port = server.at('port', 'name');
    if (port.text !== undefined && port.text !== '') {
      if (names.has(port.text))
        port.error(`two servers have a port that is called ${port.text}`, 'give each port a name of its own');
      names.add(port.text);
    }
  }
}

function checkServer(server: Field): void {
  const hosts = server.at('hosts');
  if (hosts.items().length === 0) hosts.error(`${server.name} must have at least one host`, 'write "*" for all hosts');
  for (const host of hosts.items()) checkNamespacedHost(host, true);
  checkServerPort(server);
  const protocol = protocolOf(server.at('port', 'protocol').text);
  const tls = server.at('tls');
  if (protocol.isTls && !tls.exists)
    tls.error(
      `${server.name} has a port with protocol ${server.at('port', 'protocol').text} and must have tls`,
      'add tls with a mode',
    );
  else if (!protocol.isTls && tls.isObject && protocol.isKnown) checkPlainTls(server, tls, protocol.isHttp);
  if (tls.isObject) checkServerTls(tls);
  if (tls.at('httpsRedirect').isTrue && !protocol.isHttp) {
    tls
      .at('httpsRedirect')
      .warn('httpsRedirect has an effect on HTTP ports only', 'move it to the server of the HTTP port');
  }
}

/** An HTTP port takes `tls` only to redirect; any other plain port none. */
function checkPlainTls(server: Field, tls: Field, isHttp: boolean): void {
  const protocol = server.at('port', 'protocol').text;
  const used = [
    'credentialName',
    'credentialNames',
    'serverCertificate',
    'privateKey',
    'caCertificates',
    'tlsCertificates',
  ].filter((key) => tls.at(key).isSet);
  const mode = tls.at('mode').text;
  if (!isHttp || used.length > 0 || (mode !== undefined && mode !== 'PASSTHROUGH')) {
    tls.error(
      `${server.name} has tls, which a port with protocol ${protocol} must not have`,
      isHttp ? 'use protocol HTTPS, or keep only httpsRedirect' : 'use protocol TLS, or remove tls',
    );
  }
}

function checkServerPort(server: Field): void {
  const bind = server.at('bind');
  const isSocket = (bind.text ?? '').startsWith('unix://');
  const port = server.at('port');
  if (!port.exists) port.error(`${server.name} must have a port`);
  if (port.isObject) {
    if (!port.at('name').isSet) port.at('name').error(`the port of ${server.name} must have a name`);
    const protocol = port.at('protocol');
    if (!protocolOf(protocol.text).isKnown) protocol.must(`be ${KNOWN_PROTOCOLS}`);
    const number = port.at('number');
    if (isSocket ? (number.number ?? 0) !== 0 : !number.isSet) {
      number.must(isSocket ? 'be 0 or absent beside a bind to a Unix socket' : 'be a port from 1 to 65535');
    } else if (!isSocket) checkPort(number);
    checkTargetPort(port.at('targetPort'));
  }
  if (bind.isSet && bind.text !== undefined) checkBind(bind, bind.text);
}

export function checkTargetPort(port: Field): void {
  if (port.isSet)
    port.error(
      'targetPort is deprecated and must not be set: the Service of the workload maps ports',
      'remove targetPort',
    );
}

function checkBind(bind: Field, text: string): void {
  if (text.startsWith('unix://')) {
    const path = text.slice('unix://'.length);
    if (!path.startsWith('/') && !path.startsWith('@')) bind.must('be an absolute path, or begin with @ after unix://');
  } else if (!isAddress(text)) bind.must('be an IP address or a Unix socket');
}

/** `dns`, or `namespace/dns`; short names are refused, because they mean nothing outside a namespace. */
export function checkNamespacedHost(host: Field, isGateway: boolean): void {
  const { text } = host;
  if (text === undefined) return;
  const parts = text.split('/');
  if (parts.length > 2) {
    host.must('be namespace/host');
    return;
  }
  if (!isGateway && parts.length === 1) {
    host.must('be namespace/host', 'write ./ or */ before the host');
    return;
  }
  const [namespace, name] = parts.length === 2 ? parts : [undefined, text];
  if (
    namespace !== undefined &&
    !['*', '.'].includes(namespace) &&
    !(!isGateway && namespace === '~') &&
    !isDnsLabel(namespace)
  ) {
    host.error(
      `the namespace of ${host.name} must be *, . or the name of a namespace, but is ${JSON.stringify(namespace)}`,
    );
  }
  checkHostName(host, name as string, isGateway);
}

function checkHostName(host: Field, name: string, isGateway: boolean): void {
  if (name === '*') return;
  if (isAddress(name)) {
    if (!isGateway) host.must('name a host, not an IP address');
  } else if (!isWildcardDomain(name)) host.must('have a DNS name as host');
  else if (!name.includes('.'))
    host.error(
      `${host.name} must not be a short name, but is ${host.shown}`,
      'write the full name, such as reviews.bookinfo.svc.cluster.local',
    );
  else if (isPartialWildcard(name))
    host.error(`${host.name} may have * only alone or as *. before a name, but is ${host.shown}`);
}

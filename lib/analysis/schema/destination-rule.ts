import type { Field } from './field';
import { checkLoadBalancer } from './load-balancer';
import {
  checkDnsLabel,
  checkExportTo,
  checkLabels,
  checkSelector,
  checkWildcardDomain,
  isAddress,
  isFqdn,
} from './names';
import { checkDuration, checkNotNegative } from './values';

/** What admission says of a DestinationRule. */
export function checkDestinationRule(spec: Field, namespace: string): void {
  const host = spec.at('host');
  if (host.isSet) checkWildcardDomain(host);
  else host.error('a DestinationRule must have a host');
  if (spec.at('trafficPolicy').isObject) checkTrafficPolicy(spec.at('trafficPolicy'), namespace);
  checkSubsets(spec.at('subsets').items(), namespace);
  const exportTo = spec.at('exportTo');
  const selector = spec.at('workloadSelector');
  checkExportTo(exportTo, namespace);
  checkSelector(selector, 'matchLabels');
  if (selector.exists) {
    for (const target of exportTo.items()) {
      if (target.text !== undefined && target.text !== '.' && target.text !== namespace) {
        target.error(
          'a DestinationRule with a workloadSelector applies to its own namespace only',
          'write "." or remove exportTo',
        );
      }
    }
  }
}

function checkSubsets(subsets: readonly Field[], namespace: string): void {
  const seen = new Set<string>();
  for (const subset of subsets) {
    if (subset.value === null) {
      subset.error(`${subset.name} must not be null`);
      continue;
    }
    const name = subset.at('name');
    if (!name.isSet) name.error(`${subset.name} must have a name`);
    else if (name.text !== undefined) {
      checkDnsLabel(name);
      if (seen.has(name.text)) name.error(`two subsets are called ${name.text}`, 'give each subset a name of its own');
      seen.add(name.text);
    }
    checkLabels(subset.at('labels'));
    if (subset.at('trafficPolicy').isObject) checkTrafficPolicy(subset.at('trafficPolicy'), namespace);
  }
}

const BLOCKS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'] as const;

function checkTrafficPolicy(policy: Field, namespace: string): void {
  const others = ['portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];
  if (policy.which(...BLOCKS, ...others).every((key) => Array.isArray(policy.at(key).value) && !policy.at(key).isSet)) {
    policy.error('trafficPolicy must not be empty', 'set a policy, or remove trafficPolicy');
  }
  if (policy.at('tunnel').exists && policy.at('proxyProtocol').exists) policy.exclusive('tunnel', 'proxyProtocol');
  checkBlocks(policy, namespace);
  checkTunnel(policy.at('tunnel'));
  for (const settings of policy.at('portLevelSettings').items()) {
    if (!settings.isObject) continue;
    if (!settings.at('port').exists) settings.at('port').error(`${settings.name} must have a port`);
    if (settings.which(...BLOCKS).length === 0) {
      settings.error(`${settings.name} must have ${BLOCKS.slice(0, -1).join(', ')} or tls`);
    }
    checkBlocks(settings, namespace);
  }
}

function checkBlocks(policy: Field, namespace: string): void {
  if (policy.at('outlierDetection').isObject) checkOutlierDetection(policy.at('outlierDetection'));
  if (policy.at('connectionPool').isObject) checkConnectionPool(policy.at('connectionPool'));
  if (policy.at('loadBalancer').isObject)
    checkLoadBalancer(policy.at('loadBalancer'), policy.at('outlierDetection').exists);
  if (policy.at('tls').isObject) checkClientTls(policy.at('tls'), namespace);
}

function checkTunnel(tunnel: Field): void {
  if (!tunnel.isObject) return;
  const protocol = tunnel.at('protocol');
  if (protocol.text !== undefined && !['', 'CONNECT', 'POST'].includes(protocol.text))
    protocol.must('be CONNECT or POST');
  const host = tunnel.at('targetHost');
  if (!host.exists) host.error('tunnel must have a targetHost');
  else if (host.text !== undefined && !isFqdn(host.text) && !isAddress(host.text))
    host.must('be a DNS name or an IP address');
  const port = tunnel.at('targetPort');
  if (!port.exists) port.error('tunnel must have a targetPort');
  else if (port.number !== undefined && !(port.number >= 1 && port.number <= 65535))
    port.must('be a port from 1 to 65535');
}

function checkOutlierDetection(detection: Field): void {
  checkDuration(detection.at('interval'));
  checkDuration(detection.at('baseEjectionTime'));
  const errors = detection.at('consecutiveErrors');
  if (errors.isSet)
    errors.warn(
      'consecutiveErrors is deprecated, and Istio ignores it',
      'use consecutive5xxErrors or consecutiveGatewayErrors',
    );
  const local = detection.at('consecutiveLocalOriginFailures');
  if ((local.number ?? 0) > 0 && !detection.at('splitExternalLocalOriginErrors').isTrue) {
    local.error(
      'consecutiveLocalOriginFailures works only with splitExternalLocalOriginErrors',
      'set splitExternalLocalOriginErrors: true',
    );
  }
  for (const key of ['maxEjectionPercent', 'minHealthPercent']) {
    const { number } = detection.at(key);
    if (number !== undefined && !(number >= 0 && number <= 100)) detection.at(key).must('be from 0 to 100');
  }
}

export function checkConnectionPool(pool: Field): void {
  const http = pool.at('http');
  const tcp = pool.at('tcp');
  if (!http.exists && !tcp.exists)
    pool.error('connectionPool must have http or tcp', 'set one of them, or remove connectionPool');
  for (const key of [
    'http1MaxPendingRequests',
    'http2MaxRequests',
    'maxRequestsPerConnection',
    'maxRetries',
    'maxConcurrentStreams',
  ]) {
    checkNotNegative(http.at(key));
  }
  checkDuration(http.at('idleTimeout'));
  if (http.at('useClientProtocol').isTrue && http.at('h2UpgradePolicy').text === 'UPGRADE') {
    http
      .at('h2UpgradePolicy')
      .error('h2UpgradePolicy UPGRADE and useClientProtocol exclude each other', 'keep one of them');
  }
  const alive = http.at('http2KeepAlive');
  if (alive.isObject) {
    for (const key of ['interval', 'timeout']) {
      if (!alive.at(key).exists) alive.at(key).error(`http2KeepAlive must have ${key}`);
      checkDuration(alive.at(key));
    }
  }
  checkNotNegative(tcp.at('maxConnections'));
  for (const key of ['connectTimeout', 'maxConnectionDuration']) checkDuration(tcp.at(key));
  // 0s turns the idle timeout off.
  if (tcp.at('idleTimeout').text !== '0s') checkDuration(tcp.at('idleTimeout'));
  for (const key of ['time', 'interval']) checkDuration(tcp.at('tcpKeepalive', key));
}

function checkClientTls(tls: Field, namespace: string): void {
  const mode = tls.at('mode').text ?? 'DISABLE';
  const credential = tls.at('credentialName').text ?? '';
  const forbid = (keys: readonly string[], why: string): void => {
    for (const key of keys) {
      if (tls.at(key).isSet) tls.at(key).error(`tls has ${key}, which must not stand beside ${why}`, `remove ${key}`);
    }
  };
  if (credential.startsWith('configmap://')) {
    const [owner = ''] = credential.slice('configmap://'.length).split('/');
    if (credential.slice('configmap://'.length).includes('/') && owner !== namespace) {
      tls
        .at('credentialName')
        .error(
          `credentialName must be a ConfigMap of the namespace ${namespace}, but is ${JSON.stringify(credential)}`,
        );
    }
  }
  if (tls.at('insecureSkipVerify').isTrue) {
    if (mode === 'SIMPLE') forbid(['caCertificates', 'credentialName', 'subjectAltNames'], 'insecureSkipVerify');
    else if (mode === 'MUTUAL') forbid(['caCertificates', 'subjectAltNames'], 'insecureSkipVerify');
  }
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
  if (credential !== '') forbid(['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'], 'credentialName');
  else if (mode === 'MUTUAL') {
    for (const key of ['clientCertificate', 'privateKey']) {
      if (!tls.at(key).isSet)
        tls.at(key).error(`tls with mode MUTUAL must have ${key}`, `add ${key}, or a credentialName`);
    }
  }
}

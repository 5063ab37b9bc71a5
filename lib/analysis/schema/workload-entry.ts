import type { Field } from './field';
import { checkLabels, checkPort, isAddress, isDnsLabel, isFqdn } from './names';

/** What admission says of a WorkloadEntry, or of an endpoint of a ServiceEntry. */
export function checkWorkloadEntry(entry: Field, isAlone = true): void {
  const address = entry.at('address');
  const ports = entry.at('ports');
  if (!address.isSet) {
    if (!entry.at('network').isSet)
      address.error(
        `${isAlone ? 'a WorkloadEntry' : entry.name} must have an address`,
        'add address, or the network whose gateway leads there',
      );
    else if (isAlone)
      address.warn('the WorkloadEntry has no address, and so only the gateway of its network leads there');
  } else if (address.text?.startsWith('unix://')) {
    const path = address.text.slice('unix://'.length);
    if (!path.startsWith('/') && !path.startsWith('@'))
      address.must('be an absolute path, or begin with @ after unix://');
    if (ports.isSet && ports.keys().length > 0) ports.error('a Unix socket has no ports', 'remove ports');
  } else if (address.text !== undefined && !isAddress(address.text) && !isFqdn(address.text)) {
    address.must('be an IP address, a DNS name or a Unix socket');
  }
  for (const [name, port] of ports.entries()) {
    if (!isDnsLabel(name)) port.error(`${ports.name} has the port name ${JSON.stringify(name)}, which is no DNS label`);
    checkPort(port);
  }
  checkLabels(entry.at('labels'));
}

/** What admission says of a WorkloadGroup. */
export function checkWorkloadGroup(spec: Field): void {
  if (!spec.at('template').exists) spec.at('template').error('a WorkloadGroup must have a template');
  checkLabels(spec.at('metadata', 'labels'));
  const probe = spec.at('probe');
  if (!probe.isObject) return;
  for (const key of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ]) {
    const { number } = probe.at(key);
    if (number !== undefined && number < 0) probe.at(key).must('be 0 or greater');
  }
  const http = probe.at('httpGet');
  if (http.isObject) {
    checkProbePort(http.at('port'));
    const scheme = http.at('scheme');
    if (scheme.text !== undefined && !['', 'HTTP', 'HTTPS'].includes(scheme.text)) scheme.must('be HTTP or HTTPS');
    for (const header of http.at('httpHeaders').items()) {
      const name = header.at('name');
      if (!name.isSet) name.error(`${header.name} must have a name`);
      else if (name.text !== undefined && !PROBE_HEADER.test(name.text)) name.must('be letters, digits and dashes');
    }
  }
  if (probe.at('tcpSocket').isObject) checkProbePort(probe.at('tcpSocket', 'port'));
  const exec = probe.at('exec');
  if (exec.isObject && !exec.at('command').isSet) exec.at('command').error('exec must have a command');
  if (probe.which('httpGet', 'tcpSocket', 'exec', 'grpc').length === 0) {
    probe.error('probe must have httpGet, tcpSocket, exec or grpc', 'say how to ask the workload');
  }
}

/** The kubelet takes fewer signs in names of headers than HTTP does. */
const PROBE_HEADER = /^[-A-Za-z0-9]+$/;

function checkProbePort(port: Field): void {
  if (!port.isSet) port.error('the probe must have a port');
  else checkPort(port);
}

import type { Field } from './field';
import {
  checkAddressRange,
  checkDnsLabel,
  checkExportTo,
  checkPort,
  checkSelector,
  isAddress,
  isFqdn,
  isPartialWildcard,
  isWildcardDomain,
  KNOWN_PROTOCOLS,
  protocolOf,
} from './names';
import { checkWorkloadEntry } from './workload-entry';

/** What admission says of a ServiceEntry. */
export function checkServiceEntry(spec: Field, namespace: string, labels: Field): void {
  const resolution = spec.at('resolution').text ?? 'NONE';
  const hosts = spec.at('hosts');
  if (spec.at('workloadSelector').exists && spec.at('endpoints').isSet) spec.exclusive('endpoints', 'workloadSelector');
  checkSelector(spec.at('workloadSelector'), 'labels');
  if (hosts.items().length === 0) hosts.error('a ServiceEntry must have at least one host');
  for (const host of hosts.items()) checkHost(host, resolution);
  for (const address of spec.at('addresses').items()) {
    checkAddressRange(address);
    if (address.text?.includes('/') && resolution !== 'NONE' && resolution !== 'STATIC') {
      address.error(
        `${address.name} is the range ${address.text}, which the resolution ${resolution} must not have`,
        'use addresses, or resolution STATIC or NONE',
      );
    }
  }
  checkPorts(spec);
  const check = RESOLUTIONS[resolution];
  check?.(spec, labels);
  checkSharedPorts(spec, resolution);
  checkAddresses(spec, resolution, labels);
  checkExportTo(spec.at('exportTo'), namespace, true);
}

function checkHost(host: Field, resolution: string): void {
  const { text } = host;
  if (text === undefined) return;
  if (text === '*') host.error('the host of a ServiceEntry must not be *', 'name the host');
  else if (!isWildcardDomain(text)) host.must('be a DNS name, of which only the first label may be or begin with *');
  else if (isPartialWildcard(text) && resolution !== 'DYNAMIC_DNS') {
    host.warn(`${host.name} is ${text}: a * that is no whole label matches unevenly`, 'write *. before a name');
  }
}

function checkPorts(spec: Field): void {
  const [names, numbers] = [new Set<string>(), new Set<number>()];
  const ports = spec.at('ports').items();
  for (const port of ports) {
    if (!port.isObject) continue;
    const name = port.at('name');
    const number = port.at('number');
    if (!name.isSet) name.error(`${port.name} must have a name`);
    else checkDnsLabel(name);
    if (name.text !== undefined && name.text !== '') {
      if (names.has(name.text)) name.error(`two ports are called ${name.text}`, 'give each port a name of its own');
      names.add(name.text);
    }
    if (!number.isSet) number.error(`${port.name} must have a number`);
    else checkPort(number);
    if (number.number !== undefined && number.number !== 0) {
      if (numbers.has(number.number))
        number.error(`two ports have the number ${number.number}`, 'remove one of the two');
      numbers.add(number.number);
    }
    const protocol = port.at('protocol');
    if (protocol.isSet && !protocolOf(protocol.text).isKnown) protocol.must(`be ${KNOWN_PROTOCOLS}`);
    if (port.at('targetPort').isSet) checkPort(port.at('targetPort'));
  }
}

const RESOLUTIONS: Readonly<Record<string, (spec: Field, labels: Field) => void>> = {
  NONE: (spec) => {
    if (spec.at('endpoints').isSet)
      spec
        .at('endpoints')
        .error(
          'a ServiceEntry with resolution NONE must not have endpoints',
          'use resolution STATIC, or remove endpoints',
        );
    if (spec.at('workloadSelector').exists)
      spec
        .at('workloadSelector')
        .warn('a ServiceEntry with resolution NONE does not use its workloadSelector', 'use resolution STATIC');
  },
  STATIC: (spec) => {
    checkEndpoints(spec, (address) => {
      if (!isAddress(address.text ?? '') && !address.text?.startsWith('unix://'))
        address.must(
          'be an IP address or a Unix socket, because the resolution is STATIC',
          'use resolution DNS for names',
        );
    });
  },
  DNS: checkDns,
  DNS_ROUND_ROBIN: (spec) => {
    checkDns(spec);
    const { length } = spec.at('endpoints').items();
    if (length > 1)
      spec
        .at('endpoints')
        .error(
          `a ServiceEntry with resolution DNS_ROUND_ROBIN may have one endpoint, but has ${length}`,
          'use resolution DNS',
        );
  },
  DYNAMIC_DNS: (spec, labels) => {
    for (const host of spec.at('hosts').items()) {
      if (host.text !== undefined && !host.text.startsWith('*'))
        host.error(
          `${host.name} must be a wildcard, because the resolution is DYNAMIC_DNS, but is ${host.text}`,
          'use resolution DNS',
        );
    }
    for (const key of ['addresses', 'endpoints']) {
      if (spec.at(key).isSet)
        spec.at(key).error(`a ServiceEntry with resolution DYNAMIC_DNS must not have ${key}`, `remove ${key}`);
    }
    for (const port of spec.at('ports').items()) {
      const protocol = port.at('protocol');
      if (!['HTTP', 'HTTP2', 'GRPC', 'TLS'].includes((protocol.text ?? '').toUpperCase()))
        protocol.must('be HTTP, HTTP2, GRPC or TLS, because the resolution is DYNAMIC_DNS');
    }
    if (spec.at('location').text === 'MESH_INTERNAL' && labels.at('istio.io/use-waypoint').isSet) {
      spec
        .at('location')
        .error('a ServiceEntry with resolution DYNAMIC_DNS that is MESH_INTERNAL must not use a waypoint');
    }
  },
};

function checkDns(spec: Field): void {
  if (!spec.at('endpoints').isSet && !spec.at('workloadSelector').exists) {
    for (const host of spec.at('hosts').items()) {
      if (host.text !== undefined && !isFqdn(host.text)) {
        host.error(
          `${host.name} is ${host.text}, which DNS cannot resolve, and there are no endpoints`,
          'name the host in full, or add endpoints',
        );
      }
    }
  }
  checkEndpoints(spec, (address) => {
    const { text } = address;
    if (text !== undefined && !isAddress(text) && !isFqdn(text)) address.must('be an IP address or a DNS name');
  });
  const hosts = spec.at('hosts').items().length;
  const tcp = spec
    .at('ports')
    .items()
    .find((port) => protocolOf(port.at('protocol').text).isTcp);
  if (spec.at('addresses').isSet && tcp && hosts > 1) {
    spec
      .at('hosts')
      .warn(
        `the ${hosts} hosts share addresses on a TCP port, where nothing tells them apart`,
        'write a ServiceEntry for each host',
      );
  }
}

function checkEndpoints(spec: Field, checkAddress: (address: Field) => void): void {
  const names = new Set(
    spec
      .at('ports')
      .items()
      .flatMap((port) => port.at('name').text ?? []),
  );
  for (const endpoint of spec.at('endpoints').items()) {
    if (!endpoint.isObject) continue;
    checkWorkloadEntry(endpoint, false);
    const address = endpoint.at('address');
    if (address.isSet) checkAddress(address);
    for (const [name, port] of endpoint.at('ports').entries()) {
      if (!names.has(name))
        port.error(
          `the endpoint maps the port ${name}, which the ServiceEntry does not have`,
          names.size > 0 ? `use one of ${[...names].join(', ')}` : 'add the port',
        );
    }
  }
}

/** Several hosts on one port are told apart by HTTP and TLS only. */
function checkSharedPorts(spec: Field, resolution: string): void {
  const hosts = spec.at('hosts').items();
  if (resolution === 'NONE' || hosts.length < 2) return;
  for (const port of spec.at('ports').items()) {
    const protocol = protocolOf(port.at('protocol').text);
    if (!protocol.isHttp && !protocol.isTls) {
      port
        .at('protocol')
        .error(
          `${port.name} has protocol ${port.at('protocol').text ?? 'unset'}, with which ${hosts.length} hosts cannot be told apart`,
          'write a ServiceEntry for each host, or use HTTP or TLS',
        );
    }
  }
}

/** Without an address, TCP has nothing to tell this host from others: IST0134 says so, too, and knows more. */
function checkAddresses(spec: Field, resolution: string, labels: Field): void {
  const isAllocated = resolution !== 'NONE' && labels.at('networking.istio.io/enable-autoallocate-ip').text !== 'false';
  if (spec.at('addresses').isSet || isAllocated) return;
  const port = spec
    .at('ports')
    .items()
    .find((one) => {
      const protocol = protocolOf(one.at('protocol').text);
      return !protocol.isSet || one.at('protocol').text?.toUpperCase() === 'TCP';
    });
  if (port)
    port.repeat(
      `${port.name} is a TCP port of a ServiceEntry without addresses: it takes all traffic to that port`,
      'add addresses',
    );
}

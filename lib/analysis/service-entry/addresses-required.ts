import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asList, asString, at, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** IST0134: a TCP port of a ServiceEntry without an address by which its traffic could be told apart. */
export const addressesRequired: Rule = {
  code: 'IST0134',
  title: 'ServiceEntry needs addresses',
  severity: 'warning',
  reads: ['ServiceEntry'],
  fix: 'add `addresses`, name an HTTP or TLS protocol, or let istiod allocate addresses (any resolution but NONE)',
  description:
    'TCP carries no host name, so a proxy tells services apart by their addresses. A ServiceEntry with a TCP port and without addresses claims everything that is sent to that port number. Since Istio 1.25 istiod allocates addresses by itself, except for resolution NONE, for wildcard hosts and where a label turns it off.',
  check(mesh, report) {
    const allocates = mesh.options.compat ? allocatesAsIstioctl(mesh) : true;
    for (const entry of mesh.serviceEntries) {
      const object = entry as ManifestObject;
      const { spec } = object;
      if (asList(spec.addresses).length > 0 || asList(at(object.json, 'status', 'addresses')).length > 0) continue;
      if (allocates && (mesh.options.compat || isAllocated(object))) continue;
      for (const [index, port] of objectsOf(spec.ports)) {
        const protocol = asString(port.protocol) ?? '';
        if (protocol !== '' && protocol.toUpperCase() !== 'TCP') continue;
        report({
          object,
          pointer: `/spec/ports/${index}`,
          message: `port ${port.number} (${protocol || 'no protocol'}) of ${stringsOf(spec.hosts).join(', ')} has no address to be told apart by`,
        });
      }
    }
  },
};

/** What istiod does since it allocates by default. */
function isAllocated({ spec, labels }: ManifestObject): boolean {
  if (labels['networking.istio.io/enable-autoallocate-ip'] === 'false') return false;
  const resolution = asString(spec.resolution) ?? 'NONE';
  return (
    resolution !== 'NONE' && resolution !== 'DYNAMIC_DNS' && !stringsOf(spec.hosts).some((host) => host.startsWith('*'))
  );
}

function allocatesAsIstioctl(mesh: Mesh): boolean {
  const config = mesh.config as unknown as JsonObject;
  const metadata =
    at(config.defaultConfig, 'proxyMetadata') ?? at(mesh.options.meshConfig, 'defaultConfig', 'proxyMetadata');
  const isOn = (name: string) => at(metadata, name) === 'true';
  return (
    isOn('ISTIO_META_DNS_CAPTURE') && (isOn('ISTIO_META_DNS_AUTO_ALLOCATE') || isOn('PILOT_ENABLE_IP_AUTOALLOCATE'))
  );
}

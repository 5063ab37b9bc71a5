import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, objectsOf } from '../../mesh/json';
import { ISTIO_TELEMETRY } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { isForNamespace } from './telemetry-selector';

export const accessLogProvider: Rule = {
  code: 'IST0157',
  title: 'access logging without a provider',
  severity: 'warning',
  reads: ['Telemetry'],
  fix: 'name a provider, such as providers: [{ name: envoy }]',
  description:
    'An entry of accessLogging without providers takes those of the entry, the namespace or the mesh above it. Where nothing above names one, nothing is logged. meshConfig.accessLogFile is no such default: it counts only where no Telemetry speaks of access logs.',
  check(mesh, report) {
    if (mesh.config.defaultProviders.accessLogging.length > 0) return;
    const inherited = mesh.options.compat ? undefined : new InheritedProviders(mesh);
    // Whoever does not give the mesh's configuration may have a default in it.
    const known = mesh.options.compat || mesh.config.given || mesh.isComplete(undefined);
    for (const object of mesh.kind('Telemetry', ISTIO_TELEMETRY)) {
      if (inherited?.has(object)) continue;
      for (const [index, entry] of objectsOf(object.spec.accessLogging)) {
        const named = asList(entry.providers).length > 0;
        // What follows an entry with providers takes them over; istioctl does not know.
        if (named && !mesh.options.compat) break;
        if (named || entry.disabled === true) continue;
        report({
          object,
          pointer: `/spec/accessLogging/${index}`,
          message: `accessLogging entry ${index} of ${objectName(object)} names no provider, and neither does anything above it: nothing is logged${known ? '' : ', unless meshConfig.defaultProviders.accessLogging names one'}`,
          ...(!known && { severity: 'info' }),
        });
        // To istioctl further entries are the same message.
        if (mesh.options.compat) break;
      }
    }
  },
};

/** Whether a Telemetry can take over the providers of its namespace's or the mesh's Telemetry. */
class InheritedProviders {
  private readonly namespaces = new Set<string>();

  constructor(private readonly mesh: Mesh) {
    for (const object of mesh.kind('Telemetry', ISTIO_TELEMETRY)) {
      const names = objectsOf(object.spec.accessLogging).some(([, { providers }]) => asList(providers).length > 0);
      if (names && isForNamespace(mesh, object)) this.namespaces.add(mesh.namespaceOf(object));
    }
  }

  has(object: ManifestObject): boolean {
    const namespace = this.mesh.namespaceOf(object);
    const root = this.mesh.config.rootNamespace;
    const own = isForNamespace(this.mesh, object);
    return (this.namespaces.has(root) && !(own && namespace === root)) || (this.namespaces.has(namespace) && !own);
  }
}

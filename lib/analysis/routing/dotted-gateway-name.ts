import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asList, at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';

export const dottedGatewayName: Rule = {
  code: 'KIA1108',
  title: 'gateway is named by its FQDN',
  severity: 'info',
  reads: ['VirtualService'],
  fix: 'Write the gateway as `namespace/name`',
  description:
    'Long ago gateways were named like services, `name.namespace.svc.cluster.local`. Istio still understands it, but the form hides which part is the namespace. `namespace/name`, or the bare name in the same namespace, says the same.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', 'networking.istio.io')) {
      for (const { pointer, name } of gatewayNamesOf(object)) {
        // A Gateway may itself have dots in its name.
        if (name.includes('/') || !name.includes('.')) continue;
        if (mesh.find('Gateway', 'networking.istio.io', mesh.namespaceOf(object), name) !== undefined) continue;
        const [gateway, namespace] = name.split('.');
        report({
          object,
          pointer,
          message: `Gateway "${name}" is named in the old dotted form`,
          fix: `Write the gateway as "${namespace}/${gateway}"`,
        });
      }
    }
  },
};

function gatewayNamesOf(object: ManifestObject): readonly { readonly pointer: string; readonly name: string }[] {
  const lists: [string, JsonObject | unknown][] = [['/spec/gateways', at(object.spec, 'gateways')]];
  for (const protocol of ['http', 'tcp', 'tls']) {
    for (const [index, rule] of objectsOf(at(object.spec, protocol))) {
      for (const [matchIndex, match] of objectsOf(rule.match)) {
        lists.push([`/spec/${protocol}/${index}/match/${matchIndex}/gateways`, match.gateways]);
      }
    }
  }
  return lists.flatMap(([pointer, names]) =>
    asList(names).flatMap((name, index) =>
      typeof name === 'string' ? [{ pointer: `${pointer}/${index}`, name }] : [],
    ),
  );
}

import { asList, asObject, asString } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import { httpRules } from '../resilience/http-rules';
import type { Rule } from '../rule';

/** A delegate that is not there for the rule that names it. */
export const delegateNotFound: Rule = {
  code: 'MESH0205',
  title: 'delegate is missing or not exported',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'create the delegate without hosts, and export it to the namespace of the VirtualService that names it',
  description:
    'A rule whose delegate does not exist, has hosts of its own, or is not exported to the namespace of the rule is dropped without a word: its requests go to a later rule or get 404.',
  check(mesh, report) {
    for (const { object, namespace, json, pointer } of httpRules(mesh)) {
      const delegate = asObject(json.delegate);
      const name = asString(delegate?.name);
      if (delegate === undefined || name === undefined) continue;
      const home = asString(delegate.namespace) || namespace;
      const found = mesh.find('VirtualService', ISTIO_NETWORKING, home, name);
      const place = { object, pointer: `${pointer}/delegate/name` };
      const dropped = `so the rule is dropped`;
      if (found === undefined) {
        const message = `delegate VirtualService ${home}/${name} does not exist, ${dropped}`;
        report({ ...place, message, needs: home });
      } else if (asList(found.spec.hosts).length > 0) {
        report({ ...place, message: `VirtualService ${home}/${name} has hosts, so it is no delegate, ${dropped}` });
      } else if (!mesh.isVisible(found, namespace)) {
        const to = mesh.exportToOf(found).join(', ');
        const message = `delegate VirtualService ${home}/${name} is exported to ${to} and not to ${namespace}, ${dropped}`;
        report({ ...place, message });
      }
    }
  },
};

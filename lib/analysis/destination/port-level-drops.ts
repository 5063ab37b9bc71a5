import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Report, Rule } from '../rule';

/** What a port may set again. */
const SETTABLE = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'];
/** What a port cannot set, and loses nevertheless. */
const LOST = ['tunnel', 'proxyProtocol', 'retryBudget'];

/** Settings for a port that drop those for all ports. */
export const portLevelDrops: Rule = {
  code: 'MESH0302',
  title: 'settings for a port drop those for all ports',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'repeat in the settings of the port what is to hold for it, too',
  description:
    'The settings for a port replace those for all ports as a whole, not field by field: what the port does not repeat does not hold for it. Tunnel, proxyProtocol and retryBudget cannot even be repeated and are lost for the port (a warning); the rest is info, for it may be meant.',
  check(mesh, report) {
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      checkPolicy(object, asObject(object.spec.trafficPolicy), '/spec/trafficPolicy', report);
      for (const [index, subset] of objectsOf(object.spec.subsets)) {
        checkPolicy(object, asObject(subset.trafficPolicy), `/spec/subsets/${index}/trafficPolicy`, report);
      }
    }
  },
};

function checkPolicy(object: ManifestObject, policy: JsonObject | undefined, at_: string, report: Report): void {
  for (const [index, settings] of objectsOf(policy?.portLevelSettings)) {
    const port = at(settings, 'port', 'number');
    const lost = LOST.filter((field) => policy?.[field] !== undefined);
    const dropped = SETTABLE.filter((field) => policy?.[field] !== undefined && settings[field] === undefined);
    const all = [...lost, ...dropped];
    if (typeof port !== 'number' || all.length === 0) continue;
    const message = `${all.join(', ')} for all ports ${all.length === 1 ? 'does' : 'do'} not hold for port ${port}, whose settings replace them`;
    const severity = lost.length > 0 ? 'warning' : 'info';
    report({ object, pointer: `${at_}/portLevelSettings/${index}`, message, severity });
  }
}

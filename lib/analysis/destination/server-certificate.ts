import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

const FIX = 'name the CA in `caCertificates` or `credentialName`, unless the server has a certificate of a public CA';

const DESCRIPTION =
  "TLS to the host names no CA. Since Istio 1.20 the server's certificate is then checked against the CAs of the proxy's operating system, which is right for servers on the Internet and fails for servers with a certificate of a private CA. Releases before that did not check it at all.";

/** IST0128: TLS to a host without a CA to check its certificate against. */
export const serverCertificateOfHost: Rule = {
  code: 'IST0128',
  title: 'TLS to a host names no CA',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: FIX,
  description: DESCRIPTION,
  check(mesh, report) {
    for (const rule of mesh.destinationRules) {
      const object = rule as ManifestObject;
      const tls = asObject(asObject(object.spec.trafficPolicy)?.tls);
      if (!tls || !lacksCa(mesh, object, tls)) continue;
      report({
        object,
        pointer: '/spec/trafficPolicy/tls',
        message: `${asString(tls.mode)} TLS to '${asString(object.spec.host)}' names no CA; ${outcome()}`,
        ...severity(mesh),
      });
    }
  },
};

/** IST0129: TLS to a port of a host without a CA to check its certificate against. */
export const serverCertificateOfPort: Rule = {
  code: 'IST0129',
  title: 'TLS to a port of a host names no CA',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: FIX,
  description: DESCRIPTION,
  check(mesh, report) {
    for (const rule of mesh.destinationRules) {
      const object = rule as ManifestObject;
      for (const [at, setting] of objectsOf(asObject(object.spec.trafficPolicy)?.portLevelSettings)) {
        const tls = asObject(setting.tls);
        if (!tls || !lacksCa(mesh, object, tls)) continue;
        report({
          object,
          pointer: `/spec/trafficPolicy/portLevelSettings/${at}/tls`,
          message: `${asString(tls.mode)} TLS to port ${asObject(setting.port)?.number} of '${asString(object.spec.host)}' names no CA; ${outcome()}`,
          ...severity(mesh),
        });
      }
    }
  },
};

function lacksCa(mesh: Mesh, object: ManifestObject, tls: JsonObject): boolean {
  if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL') return false;
  if (asString(tls.caCertificates)) return false;
  if (!mesh.options.compat && tls.insecureSkipVerify === true) return false; // It is said that nothing is checked.
  return !(asString(tls.credentialName) && asObject(object.spec.workloadSelector));
}

function outcome(): string {
  return "the server's certificate is checked against the CAs of the operating system";
}

/** Only istioctl still takes it for a lack of verification. */
function severity(mesh: Mesh): { readonly severity?: 'info' } {
  return mesh.options.compat ? {} : { severity: 'info' };
}

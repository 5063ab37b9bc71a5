import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, objectsOf, stringsOf } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { selectorOf, written } from './selectors';

/** IST0138: several Gateways of the same pods share a certificate. */
export const duplicateCertificate: Rule = {
  code: 'IST0138',
  title: 'several Gateways share a certificate',
  severity: 'warning',
  reads: ['Gateway'],
  fix: 'serve the hosts of the certificate from one Gateway, or give each its own certificate',
  description:
    'Several Gateways on the same pods use one certificate for different hosts. Browsers reuse an HTTP/2 connection for every host of its certificate, so requests for one Gateway arrive at the server of the other and get 404.',
  check(mesh, report) {
    for (const [certificate, uses] of usersByCertificate(mesh)) {
      if (uses.length < 2) continue;
      const name = certificate.slice(certificate.indexOf(' ') + 1);
      const bySelector = new Map<string, Use[]>();
      for (const use of uses) {
        const same = bySelector.get(use.pods);
        if (same) same.push(use);
        else bySelector.set(use.pods, [use]);
      }
      const within = new Map<string, readonly Use[][]>();
      for (const use of uses) {
        const covered =
          within.get(use.pods) ?? [...bySelector.values()].filter(([first]) => first && covers(use, first));
        within.set(use.pods, covered);
        if (mesh.options.compat) {
          // One for each pair.
          for (const other of others(covered, use)) {
            report({ object: use.object, pointer: '/metadata/name', message: sharing(name, [other]) });
          }
        } else if (!others(covered, use).next().done) {
          report({ object: use.object, pointer: use.pointer, message: sharing(name, others(covered, use)) });
        }
      }
    }
  },
};

function sharing(certificate: string, gateways: Iterable<ManifestObject>): string {
  return `certificate '${certificate}' is also that of ${namesOf(gateways)}`;
}

function* others(uses: readonly Use[][], { object }: Use): Generator<ManifestObject> {
  for (const group of uses) for (const other of group) if (other.object !== object) yield other.object;
}

interface Use {
  readonly object: ManifestObject;
  readonly selector: Labels;
  /** The selector as text. */
  readonly pods: string;
  readonly pointer: string;
}

/** The Gateways that use a certificate, once each. */
function usersByCertificate(mesh: Mesh): Map<string, Use[]> {
  const users = new Map<string, Use[]>();
  for (const gateway of mesh.gateways) {
    const object = gateway as ManifestObject;
    const selector = selectorOf(gateway);
    const pods = written(selector);
    for (const [at, server] of objectsOf(object.spec.servers)) {
      const tls = asObject(server.tls);
      for (const [certificate, field] of tls ? certificatesOf(tls, mesh.options.compat === true) : []) {
        const uses = users.get(certificate) ?? [];
        users.set(certificate, uses);
        if (uses.some((use) => use.object === object)) continue;
        uses.push({ object, selector, pods, pointer: `/spec/servers/${at}/tls/${field}` });
      }
    }
  }
  return users;
}

/** Keys of certificates, the kind first: names of Secrets and paths of files are never the same certificate. */
function certificatesOf(tls: JsonObject, compat: boolean): [certificate: string, field: string][] {
  const credential = asString(tls.credentialName);
  const many = compat ? [] : stringsOf(tls.credentialNames);
  if (credential || many.length > 0) {
    const one: [string, string][] = credential ? [[`secret ${credential}`, 'credentialName']] : [];
    return [...one, ...many.map((name, at): [string, string] => [`secret ${name}`, `credentialNames/${at}`])];
  }
  const certificate = asString(tls.serverCertificate);
  const key = asString(tls.privateKey);
  return certificate && key ? [[`file ${certificate} with ${key}`, 'serverCertificate']] : [];
}

/** Whether all pods that the other selects are also selected here. */
function covers({ selector }: Use, other: Use): boolean {
  return Object.entries(selector).every(
    ([key, value]) => Object.hasOwn(other.selector, key) && other.selector[key] === value,
  );
}

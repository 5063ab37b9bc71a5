import { X509Certificate } from 'node:crypto';
import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString } from '../../mesh/json';
import type { Rule } from '../rule';
import { credentialsOf } from './credentials';

/** IST0161: the Secret of a server of a Gateway holds no certificate that can be used. */
export const invalidCredential: Rule = {
  code: 'IST0161',
  title: 'credential of a Gateway cannot be used',
  severity: 'error',
  reads: ['Gateway', 'Pod', 'Secret'],
  fix: 'put the certificate and its key into `tls.crt` and `tls.key` of the Secret as PEM, and renew what has expired',
  description:
    'The Secret that a server of a Gateway takes its certificate from lacks the certificate or the key, or holds a certificate that is not PEM or has expired. The server accepts no connection. Keys are `tls.crt` and `tls.key`, or `cert` and `key`.',
  check(mesh, report) {
    const now = Date.now();
    for (const gateway of mesh.gateways) {
      for (const { name, namespace, pointer } of credentialsOf(mesh, gateway as ManifestObject)) {
        const secret = mesh.find('Secret', '', namespace, name);
        const problem = secret ? problemOf(secret, now) : undefined;
        if (problem === undefined) continue;
        report({
          object: gateway as ManifestObject,
          pointer,
          message: `Secret ${namespace}/${name} ${problem}`,
        });
      }
    }
  },
};

const KEYS = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
] as const;

function problemOf(secret: ManifestObject, now: number): string | undefined {
  const data = asObject(secret.json.data) ?? {};
  const text = asObject(secret.json.stringData) ?? {};
  const read = (key: string) => asString(text[key]) ?? decoded(asString(data[key]));
  const pair = KEYS.find(([certificate, key]) => read(certificate) && read(key));
  if (!pair) return 'holds neither `tls.crt` and `tls.key` nor `cert` and `key`';
  const pem = read(pair[0]) ?? '';
  if (!pem.includes('-----BEGIN')) return `holds no PEM in \`${pair[0]}\``;
  try {
    const { validFrom, validTo } = new X509Certificate(pem);
    if (now > Date.parse(validTo)) return `holds a certificate that expired on ${day(validTo)}`;
    if (now < Date.parse(validFrom)) return `holds a certificate that is not valid before ${day(validFrom)}`;
    return undefined;
  } catch {
    return `holds no certificate that can be read in \`${pair[0]}\``;
  }
}

function decoded(base64: string | undefined): string | undefined {
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('latin1');
}

function day(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

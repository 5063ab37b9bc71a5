import type { Field } from './field';

const CIPHERS = new Set(
  (
    'ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES256-GCM-SHA384 ' +
    'ECDHE-RSA-AES256-GCM-SHA384 ECDHE-ECDSA-CHACHA20-POLY1305 ECDHE-RSA-CHACHA20-POLY1305 ECDHE-ECDSA-AES128-SHA ' +
    'ECDHE-RSA-AES128-SHA ECDHE-ECDSA-AES256-SHA ECDHE-RSA-AES256-SHA AES128-GCM-SHA256 AES256-GCM-SHA384 AES128-SHA ' +
    'AES256-SHA DES-CBC3-SHA ALL'
  ).split(' '),
);

/** The TLS settings of a server, of a Gateway or of a Sidecar's ingress. */
export function checkServerTls(tls: Field): void {
  const mode = tls.at('mode').text ?? 'PASSTHROUGH';
  checkVersionsAndCiphers(tls);
  if (mode === 'ISTIO_MUTUAL') forbidCertificates(tls);
  else if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') warnOfCertificates(tls, mode);
  else if (mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL') checkCertificates(tls, mode);
}

function checkVersionsAndCiphers(tls: Field): void {
  const minimum = tls.at('minProtocolVersion');
  const ciphers = tls.at('cipherSuites');
  if (['TLSV1_0', 'TLSV1_1'].includes(minimum.text ?? '') && !ciphers.isSet) {
    minimum.warn(
      `minProtocolVersion ${minimum.text} needs cipherSuites: the default ones are those of TLS 1.2`,
      'add cipherSuites, or use TLSV1_2',
    );
  }
  const seen = new Set<string>();
  for (const cipher of ciphers.items()) {
    const { text } = cipher;
    if (text === undefined) continue;
    if (!CIPHERS.has(text) && /^[A-Za-z0-9]/.test(text))
      cipher.warn(`${cipher.name} is ${text}, a cipher suite that Envoy ignores`, 'use the names of OpenSSL');
    else if (seen.has(text)) cipher.warn(`cipherSuites has ${text} twice`, 'remove one of the two');
    seen.add(text);
  }
}

function forbidCertificates(tls: Field): void {
  for (const key of [
    'serverCertificate',
    'privateKey',
    'caCertificates',
    'tlsCertificates',
    'credentialName',
    'credentialNames',
  ]) {
    if (tls.at(key).isSet)
      tls
        .at(key)
        .error(`tls with mode ISTIO_MUTUAL must not have ${key}: the mesh provides the certificates`, `remove ${key}`);
  }
}

function warnOfCertificates(tls: Field, mode: string): void {
  for (const key of [
    'serverCertificate',
    'privateKey',
    'caCertificates',
    'tlsCertificates',
    'credentialName',
    'credentialNames',
  ]) {
    if (tls.at(key).isSet)
      tls.at(key).warn(`tls has ${key}, which the mode ${mode} does not use`, `remove ${key}, or set the mode SIMPLE`);
  }
}

function checkCertificates(tls: Field, mode: string): void {
  const certificates = tls.at('tlsCertificates');
  const pair = ['serverCertificate', 'privateKey'].filter((key) => tls.at(key).isSet);
  const sources = [
    ...(pair.length > 0 ? [pair[0] as string] : []),
    ...['credentialName', 'credentialNames', 'tlsCertificates'].filter((key) => tls.at(key).isSet),
  ];
  if (sources.length > 1) {
    tls
      .at(sources[1] as string)
      .error(`tls has ${sources.join(' and ')}, of which only one may be set`, 'keep one source of certificates');
  }
  if (tls.at('credentialName').isSet || tls.at('credentialNames').isSet) {
    if (tls.at('caCrl').isSet)
      tls.at('caCrl').error('caCrl must not stand beside a credential', 'put the list into the Secret');
    return;
  }
  for (const holder of certificates.isSet ? certificates.items() : [tls]) {
    for (const key of ['serverCertificate', 'privateKey']) {
      if (!holder.at(key).isSet)
        holder.at(key).error(`${holder.name} with mode ${mode} must have ${key}`, `add ${key}, or a credentialName`);
    }
  }
  if (certificates.items().length > 2)
    certificates.warn(
      `tlsCertificates has ${certificates.items().length} entries, of which only two are used`,
      'keep one RSA and one ECDSA certificate',
    );
  if (mode !== 'SIMPLE' && !tls.at('caCertificates').isSet) {
    tls
      .at('caCertificates')
      .error(`tls with mode ${mode} must have caCertificates`, 'add caCertificates, or a credentialName');
  }
  if (mode === 'SIMPLE' && tls.at('caCrl').isSet)
    tls.at('caCrl').error('caCrl must not stand with mode SIMPLE: clients show no certificates', 'remove caCrl');
}

import { goDuration } from '../../manifest/cel';
import type { Field } from './field';
import { checkAttachment, checkSelector } from './names';
import { checkDuration } from './values';

/** What admission says of a PeerAuthentication. */
export function checkPeerAuthentication(spec: Field): void {
  checkSelector(spec.at('selector'), 'matchLabels');
  const ports = spec.at('portLevelMtls');
  // Istio cannot tell an empty map from none.
  if (!ports.exists || (ports.isObject && ports.keys().length === 0)) return;
  if (spec.at('selector', 'matchLabels').keys().length === 0) {
    ports.error('portLevelMtls works only with a selector that has labels', 'add selector.matchLabels');
  }
  for (const [key, port] of ports.entries()) {
    if (!/^\d+$/.test(key) || Number(key) < 1 || Number(key) > 65535)
      port.error(`portLevelMtls has ${JSON.stringify(key)}, which is no port from 1 to 65535`);
  }
}

/** What admission says of a RequestAuthentication. */
export function checkRequestAuthentication(spec: Field): void {
  checkAttachment(spec);
  for (const rule of spec.at('jwtRules').items()) if (rule.isObject) checkJwtRule(rule);
}

function checkJwtRule(rule: Field): void {
  const uri = rule.at(rule.at('jwks_uri').exists ? 'jwks_uri' : 'jwksUri');
  if (!rule.at('issuer').isSet && !uri.isSet) rule.at('issuer').error(`${rule.name} must have an issuer or a jwksUri`);
  for (const audience of rule.at('audiences').items()) if (audience.text === '') audience.must('not be empty');
  if (uri.isSet && uri.text !== undefined && !(/^https?:\/\//i.test(uri.text) && URL.canParse(uri.text)))
    uri.must('be a URL with http or https');
  checkKeys(rule.at('jwks'));
  for (const header of rule.at('fromHeaders').items())
    if (!header.at('name').isSet) header.at('name').error(`${header.name} must have a name`);
  for (const key of ['fromParams', 'fromCookies']) {
    for (const item of rule.at(key).items()) if (item.text === '') item.must('not be empty');
  }
  for (const claim of rule.at('outputClaimToHeaders').items()) {
    for (const key of ['header', 'claim'])
      if (!claim.at(key).isSet) claim.at(key).error(`${claim.name} must have ${key}`);
    const header = claim.at('header');
    if (header.isSet && header.text !== undefined && !/^[-_A-Za-z0-9]+$/.test(header.text))
      header.must('have letters, digits, dashes and underscores only');
  }
  const timeout = rule.at('timeout');
  if (timeout.text !== undefined && goDuration(timeout.text) !== 0) checkDuration(timeout);
}

/** The parts of a JSON web key that must stay secret. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

function checkKeys(jwks: Field): void {
  if (!jwks.isSet || jwks.text === undefined) return;
  let keys: unknown;
  try {
    keys = (JSON.parse(jwks.text) as { keys?: unknown }).keys;
  } catch {
    jwks.error('jwks is no JSON', 'give a JSON web key set: {"keys": [...]}');
    return;
  }
  if (!Array.isArray(keys)) jwks.error('jwks has no list of keys', 'give a JSON web key set: {"keys": [...]}');
  else if (keys.some((key) => key !== null && typeof key === 'object' && PRIVATE.some((part) => part in key))) {
    jwks.warn(
      'jwks has private key material, which whoever reads the manifest can sign tokens with',
      'keep the public parts of the keys only',
    );
  }
}

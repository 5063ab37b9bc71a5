import type { Field } from './field';
import { checkGatewayNames } from './gateway-names';
import type { RouteContext } from './http-route';
import { checkDnsLabel, checkLabels, checkPort } from './names';
import { checkRegex, isHeaderName } from './values';

const PSEUDO = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const CLAIMS = /^@request\.auth\.claims(?:[.[]|$)/;

/** One match of an HTTP rule. */
export function checkHttpMatch(match: Field, context: RouteContext): void {
  if (match.value === null) {
    match.error(`${match.name} must not be null`);
    return;
  }
  const uri = match.at('uri');
  if (uri.at('regex').exists) checkRegex(uri.at('regex'));
  for (const key of ['scheme', 'method', 'authority']) checkStringMatch(match.at(key));
  for (const [, parameter] of match.at('queryParams').entries()) checkStringMatch(parameter);
  for (const key of ['headers', 'withoutHeaders']) {
    for (const [name, header] of match.at(key).entries()) checkHeaderMatch(name, header, key, context);
  }
  checkPort(match.at('port'));
  checkLabels(match.at('sourceLabels'));
  if (match.at('sourceNamespace').isSet) checkDnsLabel(match.at('sourceNamespace'));
  checkGatewayNames(match.at('gateways'));
}

function checkHeaderMatch(name: string, header: Field, key: string, { onlyOnGateways }: RouteContext): void {
  if (CLAIMS.test(name)) {
    if (!onlyOnGateways) {
      header.error(
        `a match on ${name} works at gateways only, but the VirtualService applies to sidecars`,
        'list the gateways of the VirtualService, without mesh',
      );
    }
  } else if (name === '') header.error(`${key} must not have a header with an empty name`);
  else if (!PSEUDO.has(name) && !isHeaderName(name))
    header.error(`${key} has ${JSON.stringify(name)}, which is no header name`);
  if (header.value === null) header.error(`the header ${name} must not be null`, 'write {} to match any value');
  // `*` stands for any value in withoutHeaders, though it is no regular expression.
  else if (!(key === 'withoutHeaders' && header.at('regex').text === '*')) checkStringMatch(header);
}

export function checkStringMatch(match: Field): void {
  if (!match.isObject) return;
  if (match.at('prefix').text === '') match.at('prefix').must('not be empty', 'remove the match, or write the prefix');
  if (match.at('regex').exists) checkRegex(match.at('regex'));
}

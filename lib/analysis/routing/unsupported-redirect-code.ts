import { asNumber, at } from '../../mesh/json';
import { httpRules } from '../resilience/http-rules';
import type { Rule } from '../rule';

const CODES = [301, 302, 303, 307, 308];

/** A redirect with a status that the proxy does not know. */
export const unsupportedRedirectCode: Rule = {
  code: 'MESH0201',
  title: 'redirect code is not implemented',
  severity: 'error',
  reads: ['VirtualService'],
  fix: `use one of ${CODES.join(', ')}`,
  description:
    'The API server takes any redirect code from 300 to 399, but the proxy knows only five of them. With any other one the rule matches and then does nothing with the request.',
  check(mesh, report) {
    for (const { object, json, pointer } of httpRules(mesh)) {
      const code = asNumber(at(json, 'redirect', 'redirectCode'));
      // What is no redirect at all is refused at admission.
      if (code === undefined || code < 300 || code > 399 || CODES.includes(code)) continue;
      const message = `redirect code ${code} is accepted but not implemented: the rule has no effect on what it matches`;
      report({ object, pointer: `${pointer}/redirect/redirectCode`, message });
    }
  },
};

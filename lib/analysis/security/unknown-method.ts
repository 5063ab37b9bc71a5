import { glob } from '../glob';
import type { Rule } from '../rule';
import { operationsOf, valuesOf } from './policy-rules';

/** HTTP's own methods, PATCH, and those that WebDAV and caches add. */
const METHODS = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
  ...['ACL', 'BASELINE-CONTROL', 'BIND', 'CHECKIN', 'CHECKOUT', 'COPY', 'LABEL', 'LINK', 'LOCK', 'MERGE'],
  ...['MKACTIVITY', 'MKCALENDAR', 'MKCOL', 'MKREDIRECTREF', 'MKWORKSPACE', 'MOVE', 'ORDERPATCH', 'PRI', 'PROPFIND'],
  ...['PROPPATCH', 'PURGE', 'QUERY', 'REBIND', 'REPORT', 'SEARCH', 'UNBIND', 'UNCHECKOUT', 'UNLINK', 'UNLOCK'],
  ...['UPDATE', 'UPDATEREDIRECTREF', 'VERSION-CONTROL'],
];
const KNOWN = new Set(METHODS);

export const unknownMethod: Rule = {
  code: 'KIA0102',
  title: 'method is not an HTTP method',
  severity: 'warning',
  reads: ['AuthorizationPolicy'],
  fix: 'Write an HTTP method in capitals (GET, POST, …), or a prefix or suffix of one with `*`',
  description:
    'An AuthorizationPolicy lists a method that HTTP does not have, so the rule never matches by it. Methods are compared as they are written, and `get` is not `GET`; gRPC calls are always POST. It is harmless where the service has methods of its own.',
  check(mesh, report) {
    for (const object of mesh.kind('AuthorizationPolicy', 'security.istio.io')) {
      for (const operation of operationsOf(object)) {
        for (const { pointer, text } of [...valuesOf(operation, 'methods'), ...valuesOf(operation, 'notMethods')]) {
          if (KNOWN.has(text) || (text.includes('*') && METHODS.some(glob(text)))) continue;
          const upper = text.toUpperCase();
          report({
            object,
            pointer,
            message: `"${text}" is not an HTTP method`,
            ...(KNOWN.has(upper) ? { fix: `Write "${upper}"` } : {}),
          });
        }
      }
    }
  },
};

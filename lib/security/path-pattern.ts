import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { checkPattern, checkText } from './pattern';

/** What may stand in a segment of a path beside templates: the characters of RFC 3986, without `*`. */
const LITERAL = /^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/;

/** Fails unless `path` is one that a request can have, with a `*` at an end or with templates; returns it. */
export function checkPath(path: string, place: Place): string {
  checkText(path, place);
  if (/[{}]/.test(path)) return checkTemplate(path, place);
  const must = !/^[/*]/.test(path)
    ? "begin with '/' or '*'"
    : /[?#]/.test(path)
      ? 'be a path without a query, which is never compared'
      : undefined;
  if (must) throw new MeshError('MESH_INVALID_PATH', { ...place, value: path, must });
  return checkPattern(path, place, "write '{*}' for one whole segment and '{**}' for any number of them");
}

function checkTemplate(path: string, place: Place): string {
  const fail = (must: string): never => {
    throw new MeshError('MESH_INVALID_PATH', { ...place, value: path, must });
  };
  if (!path.startsWith('/')) fail("begin with '/', since it has a template");
  const segments = path.replace(/^\/|\/$/g, '').split('/');
  const rest = segments.indexOf('{**}');
  segments.forEach((segment, index) => {
    const template = segment === '{*}' || segment === '{**}';
    if (template && rest !== -1 && index > rest) fail("have '{**}' once, and no template behind it");
    if (template) return;
    if (/[{}]/.test(segment)) fail("have no braces but the whole segments '{*}' and '{**}'");
    if (!LITERAL.test(segment)) fail(`have no segment '${segment}' beside a template`);
  });
  return path;
}

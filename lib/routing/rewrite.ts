import type { Json } from '../manifest/manifest-object';
import { asObject, asString } from '../mesh/json';
import type { HttpAction, PathMatch } from './http-rule';
import { compile } from './string-match';

/** The path, without the query, that a rule sends on. */
export function rewrittenPath(path: string, matched: PathMatch, action: HttpAction): string {
  const rewrite = asObject(action.json.rewrite);
  if (rewrite === undefined) return path;
  const regex = asObject(rewrite.uriRegexRewrite);
  if (regex !== undefined) return replacedByRegex(path, regex.match, regex.rewrite);
  const uri = asString(rewrite.uri);
  if (uri === undefined || uri === '') return path;
  return replacedPrefix(path, matched, uri, action.segments);
}

/** The matched prefix gives way to the text; all of the path does where all of it was matched. */
export function replacedPrefix(path: string, matched: PathMatch, text: string, segments: boolean): string {
  if (matched.kind === 'whole') return text;
  if (!segments) return text + path.slice(matched.value.length);
  const rest = path.slice(matched.value.replace(/\/+$/, '').length);
  const start = text.replace(/\/+$/, '');
  return (rest === '' || rest.startsWith('/') ? start + rest : `${start}/${rest}`) || '/';
}

function replacedByRegex(path: string, match: Json | undefined, text: Json | undefined): string {
  const pattern = compile(asString(match) ?? '');
  if (pattern === undefined) return path;
  // RE2 writes groups as \1, the engine at hand as $1.
  const replacement = (asString(text) ?? '')
    .replace(/\$/g, '\\$')
    .replace(/\\(\d)/g, (_, group: string) => `$${group}`);
  return pattern.matcher(path).replaceAll(replacement);
}

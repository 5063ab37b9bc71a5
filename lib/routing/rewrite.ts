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
  if (!action.segments || matched.kind === 'whole') return replacedPrefix(path, matched, uri);
  const text = withoutSlash(uri);
  // To Istio this takes the prefix away, with the slash behind it.
  if (text === '') return `/${path.slice(withoutSlash(matched.value).length).replace(/^\//, '')}`;
  return replacedPrefix(path, matched, text);
}

/** The matched prefix gives way to the text, as it is; all of the path does where all of it was matched. */
export function replacedPrefix(path: string, matched: PathMatch, text: string): string {
  if (matched.kind === 'whole') return text;
  return text + path.slice(matched.kind === 'segments' ? lengthOf(matched.value) : matched.value.length);
}

/** A prefix of whole segments has no slash at its end, but for `/` itself. */
function lengthOf(prefix: string): number {
  return Math.max(1, withoutSlash(prefix).length);
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
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

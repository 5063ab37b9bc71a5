import { oneOf } from './violation';

/** A mistake of syntax as the parser names it. */
export interface SyntaxMistake {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

/** What is wrong with a text that is no YAML, and where, in the words of its author rather than of the grammar. */
export function explainSyntax(text: string, mistake: SyntaxMistake): { error: string; offset: number } {
  const offset = mistake.code === 'BAD_INDENT' ? withContent(text, mistake.offset) : mistake.offset;
  return { error: syntaxMessage(text, { ...mistake, offset }), offset };
}

/** The offset itself, or that of the next line that is neither empty nor a comment. */
function withContent(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /^\s*(?:#|$)/.test(lineAt(text, at))) {
    const end = text.indexOf('\n', at);
    if (end === -1) return offset;
    at = end + 1;
  }
  return at < text.length ? at : offset;
}

function syntaxMessage(text: string, { code, message, offset }: SyntaxMistake): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = lineAt(text, start);
  if (/^\s+---(?:\s|$)/.test(line)) return '"---" has spaces before it: what parts documents begins its line';
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'the line is indented by a tab, but YAML takes spaces only';
    case 'MULTILINE_IMPLICIT_KEY':
      return bareWord(text.slice(offset)) ?? plain(message);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return deeperLine(text, start) ?? quotable(lineAt(text, offset)) ?? plain(message);
    case 'BAD_INDENT':
      return indentation(text, start, line) ?? plain(message);
    case 'MISSING_CHAR':
      if (/key/i.test(message)) return bareWord(text.slice(offset)) ?? plain(message);
      return (/sequence item/i.test(message) && indentation(text, start, line)) || plain(message);
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, offset, line) ?? plain(message);
    default:
      return plain(message);
  }
}

/** What follows a value, or a list, that is already complete. */
function unexpected(text: string, offset: number, line: string): string | undefined {
  const before = line.slice(0, offset - text.lastIndexOf('\n', offset - 1) - 1);
  if (/["'\]}]\s+$/.test(before)) {
    return `${quoted(line.slice(before.length))} stands after the end of the value: put all of it in quotes, or a # before a comment`;
  }
  const field = fieldOf(line);
  const above = text.slice(0, offset).trimEnd().split('\n');
  const isList = above
    .findLast((each) => indentOf(each) <= indentOf(line))
    ?.trimStart()
    .startsWith('- ');
  return field !== undefined && isList
    ? `${quoted(field)} is a field, but what stands before it at its level is a list`
    : undefined;
}

function plain(message: string): string {
  const line = message.split('\n')[0] as string;
  return (line.charAt(0).toLowerCase() + line.slice(1)).replace(/[.:]$/, '');
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).trimEnd();
}

/** The rest of a comment that was wrapped, or a field without its colon. */
function bareWord(text: string): string | undefined {
  const words = lineAt(text, 0);
  return words === '' || words.includes(':')
    ? undefined
    : `${quoted(words)} stands alone: a field needs a colon after it, and a comment a # before it`;
}

/** `a: 1` and below it, further to the right, `b: 2`. */
function deeperLine(text: string, start: number): string | undefined {
  const line = lineAt(text, start);
  const next = lineAt(text, start + text.slice(start).indexOf('\n') + 1);
  const field = fieldOf(next);
  if (field === undefined || indentOf(next) <= indentOf(line)) return undefined;
  return `${quoted(field)} is indented below ${quoted(line.trim())}, which has a value and so no fields`;
}

function quotable(value: string): string | undefined {
  return /: /.test(value) ? `${quoted(value)} has a colon in it: quote the value` : undefined;
}

/** A line that begins where nothing around it begins. */
function indentation(text: string, start: number, line: string): string | undefined {
  const field = fieldOf(line);
  if (field === undefined) return undefined;
  const own = indentOf(line);
  const levels = levelsAbove(text.slice(0, start));
  const fields = levels.filter(({ dash }) => !dash).map(({ column }) => column);
  const list = levels.findLastIndex(({ dash, column }) => dash && column === own);
  const item = levels[list + 1]?.column;
  if (list !== -1 && item !== undefined && !/^\s*- /.test(line)) {
    const outside = fields.filter((column) => column < own).at(-1);
    const end = outside === undefined ? '' : `, or ${spaces(outside)} to end the list`;
    return `${quoted(field)} stands where the items of a list begin: it needs ${spaces(item)} before it to be a field of the item above${end}`;
  }
  if (fields.length === 0 || fields.includes(own)) return undefined;
  return `${quoted(field)} has ${spaces(own)} before it, but the fields that it could stand beside have ${oneOf(fields.map(String))}`;
}

interface Level {
  readonly column: number;
  readonly dash: boolean;
}

/** Where the lists and fields begin that are open at the end of the text, from the outermost. */
function levelsAbove(text: string): readonly Level[] {
  const levels: Level[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = indentOf(line);
    const isItem = /^\s*-(?: |$)/.test(line);
    // The dashes of a list may begin where the field begins that the list belongs to.
    const isOver = ({ column, dash }: Level) => column > indent || (column === indent && (dash || !isItem));
    while (levels.length > 0 && isOver(levels.at(-1) as Level)) levels.pop();
    let column = indent;
    for (const [dash] of line
      .slice(indent)
      .match(/^(?:- +)*/)?.[0]
      .matchAll(/- +/g) ?? []) {
      levels.push({ column, dash: true });
      column += dash.length;
    }
    levels.push({ column, dash: false });
  }
  return levels;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function fieldOf(line: string): string | undefined {
  return /^\s*(?:- +)*["']?([^\s"'#:][^"'#:]*?)["']?\s*:(?:\s|$)/.exec(line)?.[1];
}

function spaces(count: number): string {
  return count === 0 ? 'no spaces' : count === 1 ? '1 space' : `${count} spaces`;
}

function quoted(text: string): string {
  const line = text.trim();
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}

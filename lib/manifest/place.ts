import { plainKey } from './scalar';

/** Longer documents are worth a full parse, which finds any number of places. */
const MAX_LENGTH = 65_536;

/** A block collection: its first line, and the column at which its keys or dashes stand. */
interface Block {
  readonly line: number;
  readonly indent: number;
}

/**
 * The offset of a field in a document that `parseCommonYaml` could read, found without parsing it again: at its value if
 * that is a scalar, at its key otherwise, at the closest parent if it is absent. `undefined` where only a full parse says.
 */
export function placeIn(text: string, steps: readonly string[]): number | undefined {
  if (text.length > MAX_LENGTH || text.includes('\r') || text.includes('\t')) return undefined;
  let block = significant(text, 0);
  if (!block || isFlow(text, block.line + block.indent)) return undefined;
  let offset = block.line + block.indent;
  for (const step of steps) {
    if (!block) break;
    const entry: Entry | 'absent' | undefined = isItem(text, block.line + block.indent)
      ? itemIn(text, block, step)
      : fieldIn(text, block, step);
    if (entry === undefined) return undefined;
    if (entry === 'absent') break;
    if (entry.isFlow && step !== steps.at(-1)) return undefined;
    offset = entry.offset;
    block = entry.block;
  }
  return offset;
}

interface Entry {
  readonly offset: number;
  /** What is in it, where that is a block. */
  readonly block: Block | undefined;
  readonly isFlow: boolean;
}

function itemIn(text: string, block: Block, step: string): Entry | 'absent' | undefined {
  const wanted = Number(step);
  let index = 0;
  for (const start of siblings(text, block)) {
    if (!isItem(text, start.line + start.indent)) return 'absent';
    if (index++ !== wanted) continue;
    const at = blanksEnd(text, start.line + start.indent + 1);
    if (isRestEmpty(text, at)) {
      const inner = significant(text, lineEnd(text, at) + 1);
      return inner && inner.indent > block.indent ? entryOf(text, inner) : undefined;
    }
    const beside: Block = { line: start.line, indent: at - start.line };
    return isItem(text, at) || colonOf(text, at) !== -1 ? entryOf(text, beside) : scalar(text, at, at);
  }
  return 'absent';
}

function fieldIn(text: string, block: Block, step: string): Entry | 'absent' | undefined {
  for (const { line, indent } of siblings(text, block)) {
    const key = line + indent;
    if (isItem(text, key)) continue;
    const colon = colonOf(text, key);
    if (colon === -1) return undefined;
    if (plainKey(text.slice(key, colon).trimEnd()) !== step) continue;
    const at = blanksEnd(text, colon + 1);
    if (!isRestEmpty(text, at)) return scalar(text, at, key);
    const inner = significant(text, lineEnd(text, at) + 1);
    const isWithin = inner && (inner.indent > indent || (inner.indent === indent && isItem(text, inner.line + indent)));
    return { offset: key, block: isWithin ? inner : undefined, isFlow: false };
  }
  return 'absent';
}

function entryOf(text: string, block: Block): Entry {
  const offset = block.line + block.indent;
  return { offset, block: isFlow(text, offset) ? undefined : block, isFlow: isFlow(text, offset) };
}

/** What stands on the line of its key or dash. */
function scalar(text: string, at: number, key: number): Entry | undefined {
  if (text[at] === '|') return undefined;
  const flow = isFlow(text, at);
  const isEmpty = text.startsWith('""', at) || text.startsWith("''", at);
  return { offset: flow || isEmpty ? key : at, block: undefined, isFlow: flow };
}

/** The lines of a block that begin at its column. */
function* siblings(text: string, block: Block): Generator<Block> {
  for (let here: Block | undefined = block; here; here = significant(text, lineEnd(text, here.line) + 1)) {
    if (here.indent < block.indent) return;
    if (here.indent === block.indent) yield here;
  }
}

/** The next line that is neither blank nor a comment. */
function significant(text: string, from: number): Block | undefined {
  for (let line = from; line < text.length; line = lineEnd(text, line) + 1) {
    const at = blanksEnd(text, line);
    if (at < text.length && text[at] !== '\n' && text[at] !== '#') return { line, indent: at - line };
  }
  return undefined;
}

function isItem(text: string, at: number): boolean {
  return text[at] === '-' && isBreak(text, at + 1);
}

function isFlow(text: string, at: number): boolean {
  return text[at] === '{' || text[at] === '[';
}

/** The colon of a plain key; -1 where there is none. */
function colonOf(text: string, from: number): number {
  if (isFlow(text, from) || text[from] === '"' || text[from] === "'" || text[from] === '|') return -1;
  const end = lineEnd(text, from);
  for (let at = text.indexOf(':', from); at !== -1 && at < end; at = text.indexOf(':', at + 1)) {
    if (isBreak(text, at + 1)) return text.slice(from, at).includes(' #') ? -1 : at;
  }
  return -1;
}

function isBreak(text: string, at: number): boolean {
  return at >= text.length || text[at] === ' ' || text[at] === '\n';
}

function isRestEmpty(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '#';
}

function blanksEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

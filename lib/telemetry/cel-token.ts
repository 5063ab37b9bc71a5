/** A word of an expression. `at` counts characters from 1. */
export interface CelToken {
  readonly kind: 'string' | 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** What is wrong with the syntax of an expression. */
export class CelProblem extends Error {}

const ESCAPE = /\\(?:[abfnrtv"'`?\\]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/.source;
const RAW = /(?:[bB]?[rR]|[rR][bB])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\r\n]*"|'[^'\r\n]*')/.source;
const LONG = `[bB]?(?:"""(?:${ESCAPE}|[^\\\\])*?"""|'''(?:${ESCAPE}|[^\\\\])*?''')`;
const SHORT = `[bB]?(?:"(?:${ESCAPE}|[^"\\\\\r\n])*"|'(?:${ESCAPE}|[^'\\\\\r\n])*')`;
const STRING = `${RAW}|${LONG}|${SHORT}`;
const NUMBER = /0x[0-9a-fA-F]+[uU]?|\d*\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+|[uU]?)/.source;
const SIGN = /[<>=!]=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/.source;
const NOTHING = /\s+|\/\/[^\n]*/.source;
const TOKEN = new RegExp(
  `${NOTHING}|(?<string>${STRING})|(?<number>${NUMBER})|(?<name>[_a-zA-Z]\\w*)|(?<sign>${SIGN})`,
  'y',
);

/**
 * Cuts an expression into words, the last of them its end.
 *
 * @throws CelProblem for what no word begins with
 */
export function celTokens(expression: string): CelToken[] {
  const found: CelToken[] = [];
  for (let at = 0; at < expression.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(expression);
    if (!match) throw new CelProblem(`unexpected ${expression.charAt(at)} at character ${at + 1}`);
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (kind) found.push({ kind: kind as CelToken['kind'], text: match[0], at: at + 1 });
  }
  return [...found, { kind: 'end', text: '', at: expression.length + 1 }];
}

/** The expression with its strings emptied. */
export function withoutStrings(expression: string): string {
  return expression.replace(new RegExp(STRING, 'g'), '""');
}

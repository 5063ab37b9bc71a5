import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { CelProblem, type CelToken, celTokens, withoutStrings } from './cel-token';

/**
 * Fails unless `expression` has the syntax of the Common Expression Language; returns it.
 *
 * Elsewhere, a filter is first read by Istio's admission webhook, and the expression of a tag by Envoy.
 */
export function checkCel(expression: string, place: Place): string {
  const problem = expression.trim() === '' ? 'not be empty' : syntaxError(expression);
  if (problem === undefined) return expression;
  const habit = OTHER_LANGUAGES.find(([mistake]) => mistake.test(withoutStrings(expression)));
  throw new MeshError('MESH_INVALID_CEL', {
    ...place,
    value: expression,
    must: problem,
    ...(habit ? { fix: habit[1] } : {}),
  });
}

const BINARY = ['&&', '||', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%'];
const KEYWORDS = new Set(['in', 'true', 'false', 'null']);
const RESERVED =
  /^(?:in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;
const OTHER_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/[^<>=!]=(?!=)|===/, 'CEL compares with =='],
  [/\b(?:and|or|not)\b/i, 'CEL writes &&, || and !'],
  [/(?<!&)&(?!&)|(?<!\|)\|(?!\|)/, 'CEL writes && and ||'],
];

function syntaxError(expression: string): string | undefined {
  try {
    new CelReader(celTokens(expression)).readAll();
    return undefined;
  } catch (error) {
    if (error instanceof CelProblem) return `be a CEL expression (${error.message})`;
    throw error;
  }
}

/**
 * Goes through an expression by the grammar of CEL, save for messages, which Envoy's attributes have no use for.
 *
 * Precedence is left out: it changes what an expression means, not whether it is one.
 */
class CelReader {
  readonly #tokens: readonly CelToken[];
  #next = 0;

  public constructor(tokens: readonly CelToken[]) {
    this.#tokens = tokens;
  }

  public readAll(): void {
    this.expression();
    if (this.token.kind !== 'end') this.fail();
  }

  private get token(): CelToken {
    return this.#tokens[this.#next] as CelToken;
  }

  private fail(): never {
    const { kind, text, at } = this.token;
    throw new CelProblem(kind === 'end' ? 'it ends too early' : `unexpected ${text} at character ${at}`);
  }

  private take(...texts: string[]): boolean {
    const { kind, text } = this.token;
    const taken = (kind === 'sign' || kind === 'name') && texts.includes(text);
    if (taken) this.#next++;
    return taken;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail();
  }

  private expression(): void {
    this.operation();
    if (!this.take('?')) return;
    this.operation();
    this.expect(':');
    this.expression();
  }

  private operation(): void {
    do this.operand();
    while (this.take(...BINARY));
  }

  private operand(): void {
    while (this.take('!', '-'));
    this.primary();
    for (;;) {
      if (this.take('.')) {
        this.name(KEYWORDS.has(this.token.text));
        if (this.take('(')) this.list(')');
      } else if (this.take('[')) {
        this.expression();
        this.expect(']');
      } else return;
    }
  }

  private primary(): void {
    if (this.take('(')) {
      this.expression();
      this.expect(')');
    } else if (this.take('[')) this.list(']');
    else if (this.take('{')) this.list('}', () => this.entry());
    else if (this.token.kind === 'string' || this.token.kind === 'number') this.#next++;
    else if (!this.take('true', 'false', 'null')) {
      this.name(RESERVED.test(this.token.text));
      if (this.take('(')) this.list(')');
    }
  }

  private name(forbidden: boolean): void {
    if (this.token.kind !== 'name' || forbidden) this.fail();
    this.#next++;
  }

  private entry(): void {
    this.expression();
    this.expect(':');
    this.expression();
  }

  /** What stands between brackets, commas between; only calls have no comma at the end. */
  private list(close: string, item: () => void = () => this.expression()): void {
    while (!this.take(close)) {
      item();
      if (this.take(close)) return;
      this.expect(',');
      if (close === ')' && this.token.text === ')') this.fail();
    }
  }
}

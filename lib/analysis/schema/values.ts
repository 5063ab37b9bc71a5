import { RE2JS } from 're2js';
import { goDuration } from '../../manifest/cel';
import type { Field } from './field';

/** At least a millisecond, and whole milliseconds. */
export function checkDuration(field: Field): void {
  if (field.text === undefined) return;
  const nanoseconds = goDuration(field.text);
  if (nanoseconds === undefined) field.must('be a duration such as 2s or 500ms');
  else if (nanoseconds < 1e6) field.must('be a duration of at least 1ms');
  else if (nanoseconds % 1e6 !== 0) field.must('be a duration of whole milliseconds');
}

/** A regular expression of RE2, which knows neither lookaround nor back references. */
export function checkRegex(field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  if (text === '') field.must('be a regular expression, not the empty text');
  else if (Buffer.byteLength(text) > 1024)
    field.error(`${field.name} has more than 1024 bytes, the most that a regular expression may have`);
  else {
    const problem = regexProblem(text);
    if (problem !== undefined)
      field.error(
        `${field.name} is no regular expression of RE2: ${problem}`,
        'write it without lookaround, back references and possessive quantifiers',
      );
  }
}

const problems = new Map<string, string | undefined>();

export function regexProblem(text: string): string | undefined {
  if (!problems.has(text)) {
    let problem: string | undefined;
    try {
      RE2JS.compile(text);
    } catch (error) {
      problem = (error as Error).message.replace(/^error parsing regexp: /, '');
    }
    problems.set(text, problem);
  }
  return problems.get(text);
}

/** A share from 0 to 100, given as a number or as `{ value }`. */
export function checkPercentage(field: Field): void {
  const share = field.isObject ? field.at('value') : field;
  if (share.number !== undefined && !(share.number >= 0 && share.number <= 100)) share.must('be from 0 to 100');
}

export function checkNotNegative(field: Field): void {
  if (field.number !== undefined && field.number < 0) field.must('be 0 or greater');
}

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;

/** A header name as HTTP has it. */
export function isHeaderName(name: string): boolean {
  return TOKEN.test(name);
}

/** The operations on request or response headers. */
export function checkHeaderOperations(operations: Field, isRequest: boolean): void {
  for (const key of ['set', 'add']) {
    for (const [name, value] of operations.at(key).entries()) {
      if (name === '') value.error(`${key} must not have a header with an empty name`);
      else if (isRequest ? name.startsWith(':') && name !== ':authority' : isHost(name) || name.startsWith(':')) {
        value.error(`${key} must not change the header ${name}`);
      }
      checkHeaderValue(value);
    }
  }
  for (const item of operations.at('remove').items()) {
    if (item.text === '') item.error('remove must not have an empty name');
    else if (item.text !== undefined && (isHost(item.text) || item.text.startsWith(':')))
      item.error(`remove must not have the header ${item.text}`);
  }
}

function isHost(name: string): boolean {
  return name.toLowerCase() === 'host';
}

/** A header value: no control characters, and Envoy's `%COMMANDS%` complete. */
function checkHeaderValue(field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a header value must not have.
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text))
    field.error(`the header ${field.name} must have no control characters`);
  const commands = text.replaceAll('%%', '').replace(/%[A-Z0-9_]+(?:\([^()]*\))?(?::\d+)?%/g, '');
  if (commands.includes('%')) {
    field.error(
      `the header ${field.name} has a % that begins no complete command such as %REQ(x-name)%, but is ${field.shown}`,
      'write %% for a percent sign',
    );
  }
}

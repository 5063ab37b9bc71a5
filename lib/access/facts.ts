/** What a rule asks of a request that is not known before it is sent, in words. */
export interface Fact {
  /** That it is one of these. */
  is(values: readonly string[]): string;
  /** That it is none of these. */
  isNot(values: readonly string[]): string;
}

export function list(values: readonly string[]): string {
  return values.join(' or ');
}

const quoted = (values: readonly string[]) => list(values.map((text) => `'${text}'`));

/** `*` asks for nothing but that there is one. */
function named(has: string, lacks: string, text: (values: readonly string[]) => string): Fact {
  const told = (values: readonly string[]) => (values.includes('*') ? '' : ` ${text(values)}`);
  return { is: (values) => `${has}${told(values)}`, isNot: (values) => `${lacks}${told(values)}` };
}

function ofToken(text: string): Fact {
  return named('with a token', 'without a token', (values) => `${text} ${list(values)}`);
}

function anyBut(noun: string, prefix = `${noun} `): Fact {
  return { is: (values) => `${prefix}${list(values)}`, isNot: (values) => `any ${noun} but ${list(values)}` };
}

export const METHOD = anyBut('method', '');
export const PATH = anyBut('path');
export const HOST = anyBut('host');
export const PORT = anyBut('port');
export const ADDRESS = anyBut('address', 'from ');
export const ORIGINAL_ADDRESS = anyBut('original address', 'originally from ');
export const DESTINATION_ADDRESS = anyBut('destination address', 'to ');
export const SERVER_NAME = anyBut('server name');
export const TOKEN = ofToken('of');
export const AUDIENCE = ofToken('for');
export const PRESENTER = ofToken('of presenter');

export function header(name: string): Fact {
  return named(`with header ${name}`, `without header ${name}`, quoted);
}

export function claim(path: readonly string[]): Fact {
  return named(`with claim ${path.join('.')}`, `without claim ${path.join('.')}`, quoted);
}

export function attribute(key: string): Fact {
  return named(`with ${key}`, `without ${key}`, quoted);
}

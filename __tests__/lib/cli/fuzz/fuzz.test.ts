import { describe, test } from '@jest/globals';
import { stringify } from 'yaml';
import { commandLine } from '../../../support/command-line';
import { corpus } from './corpus';
import { mutated, Random, torn } from './mutate';

const { kinds, samples } = corpus();
const FORMATS = ['json', 'text', 'sarif', 'github'];
/** No single input may take more of the processor; what else the machine does is not counted. */
const LIMIT_MS = 5_000;

/** Checks a text as a file on standard input; fails where the checker does, and says for which input. */
async function survives(input: string | Uint8Array, name: string, argv: readonly string[] = []): Promise<void> {
  const start = process.cpuUsage();
  let result: Awaited<ReturnType<typeof commandLine>>;
  try {
    result = await commandLine(['check', '-', ...argv], { stdin: input });
  } catch (error) {
    throw new Error(`${name} crashes: ${(error as Error).stack}\n${String(input).slice(0, 3_000)}`);
  }
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  if (![0, 1, 2].includes(result.code)) throw new Error(`${name} ends with ${result.code}`);
  const [failed] = /[^\n]*could not be checked: [^\n]*/.exec(result.stdout) ?? [];
  if (failed) throw new Error(`${name}: ${failed}\n${String(input).slice(0, 3_000)}`);
  if (took > LIMIT_MS) throw new Error(`${name} takes ${Math.round(took)} ms`);
}

function optionsOf(random: Random): string[] {
  const compat = random.below(4) === 0 ? ['--compat', 'istioctl'] : [];
  const closed = random.below(3) === 0 ? ['--assume-complete'] : [];
  return ['--format', random.pick(FORMATS), ...compat, ...closed];
}

describe('check survives', () => {
  test('4,000 sets of objects with fields gone, retyped, doubled and renamed', async () => {
    const random = new Random(1);
    for (let run = 0; run < 4_000; run++) {
      // Most rules are about several objects: some sets have one object of every kind.
      const some = () =>
        Array.from({ length: 1 + random.below(5) }, () => random.pick(random.below(4) ? kinds : samples));
      const objects = mutated(random, run % 40 === 0 ? kinds : some());
      const text = objects.map((object) => JSON.stringify(object) ?? '').join('\n---\n');
      await survives(text, `set ${run}`, optionsOf(random));
    }
  }, 300_000);

  test('4,000 torn texts', async () => {
    const random = new Random(2);
    const texts = [...kinds, ...samples].map((object) => stringify(object));
    for (let run = 0; run < 4_000; run++) {
      const text = [random.pick(texts), random.pick(texts)].join('---\n');
      await survives(torn(random, text), `text ${run}`, optionsOf(random));
    }
  }, 300_000);

  test('2,000 random texts and bytes', async () => {
    const random = new Random(3);
    const signs = [...'abk:-#&*!|>{}[],?"\'%@` \n\n\n  \t0123.~<=/\\\u0000é💥'];
    for (let run = 0; run < 2_000; run++) {
      const length = random.below(200);
      const input =
        run % 2 === 0
          ? Array.from({ length }, () => random.pick(signs)).join('')
          : Uint8Array.from({ length }, () => random.below(256));
      await survives(input, `input ${run}`, optionsOf(random));
    }
  }, 120_000);

  const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a, namespace: b}\n';
  const levels = Array.from(
    { length: 30 },
    (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(', ')}]`,
  );
  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['blanks', ' \n\t\n'],
    ['separators', '---\n'.repeat(20_000)],
    ['aliases that explode', `l0: &l0 [x]\n${levels.join('\n')}\n${head}spec: *l30\n`],
    ['an alias of itself', `${head}spec: &a {http: [*a]}\n`],
    ['an alias of nothing', `${head}spec: *a\n`],
    [
      'merge keys that explode',
      `a0: &a0 {x: 1}\n${Array.from({ length: 25 }, (_, at) => `a${at + 1}: &a${at + 1} {<<: [*a${at}, *a${at}]}`).join('\n')}\n${head}`,
    ],
    ['lists in lists', `${head}spec: ${'['.repeat(50_000)}`],
    ['closed lists in lists', `${head}spec: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    [
      'JSON in JSON',
      `{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},"spec":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    ],
    ['steps of indentation', head + Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['a name many times', `${head}spec: {hosts: [${'a, '.repeat(50_000)}a]}`],
    [
      'many wildcards',
      `${head}spec: {hosts: [${Array.from({ length: 20_000 }, (_, at) => `'*.h${at}.x'`).join(', ')}]}`,
    ],
    ['a long word', `${head}spec: {hosts: [${'a'.repeat(2_000_000)}]}`],
    ['a huge number', `${head}spec: {http: [{timeout: ${'9'.repeat(100_000)}}]}`],
    ['many keys', `${head}spec:\n${Array.from({ length: 20_000 }, (_, at) => `  k${at}: ${at}`).join('\n')}`],
    [
      'many matches',
      `${head}spec: {hosts: [a], http: [${'{match: [{uri: {prefix: /a}}], route: [{destination: {host: a}}]},'.repeat(3_000)}]}`,
    ],
    [
      'a regular expression that explodes',
      `${head}spec: {hosts: [a], http: [{match: [{uri: {regex: "${'(a*)*'.repeat(50)}b"}}]}]}`,
    ],
    [
      'a List of a List',
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: null}]}\n',
    ],
    ['a List of odd things', 'apiVersion: v1\nkind: List\nitems: [1, null, [], {}, "x"]\n'],
    ['Lists in Lists', `${'{apiVersion: v1, kind: List, items: ['.repeat(2_000)}${']}'.repeat(2_000)}`],
    [
      'names of prototypes',
      head.replace('name: a', 'name: __proto__').replace('namespace: b', 'namespace: constructor'),
    ],
    ['binary', Uint8Array.from({ length: 65_536 }, (_, at) => (at * 7919) & 255)],
  ])(
    '%s',
    async (name, input) => {
      for (const format of FORMATS) await survives(input, name, ['--format', format]);
    },
    60_000,
  );
});

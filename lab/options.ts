import { parseArgs } from 'node:util';

/** What the command line says. */
export interface LabOptions {
  /** Names of proofs; empty for all. */
  readonly only: readonly string[];
  /** Leave what the last proof started running until Ctrl-C. */
  readonly keep: boolean;
  /** The long measurements too. */
  readonly full: boolean;
  /** What random meshes and requests start from. */
  readonly seed: number;
  /** How many (mesh, request) pairs the differential test compares at least. */
  readonly pairs: number;
  /** Where the results go as JSON. */
  readonly json?: string;
  /** Write docs/proof.md: by default when every proof ran. */
  readonly write: boolean;
  readonly help: boolean;
}

export const USAGE = `npm run lab -- [options]

  --only NAME[,NAME]  only these proofs
  --keep              leave the mesh of the last proof running until Ctrl-C, to look around with kubectl
  --full              the long measurements too
  --seed N            what random meshes start from (default: of the time)
  --pairs N           how many (mesh, request) pairs are compared at least (default: 2000)
  --json FILE         write the results as JSON too
  --write             write docs/proof.md though not every proof ran
  --no-write          do not write it though every proof ran
  --help              this text
`;

const PAIRS = 2_000;

/**
 * Reads the command line.
 * @throws an error that says what is wrong, for people.
 */
export function parseOptions(args: readonly string[], names: readonly string[], now: number = Date.now()): LabOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      keep: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      seed: { type: 'string' },
      pairs: { type: 'string' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      'no-write': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: the proofs are ${names.join(', ')}`);
  return {
    only,
    keep: values.keep,
    full: values.full,
    seed: whole('--seed', values.seed, 0) ?? now % 1_000_000,
    pairs: whole('--pairs', values.pairs, 1) ?? PAIRS,
    json: values.json,
    write: !values['no-write'] && (values.write || only.length === 0),
    help: values.help,
  };
}

function whole(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`${option} ${text}: must be a whole number from ${least} on`);
}

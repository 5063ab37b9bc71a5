import { glob } from '../analysis/glob';
import { closest } from '../manifest/similar';
import type { AccessMatrix, Cell } from './matrix';
import type { AccessClient, AccessServer } from './parties';

/** The part of a matrix that is asked for. */
export interface Selection {
  readonly matrix: AccessMatrix;
  readonly clients: readonly AccessClient[];
  readonly servers: readonly AccessServer[];
}

/** Clients of whom the same holds at one server. */
export interface CellGroup {
  readonly cell: Cell;
  readonly clients: readonly AccessClient[];
}

/** Those whose names fit one of the patterns, with `*` for any characters; all where there is none. */
export function namedBy<Party extends { readonly name: string }>(
  parties: readonly Party[],
  patterns: readonly string[],
): readonly Party[] {
  if (patterns.length === 0) return parties;
  const tests = patterns.map(glob);
  return parties.filter(({ name }) => tests.some((test) => test(name)));
}

/** A pattern that fits nobody, with what may have been meant. */
export function missing(
  parties: readonly { readonly name: string }[],
  patterns: readonly string[],
): { readonly pattern: string; readonly near: string | undefined } | undefined {
  const names = parties.map(({ name }) => name);
  const pattern = patterns.find((one) => !names.some(glob(one)));
  return pattern === undefined ? undefined : { pattern, near: closest(pattern, names) };
}

/** The clients of one server, put together; whoever may call comes first. */
export function groupsAt({ matrix, clients }: Selection, server: AccessServer): readonly CellGroup[] {
  const groups = new Map<Cell, AccessClient[]>();
  for (const client of clients) {
    const cell = matrix.cell(client, server);
    const group = groups.get(cell);
    if (group === undefined) groups.set(cell, [client]);
    else group.push(client);
  }
  return [...groups]
    .map(([cell, members]) => ({ cell, clients: members }))
    .sort((one, other) => ORDER.indexOf(one.cell.access) - ORDER.indexOf(other.cell.access));
}

const ORDER = ['allow', 'conditional', 'deny'];

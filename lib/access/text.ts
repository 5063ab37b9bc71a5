import { OUTSIDE } from './parties';
import { type CellGroup, groupsAt, type Selection } from './selection';
import { conditionsOf, reasonsOf, sourceOf } from './words';

const LABEL_WIDTH = 13;
const WIDTH = 110;
/** Longer lists of names are told by their number, where it is clear who is meant. */
const MOST_NAMES = 12;

/** For people: of each server who may call it, on which condition, and what decides. */
export function accessText(selection: Selection): string {
  const blocks = new Map<string, string[]>();
  for (const server of selection.servers) {
    const groups = groupsAt(selection, server);
    const text = groups.flatMap((group) => groupLines(group, groups, selection)).join('\n');
    const same = blocks.get(text);
    if (same === undefined) blocks.set(text, [server.name]);
    else same.push(server.name);
  }
  const { assumed } = selection.matrix;
  const notes = assumed.length === 0 ? [] : [`Not given, but assumed because gateways need it: ${assumed.join(', ')}.`];
  const told = [...blocks].map(([text, names]) => `${wrapped(names).join('\n')}\n${text}`);
  return `${[...told, ...notes].join('\n\n')}\n`;
}

function groupLines(group: CellGroup, all: readonly CellGroup[], selection: Selection): readonly string[] {
  const { cell } = group;
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  const sources = cell.parts.flatMap(({ decision }) => reasonsOf(decision).map(sourceOf)).filter((text) => text !== '');
  const details = [...conditionsOf(cell), ...[...new Set(sources)].map((text) => `by ${text}`)];
  const [first = '', ...more] = wrapped(namesOf(group, all, selection));
  return [
    `  ${cell.access.padEnd(LABEL_WIDTH)}${first}`,
    ...more.map((line) => `${indent}${line}`),
    ...details.map((line) => `${indent}  ${line}`),
  ];
}

function namesOf(group: CellGroup, all: readonly CellGroup[], { matrix }: Selection): readonly string[] {
  if (group.clients.length === matrix.clients.length) return ['everybody'];
  const names = group.clients.map(({ name }) => (name === OUTSIDE ? 'whoever is outside the mesh' : name));
  const largest = all.every(({ clients }) => clients.length <= group.clients.length);
  if (names.length <= MOST_NAMES || !largest) return names;
  const outside = names.filter((name) => name.includes(' outside '));
  const count = names.length - outside.length;
  return [all.length === 1 ? `all ${count}` : `the other ${count}`, ...outside];
}

function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  names.forEach((name, index) => {
    const word = index === names.length - 1 ? name : `${name}, `;
    if (line !== '' && line.length + word.length > WIDTH - LABEL_WIDTH) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  });
  return [...lines, line];
}

import type { Cell } from './matrix';
import type { Selection } from './selection';
import { conditionsOf } from './words';

/** A row for each client, a column for each server. */
export function accessCsv(selection: Selection): string {
  const { matrix, clients, servers } = selection;
  const rows = [
    ['from', ...servers.map(({ name }) => name)],
    ...clients.map((client) => [client.name, ...servers.map((server) => cellText(matrix.cell(client, server)))]),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** A table for pages; conditions stand below it, by their numbers. */
export function accessMarkdown(selection: Selection): string {
  const { matrix, clients, servers } = selection;
  const conditions = new Map<string, number>();
  const short = (cell: Cell) => {
    if (cell.access !== 'conditional') return cell.access;
    const text = conditionsOf(cell).join('; ');
    const number = conditions.get(text) ?? conditions.size + 1;
    conditions.set(text, number);
    return `conditional (${number})`;
  };
  const columns = servers.map(({ name }) => escaped(name));
  const rows = [
    ['from \\ to', ...columns],
    ['---', ...columns.map(() => '---')],
    ...clients.map((client) => [escaped(client.name), ...servers.map((server) => short(matrix.cell(client, server)))]),
  ];
  const table = rows.map((row) => `| ${row.join(' | ')} |\n`).join('');
  const notes = [...conditions].map(([text, number]) => `${number}. ${escaped(text)}\n`).join('');
  return notes === '' ? table : `${table}\n${notes}`;
}

function cellText(cell: Cell): string {
  const conditions = conditionsOf(cell);
  return conditions.length === 0 ? cell.access : `${cell.access}: ${conditions.join('; ')}`;
}

/** As RFC 4180 has it. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Patterns are full of signs that mean something in Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\|*_`<>[\]]/g, (sign) => `\\${sign}`);
}

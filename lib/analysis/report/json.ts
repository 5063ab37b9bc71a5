import type { Report } from './reported-finding';

/** For programs: one object. */
export function jsonReport({ findings, summary }: Report): string {
  return `${JSON.stringify({ findings, summary }, undefined, 2)}\n`;
}

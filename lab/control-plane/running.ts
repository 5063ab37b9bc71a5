import { type Child, Fatal } from '../run';

/** @throws an error with the end of the log of a child that has ended; waiting for it makes no sense. */
export function running(...children: readonly Child[]): void {
  for (const child of children) {
    if (child.ended === undefined) continue;
    throw new Fatal(`${child.name} ended with ${child.ended}, its log ends:\n${child.tail()}`);
  }
}

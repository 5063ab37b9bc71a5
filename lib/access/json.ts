import { nameOf } from '../routing/trace';
import type { Reason } from './decision';
import type { CellPart } from './matrix';
import { groupsAt, type Selection } from './selection';
import { conditionsOf, reasonsOf } from './words';

/** For programs: an entry for each server and the clients of whom the same holds. */
export function accessJson(selection: Selection): string {
  const { matrix, clients, servers } = selection;
  const access = servers.flatMap((server) =>
    groupsAt(selection, server).map(({ cell, clients: members }) => {
      const conditions = conditionsOf(cell);
      return {
        to: server.name,
        from: members.map(({ name }) => name),
        access: cell.access,
        ...(conditions.length > 0 && { conditions }),
        ports: cell.parts.map(partJson),
      };
    }),
  );
  const json = {
    clients: clients.map(({ name }) => name),
    servers: servers.map(({ name }) => name),
    ...(matrix.assumed.length > 0 && { assumed: matrix.assumed }),
    access,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function partJson({ ports, protocol, decision }: CellPart) {
  const { access, only, except, authorizers } = decision;
  const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text);
  return {
    ports,
    protocol,
    access,
    ...(only.length > 0 && { only: texts(only) }),
    ...(except.length > 0 && { except: texts(except) }),
    ...(authorizers.length > 0 && { authorizers: texts(authorizers) }),
    why: reasonsOf(decision).map(reasonJson),
  };
}

function reasonJson({ text, object, pointer }: Reason) {
  if (object === undefined) return { reason: text };
  return {
    reason: text,
    object: nameOf(object),
    pointer,
    file: object.origin.file,
    line: object.origin.position(pointer)?.line,
  };
}

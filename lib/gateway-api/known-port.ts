import { MeshError } from '../core/errors';

/** A port of a Service or of a ServiceEntry. */
export interface KnownPort {
  readonly port: number;
  readonly name?: string | undefined;
}

/** A service with the ports that it has when the app is finished; absent where the app does not define it. */
export interface KnownPorts {
  /** The service as a reader knows it: `Service reviews`. */
  readonly of: string;
  readonly ports?: (() => readonly KnownPort[]) | undefined;
}

/** What is wrong with a number or a name of a port, as far as the ports are known. */
export function portProblems(
  service: KnownPorts,
  { port, sectionName }: { readonly port?: number | undefined; readonly sectionName?: string | undefined },
  property: string,
): string[] {
  const ports = service.ports?.();
  if (!ports) return [];
  const names = ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const numbers = ports.map((known) => known.port);
  return [
    ...(port === undefined || numbers.includes(port) ? [] : [unknown(service, numbers, port, `${property}.port`)]),
    ...(sectionName === undefined || names.includes(sectionName)
      ? []
      : [unknown(service, names, sectionName, `${property}.sectionName`)]),
  ];
}

function unknown({ of }: KnownPorts, known: readonly (number | string)[], value: number | string, property: string) {
  const what = typeof value === 'number' ? 'a port' : 'the name of a port';
  const must = `be ${what} of ${of}, which has ${[...new Set(known)].join(', ') || 'none'}`;
  return new MeshError('MESH_UNKNOWN_PORT', { property, value, must }).message;
}

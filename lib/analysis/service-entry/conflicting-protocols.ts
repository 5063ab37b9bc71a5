import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asString, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';

/** IST0177, KIA1212: ServiceEntries that give one port of one host different protocols. */
export const conflictingProtocols: Rule = {
  code: 'IST0177',
  title: 'ServiceEntries disagree about the protocol of a port',
  severity: 'warning',
  reads: ['ServiceEntry'],
  aliases: ['KIA1212'],
  fix: 'give the port the same protocol everywhere, or keep the ServiceEntries apart with `exportTo`',
  description:
    'Several ServiceEntries that the same clients see declare one host and port with different protocols. Istio keeps one of them, by age, and handles the traffic accordingly; routing by HTTP or TLS can be lost depending on the order in which the objects were created.',
  check(mesh, report) {
    const ports = portsOf(mesh);
    const index = new Map<string, Port[]>();
    for (const port of ports) {
      const same = index.get(keyOf(port));
      if (same) same.push(port);
      else index.set(keyOf(port), [port]);
    }
    const told = new Set<ManifestObject>();
    for (const [key, narrow] of index) {
      const [first] = narrow;
      if (!first) continue;
      const open = first.scope === '*' ? [] : (index.get(keyOf({ ...first, scope: '*' })) ?? []);
      const all = [...narrow, ...open];
      const protocols = [...new Set(all.map(({ protocol }) => protocol))].sort();
      if (protocols.length < 2) continue;
      const names = namesOf(all.map(({ object }) => object));
      for (const { object, pointer } of all) {
        if (told.has(object)) continue;
        told.add(object);
        const [, host] = key.split(' ');
        report({
          object,
          pointer,
          message: `port ${first.number} of '${host}' is declared as ${protocols.map((name) => name || 'no protocol').join(' and ')} by ${names}`,
        });
      }
    }
  },
};

interface Port {
  readonly object: ManifestObject;
  readonly pointer: string;
  /** `*` or a namespace. */
  readonly scope: string;
  readonly host: string;
  readonly number: number;
  readonly protocol: string;
}

function portsOf(mesh: Mesh): Port[] {
  return mesh.serviceEntries.flatMap((entry) => {
    const object = entry as ManifestObject;
    const own = mesh.namespaceOf(object);
    const exportTo = mesh.exportToOf(object).map((scope) => (scope === '.' ? own : scope));
    const scopes = exportTo.includes('*') ? ['*'] : [...new Set(exportTo)].filter((scope) => scope !== '~');
    return objectsOf(object.spec.ports).flatMap(([at, port]) => {
      const number = asNumber(port.number);
      if (number === undefined) return [];
      const protocol = (asString(port.protocol) ?? '').toUpperCase();
      const pointer = `/spec/ports/${at}/protocol`;
      return scopes.flatMap((scope) =>
        stringsOf(object.spec.hosts).map((host) => ({ object, pointer, scope, host, number, protocol })),
      );
    });
  });
}

function keyOf({ scope, host, number }: Pick<Port, 'scope' | 'host' | 'number'>): string {
  return `${scope} ${host} ${number}`;
}

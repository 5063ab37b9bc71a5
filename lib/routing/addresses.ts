import type { ManifestObject } from '../manifest/manifest-object';
import { asString, at, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { within } from './pattern';
import { remember } from './remember';

interface Addresses {
  readonly single: Map<string, string>;
  /** Of ServiceEntries: `10.1.0.0/16`. */
  readonly blocks: { readonly block: string; readonly host: string }[];
}

const indexes = new WeakMap<Mesh, Addresses>();

/** The host of the Service or ServiceEntry that has an address. */
export function hostAt(mesh: Mesh, address: string): string | undefined {
  const { single, blocks } = remember(indexes, mesh, () => read(mesh));
  return single.get(address) ?? blocks.find(({ block }) => within(block, address) === true)?.host;
}

function read(mesh: Mesh): Addresses {
  const addresses: Addresses = { single: new Map(), blocks: [] };
  for (const { host, object } of mesh.registry) {
    for (const address of written(object)) {
      if (address.includes('/')) addresses.blocks.push({ block: address, host });
      else if (!addresses.single.has(address)) addresses.single.set(address, host);
    }
  }
  return addresses;
}

function written({ spec }: ManifestObject): readonly string[] {
  const own = asString(at(spec, 'clusterIP'));
  return [
    ...(own === undefined ? [] : [own]),
    ...stringsOf(at(spec, 'clusterIPs')),
    ...stringsOf(at(spec, 'addresses')),
  ];
}

import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, objectsOf } from '../../mesh/json';

/** A listener of a Gateway with what must be unique of it. */
export interface ListenerKey {
  readonly index: number;
  readonly key: string;
  readonly name: string;
  /** For messages: `HTTP on port 80 for "a.example.com"`. */
  readonly text: string;
}

/** The listeners of a Gateway, compared by hostname, port and protocol. */
export function listenersOf(gateway: ManifestObject): readonly ListenerKey[] {
  return objectsOf(at(gateway.spec, 'listeners')).map(([index, { hostname, port, protocol, name }]) => ({
    index,
    key: JSON.stringify([hostname ?? '', port, protocol]),
    name: String(name ?? ''),
    text: `${String(protocol)} on port ${String(port)} for ${typeof hostname === 'string' && hostname !== '' ? `"${hostname}"` : 'all hostnames'}`,
  }));
}

/** The addresses that a Gateway asks for. */
export function addressesOf(
  gateway: ManifestObject,
): readonly { readonly index: number; readonly type: string; readonly address: string }[] {
  return objectsOf(at(gateway.spec, 'addresses')).flatMap(([index, json]) => {
    const { type, value } = asObject(json) ?? {};
    return typeof value === 'string' && value !== ''
      ? [{ index, type: String(type ?? 'IPAddress'), address: value }]
      : [];
  });
}

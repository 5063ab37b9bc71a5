import type { IConstruct } from 'constructs';
import { MeshError } from '../core/errors';
import type { Host } from '../core/host';

/**
 * Fails, when the app is synthesized, unless the Service of a host has the port.
 *
 * Ports may be bound to the Service after the rule is made, so that only the finished app can tell.
 */
export function checkServicePort(
  host: Host,
  port: number,
  place: { readonly property: string; readonly at: IConstruct },
): void {
  const { property, at } = place;
  at.node.addValidation({
    validate: () => {
      if (host.ports === undefined || host.ports.includes(port)) return [];
      const must = `be a port of Service ${host.name}, which has ${host.ports.join(', ') || 'none'}`;
      return [new MeshError('MESH_UNKNOWN_PORT', { property, value: port, must }).message];
    },
  });
}

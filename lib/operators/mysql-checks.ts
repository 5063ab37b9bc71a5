import { checkInteger, type Place } from '../core/checks';
import { MeshError } from '../core/errors';

const VERSION = /^\d+\.\d+\.\d+(?:-.+)?$/;

/** Fails unless `version` is absent or a version such as `9.1.0`; returns it. */
export function checkVersion(version: string | undefined, place: Place): string | undefined {
  if (version !== undefined && !VERSION.test(version)) {
    throw new MeshError('MESH_INVALID_VERSION', {
      ...place,
      value: version,
      must: 'be three numbers with dots, such as 9.1.0',
    });
  }
  return version;
}

/** Fails for a server id that the operator refuses, although the schema of the CRD has 0 to 4294967195; returns it. */
export function checkServerId<T extends number | undefined>(id: T, place: Place): T {
  return checkInteger(id, place, 1, 4000000000);
}

/** The ids of a group of servers: each pod has the base and its own number. */
export interface ServerIds {
  readonly property: string;
  readonly base: number;
  readonly count: number;
}

/** Fails where two servers would have one id: they would not replicate each other. */
export function checkDistinctIds(groups: readonly ServerIds[], at: Place['at']): void {
  for (const [index, group] of groups.entries()) {
    const other = groups
      .slice(0, index)
      .find((each) => group.base < each.base + each.count && each.base < group.base + group.count);
    if (other !== undefined) {
      throw new MeshError('MESH_SERVER_IDS', {
        property: group.property,
        value: group.base,
        must: `be a number whose servers get other ids than those of ${other.property}, which has ${other.base} to ${other.base + other.count - 1}`,
        ...(at && { at }),
      });
    }
  }
}

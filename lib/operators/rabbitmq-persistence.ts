import type { Size } from 'cdk8s';
import type { EmptyDirMedium } from 'cdk8s-plus-28';
import type { RabbitmqClusterSpecPersistence } from '../../imports/rabbitmq.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { renderSize } from '../core/quantity';
import type { JsonOf } from './json';

/** A folder that goes away with its pod. */
export interface RabbitmqEmptyDir {
  /**
   * What the folder is on.
   * @default - the disk of the node
   */
  readonly medium?: EmptyDirMedium;
  /**
   * How much the folder may hold.
   * @default - as much as there is
   */
  readonly sizeLimit?: Size;
}

/**
 * Where each node keeps its data: a volume, or a folder that goes away with the pod.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator#persistence
 */
export type RabbitmqPersistence =
  | {
      /**
       * How large the volume is.
       * @default Size.gibibytes(10)
       */
      readonly storage?: Size;
      /**
       * Name of the StorageClass that provides the volume.
       * @default - the default class of the cluster
       */
      readonly storageClass?: string;
      readonly emptyDir?: never;
    }
  | {
      /** A folder that goes away with the pod. */
      readonly emptyDir: RabbitmqEmptyDir;
      readonly storage?: never;
      readonly storageClass?: never;
    };

/** The persistence in its wire form. */
export function renderPersistence(
  persistence: RabbitmqPersistence | undefined,
  at: MeshResource<unknown>,
): JsonOf<RabbitmqClusterSpecPersistence> | undefined {
  if (persistence === undefined) return undefined;
  const { storage, storageClass, emptyDir } = persistence;
  if (emptyDir === undefined) {
    const size = storage && renderSize(storage, { property: 'persistence.storage', at });
    return { storage: size, storageClassName: storageClass };
  }
  const second = storage !== undefined ? 'storage' : storageClass !== undefined ? 'storageClass' : undefined;
  if (second !== undefined) {
    const must = 'not stand beside emptyDir';
    throw new MeshError('MESH_ONE_OF', { property: `persistence.${second}`, must, at });
  }
  const { medium, sizeLimit } = emptyDir;
  const limit = sizeLimit && renderSize(sizeLimit, { property: 'persistence.emptyDir.sizeLimit', at });
  return { emptyDir: { medium, sizeLimit: limit } };
}

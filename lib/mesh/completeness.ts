import type { MeshOptions } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';
import { WORKLOAD_KINDS } from './pods';

/** Which namespaces the given objects hold whole. */
export class Completeness {
  private readonly closed: boolean;
  private readonly namespaces = new Set<string>();

  constructor(index: ObjectIndex, options: MeshOptions) {
    this.closed = options.assumeComplete === true || options.compat === true;
    for (const object of index.kind('Namespace', '')) this.namespaces.add(object.name);
    for (const object of index.kind('Service', '')) this.namespaces.add(namespaceOf(object));
    for (const kind of WORKLOAD_KINDS) {
      for (const object of index.kind(kind)) this.namespaces.add(namespaceOf(object));
    }
  }

  isComplete(namespace: string | undefined): boolean {
    return this.closed || (namespace !== undefined && this.namespaces.has(namespace));
  }
}

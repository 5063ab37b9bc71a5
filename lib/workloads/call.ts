import type { Duration } from 'cdk8s';
import type { Workload } from 'cdk8s-plus-28';
import { checkInteger } from '../core/checks';
import { renderDuration } from '../core/duration';
import { Host, type HostRef } from '../core/host';

/**
 * A call that the code of a workload makes, with the patience that is written into that code.
 *
 * The mesh cannot see an application's own timeouts; declared here, they can be compared with what the mesh does. Calls
 * are written to the annotation `cdk8s-mesh/calls` of the workload and change nothing in the cluster.
 */
export interface Call {
  /** The service that is called. */
  readonly to: HostRef;
  /**
   * How long the code waits for one answer.
   * @default - for ever
   */
  readonly timeout?: Duration;
  /**
   * How often the code tries again.
   * @default 0
   */
  readonly retries?: number;
}

/** The annotation that declared calls stand in. */
export const CALLS_ANNOTATION = 'cdk8s-mesh/calls';

/** Writes the calls of a workload into its annotation. */
export function declareCalls(workload: Workload, calls: readonly Call[]): void {
  const declared = calls.map(({ to, timeout, retries }, index) => ({
    to: Host.of(to).nameFrom(workload.metadata.namespace),
    timeout: renderDuration(timeout, { property: `calls[${index}].timeout`, at: workload }),
    retries: checkInteger(retries, { property: `calls[${index}].retries`, at: workload }, 0),
  }));
  workload.metadata.addAnnotation(CALLS_ANNOTATION, JSON.stringify(declared));
}

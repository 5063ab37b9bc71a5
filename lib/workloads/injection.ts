import { checkDnsLabel } from '../core/checks';
import type { Labels } from '../core/workload-selector';

/**
 * How the workloads of a namespace join the mesh.
 *
 * Exactly one way is rendered: `istio-injection` and `istio.io/rev` beside each other contradict one another.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export class Injection {
  /** Each new pod gets a sidecar from the default revision: label `istio-injection: enabled`. */
  public static readonly SIDECAR = new Injection({ 'istio-injection': 'enabled' });
  /** No pod gets a sidecar, whatever the mesh's default: label `istio-injection: disabled`. */
  public static readonly DISABLED = new Injection({ 'istio-injection': 'disabled' });
  /** Traffic is captured on the node, without sidecars: label `istio.io/dataplane-mode: ambient`. */
  public static readonly AMBIENT = new Injection({ 'istio.io/dataplane-mode': 'ambient' });

  /** Each new pod gets a sidecar from one revision of the control plane: label `istio.io/rev`. */
  public static revision(revision: string): Injection {
    return new Injection({ 'istio.io/rev': checkDnsLabel(revision, { property: 'revision' }) });
  }

  private constructor(
    /** The namespace labels that say so. */
    public readonly labels: Labels,
  ) {
    Object.freeze(this);
  }
}

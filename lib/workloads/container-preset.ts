import { type AbstractPodProps, type ContainerProps, ImagePullPolicy } from 'cdk8s-plus-28';

/**
 * Named defaults for containers, so that images run as people expect.
 *
 * cdk8s-plus by itself runs every container as non-root with a read-only file system, pulls the image each time, asks
 * for a whole CPU and gives 30 seconds to open the port. Images that were built without that in mind do not start.
 *
 * What the caller sets wins over the preset.
 *
 * @example
 * new kplus.Deployment(chart, 'web', ContainerPreset.AS_BUILT.pod({
 *   containers: [{ image: 'nginx:1.27', ports: [{ number: 80 }] }],
 * }));
 */
export class ContainerPreset {
  /**
   * The container runs as its image says: any user, a writable file system, no requests or limits, no start-up probe;
   * the image is pulled if the node does not have it.
   */
  public static readonly AS_BUILT = new ContainerPreset(
    {
      imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
      resources: {},
      securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
    },
    { securityContext: { ensureNonRoot: false } },
  );

  /**
   * The container runs as non-root on a read-only file system and cannot gain privileges; no requests or limits, no
   * start-up probe; the image is pulled if the node does not have it. For images that were built for it.
   */
  public static readonly HARDENED = new ContainerPreset(
    {
      imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
      resources: {},
      securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
    },
    { securityContext: { ensureNonRoot: true } },
  );

  readonly #container: Partial<ContainerProps>;
  readonly #pod: AbstractPodProps;

  private constructor(container: Partial<ContainerProps>, pod: AbstractPodProps) {
    this.#container = container;
    this.#pod = pod;
    Object.freeze(this);
  }

  /** The container with the preset behind it. A `portNumber` becomes one of `ports`, which brings no start-up probe. */
  public container(props: ContainerProps): ContainerProps {
    const { portNumber, ports, ...rest } = props;
    return {
      ...this.#container,
      ...rest,
      ports: [...(portNumber === undefined ? [] : [{ number: portNumber }]), ...(ports ?? [])],
      securityContext: { ...this.#container.securityContext, ...props.securityContext },
    };
  }

  /** The props of a Deployment, StatefulSet, Job … with the preset behind the pod and each of its containers. */
  public pod<T extends AbstractPodProps>(props: T): T {
    return {
      ...props,
      ...(props.containers ? { containers: props.containers.map((container) => this.container(container)) } : {}),
      ...(props.initContainers
        ? { initContainers: props.initContainers.map((container) => this.container(container)) }
        : {}),
      securityContext: { ...this.#pod.securityContext, ...props.securityContext },
    };
  }
}

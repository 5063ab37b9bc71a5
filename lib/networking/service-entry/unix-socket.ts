import { MeshError } from '../../core/errors';

/**
 * A Unix domain socket, where an address could stand.
 *
 * @example
 * UnixSocket.path('/var/run/app.sock');
 * UnixSocket.abstract('app');
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry
 */
export class UnixSocket {
  /**
   * A socket in the file system.
   *
   * @throws MeshError MESH_INVALID_SOCKET for what is no absolute path of a file
   */
  public static path(path: string): UnixSocket {
    if (!/^\/.*[^/]$/.test(path)) {
      throw new MeshError('MESH_INVALID_SOCKET', {
        property: 'path',
        value: path,
        must: 'be the absolute path of a file, such as /var/run/app.sock',
        ...(path.startsWith('unix://') ? { fix: 'leave out unix://' } : {}),
      });
    }
    return new UnixSocket(path);
  }

  /**
   * A socket in the abstract namespace of Linux.
   *
   * @throws MeshError MESH_INVALID_SOCKET for an empty name, or one that ends in a slash
   */
  public static abstract(name: string): UnixSocket {
    if (name === '' || name.endsWith('/')) {
      throw new MeshError('MESH_INVALID_SOCKET', {
        property: 'name',
        value: name,
        must: 'not be empty and not end in a slash',
      });
    }
    return new UnixSocket(`@${name}`);
  }

  readonly #socket: string;

  private constructor(socket: string) {
    this.#socket = socket;
    Object.freeze(this);
  }

  /** The socket as Envoy writes it: `unix:///var/run/app.sock`. */
  public get address(): string {
    return `unix://${this.#socket}`;
  }
}

import { MeshError } from '../../core/errors';

/**
 * A flavour of the proxy's image.
 *
 * @example
 * const image = ProxyImage.DISTROLESS;
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/#ProxyImage
 */
export class ProxyImage {
  /** The usual image. */
  public static readonly DEFAULT = new ProxyImage('default');
  /** The image with tools to look around. */
  public static readonly DEBUG = new ProxyImage('debug');
  /** The image with nothing but the proxy. */
  public static readonly DISTROLESS = new ProxyImage('distroless');

  /** A flavour of one's own registry. */
  public static of(imageType: string): ProxyImage {
    if (!/^[A-Za-z0-9_][-A-Za-z0-9_.]*$/.test(imageType)) {
      throw new MeshError('MESH_INVALID_NAME', {
        property: 'image',
        value: imageType,
        must: "be the end of an image's tag, such as centos",
      });
    }
    return new ProxyImage(imageType);
  }

  readonly #imageType: string;

  private constructor(imageType: string) {
    this.#imageType = imageType;
    Object.freeze(this);
  }

  /** The flavour, as the tag of the image ends. */
  public get imageType(): string {
    return this.#imageType;
  }
}

import { MeshError } from './errors';

/**
 * A share of requests, from 0 to 100.
 *
 * @example
 * Percentage.of(12.5);
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Percent
 */
export class Percentage {
  /** Every request. */
  public static readonly ALL = new Percentage(100);
  /** No request. */
  public static readonly NONE = new Percentage(0);

  /**
   * @param percent 0, or 0.0001 (the finest share that Envoy can tell apart) to 100
   * @throws MeshError MESH_INVALID_PERCENTAGE for any other number
   */
  public static of(percent: number): Percentage {
    if (!(percent === 0 || (percent >= 0.0001 && percent <= 100))) {
      throw new MeshError('MESH_INVALID_PERCENTAGE', {
        property: 'percentage',
        value: percent,
        must: 'be 0 or a number from 0.0001 to 100',
        ...(percent > 0 && percent < 0.0001 ? { fix: 'Envoy counts in millionths' } : {}),
      });
    }
    return new Percentage(percent === 0 ? 0 : percent);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'Percentage';

  private constructor(
    /** The share, 0 to 100. */
    public readonly percent: number,
  ) {
    Object.freeze(this);
  }
}

/** The wire form of a percentage. */
export function renderPercentage(percentage: Percentage): { readonly value: number };
export function renderPercentage(percentage: Percentage | undefined): { readonly value: number } | undefined;
export function renderPercentage(percentage: Percentage | undefined): { readonly value: number } | undefined {
  return percentage && { value: percentage.percent };
}

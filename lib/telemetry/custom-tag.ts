import type { TelemetrySpecTracingCustomTags } from '../../imports/telemetry.istio.io';
import type { Wire } from '../core/wire';
import { checkText } from './provider';

/** What a tag is where its source is missing. */
export interface CustomTagOptions {
  /**
   * What the tag says where the variable or header is missing.
   * @default - the span has no such tag
   */
  readonly defaultValue?: string;
}

/**
 * Where a tag of a span takes its text from.
 *
 * @example
 * CustomTag.literal('lab');
 * CustomTag.environment('POD_NAME', { defaultValue: 'unknown' });
 * CustomTag.header('x-tenant');
 * CustomTag.formatter('%REQ(:METHOD)%');
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-CustomTag
 */
export class CustomTag {
  /**
   * The same text on every span.
   *
   * @throws MeshError MESH_EMPTY for an empty text
   */
  public static literal(text: string): CustomTag {
    return new CustomTag({ literal: { value: checkText(text, { property: 'literal' }) } });
  }

  /**
   * An environment variable of the proxy.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  public static environment(name: string, { defaultValue }: CustomTagOptions = {}): CustomTag {
    return new CustomTag({ environment: { name: checkText(name, { property: 'environment' }), defaultValue } });
  }

  /**
   * A header of the request.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  public static header(name: string, { defaultValue }: CustomTagOptions = {}): CustomTag {
    return new CustomTag({ header: { name: checkText(name, { property: 'header' }), defaultValue } });
  }

  /**
   * A format string of Envoy's access log, such as `%REQ(:METHOD)% %RESPONSE_CODE%`.
   *
   * @throws MeshError MESH_EMPTY for an empty format
   */
  public static formatter(format: string): CustomTag {
    return new CustomTag({ formatter: { value: checkText(format, { property: 'formatter' }) } });
  }

  readonly #json: Wire<TelemetrySpecTracingCustomTags>;

  private constructor(json: Wire<TelemetrySpecTracingCustomTags>) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): Wire<TelemetrySpecTracingCustomTags> {
    return this.#json;
  }
}

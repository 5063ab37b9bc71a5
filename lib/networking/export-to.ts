import type { Namespace } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { checkDnsLabel } from '../core/checks';
import { MeshError } from '../core/errors';

/**
 * Which namespaces see a rule or a service.
 *
 * @example
 * const exportTo = [ExportTo.SAME_NAMESPACE, ExportTo.namespace('frontend')];
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export class ExportTo {
  /** Only the namespace that the object lives in. */
  public static readonly SAME_NAMESPACE = new ExportTo('.');
  /** Every namespace. */
  public static readonly ALL = new ExportTo('*');
  /** No namespace at all; for ServiceEntries and the annotation of Services. */
  public static readonly NONE = new ExportTo('~');

  /** One namespace, by its object or its name. */
  public static namespace(namespace: Namespace | string): ExportTo {
    const name = typeof namespace === 'string' ? namespace : namespace.name;
    return new ExportTo(checkDnsLabel(name, { property: 'exportTo' }));
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'ExportTo';

  private constructor(
    /** @internal */
    public readonly _name: string,
  ) {
    Object.freeze(this);
  }
}

/** The names in their wire form. `none` says whether the kind knows `ExportTo.NONE`. */
export function renderExportTo(
  exportTo: readonly ExportTo[] | undefined,
  at: IConstruct & { readonly namespace?: string | undefined },
  options: { readonly none?: boolean } = {},
): string[] | undefined {
  const names = exportTo?.map(({ _name }) => _name);
  const fail = (must: string) => {
    throw new MeshError('MESH_INVALID_EXPORT_TO', { property: 'exportTo', value: names, must, at });
  };
  const namespaces = new Set(names?.map((name) => (name === '.' ? (at.namespace ?? name) : name)));
  if (names && namespaces.size < names.length) fail('name each namespace once');
  if (names && names.length > 1 && (names.includes('*') || names.includes('~'))) fail('have ALL or NONE alone');
  if (names?.includes('~') && !options.none) fail('not be NONE, which only a ServiceEntry knows');
  return names;
}

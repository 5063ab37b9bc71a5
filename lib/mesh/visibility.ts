import type { ManifestObject } from '../manifest/manifest-object';
import { asObject, at, stringsOf } from './json';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './object-index';

const EXPORT_TO_ANNOTATION = 'networking.istio.io/exportTo';
const EVERYBODY = ['*'];

/** Whether an `exportTo` of an object in a namespace reaches another. */
export function reaches(exportTo: readonly string[], from: string, to: string): boolean {
  return exportTo.some((name) => name === '*' || name === to || (name === '.' && from === to));
}

/** Which namespaces see an object. */
export class Visibility {
  constructor(private readonly config: MeshConfig) {}

  /** As it applies: the mesh's default where the object does not say. */
  exportToOf(object: ManifestObject<unknown>): readonly string[] {
    const written = writtenExportTo(object);
    return written.length > 0 ? written : this.defaultOf(object);
  }

  /** The default for Services and ServiceEntries. */
  get forServices(): readonly string[] {
    return this.config.defaultServiceExportTo;
  }

  isVisible(object: ManifestObject<unknown>, toNamespace: string): boolean {
    return reaches(this.exportToOf(object), namespaceOf(object), toNamespace);
  }

  private defaultOf(object: ManifestObject<unknown>): readonly string[] {
    switch (object.kind) {
      case 'Service':
      case 'ServiceEntry':
        return this.forServices;
      case 'VirtualService':
        return this.config.defaultVirtualServiceExportTo;
      case 'DestinationRule':
        return this.config.defaultDestinationRuleExportTo;
      default:
        return EVERYBODY;
    }
  }
}

/** Without the mesh's default: empty where the object does not say. */
export function writtenExportTo(object: ManifestObject<unknown>): readonly string[] {
  switch (object.kind) {
    case 'Service':
      return (object.annotations[EXPORT_TO_ANNOTATION] ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    case 'DestinationRule':
      // A rule for some workloads is for those of its own namespace, whatever it says.
      if (asObject(at(object.spec, 'workloadSelector')) !== undefined) return ['.'];
      return stringsOf(at(object.spec, 'exportTo'));
    case 'VirtualService':
    case 'ServiceEntry':
      return stringsOf(at(object.spec, 'exportTo'));
    default:
      return [];
  }
}

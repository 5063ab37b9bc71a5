import { parseAllDocuments } from 'yaml';
import type { JsonObject, ManifestObject } from '../../lib/manifest/manifest-object';

/** The objects of a YAML text as they are written, without defaults and without places. */
export function objectsIn(yaml: string): readonly ManifestObject[] {
  return parseAllDocuments(yaml).flatMap((document) => {
    const json = document.toJS() as JsonObject | null;
    return json === null ? [] : [objectOf(json)];
  });
}

/** A manifest object of a plain one. */
export function objectOf(json: JsonObject): ManifestObject {
  const metadata = (json.metadata ?? {}) as JsonObject;
  const apiVersion = String(json.apiVersion ?? '');
  return {
    apiVersion,
    group: apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '',
    kind: String(json.kind ?? ''),
    name: String(metadata.name ?? ''),
    namespace: metadata.namespace as string | undefined,
    labels: (metadata.labels ?? {}) as ManifestObject['labels'],
    annotations: (metadata.annotations ?? {}) as ManifestObject['annotations'],
    spec: (json.spec ?? {}) as JsonObject,
    json,
    origin: { position: () => undefined, text: () => undefined },
  };
}

import { parse } from 'yaml';
import { analyze } from '../../lib/analysis/analyze';
import { objectName } from '../../lib/analysis/ignore';
import type { Severity } from '../../lib/analysis/rule';
import { readManifests } from '../../lib/manifest/read';
import { Mesh } from '../../lib/mesh/mesh';

export interface CheckOptions {
  /** MeshConfig as YAML. */
  readonly meshConfig?: string;
  /** MeshNetworks as YAML. */
  readonly meshNetworks?: string;
  readonly assumeComplete?: boolean;
  readonly compat?: boolean;
  /** Only findings of these codes. */
  readonly codes?: readonly string[];
}

/** A finding as tests compare it. */
export interface Found {
  readonly code: string;
  readonly severity: Severity;
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  /** `Kind namespace/name`, the namespace left out where the manifest has none. */
  readonly object: string;
}

/** The mesh of manifests; each text stands for a file of its own on the command line. */
export function meshOf(yaml: string | readonly string[], options: CheckOptions = {}): Mesh {
  const texts = new Map((typeof yaml === 'string' ? [yaml] : yaml).map((text, at) => [`${at + 1}.yaml`, text]));
  const { objects } = readManifests([...texts.keys()], {
    readFile: (path) => texts.get(path) ?? '',
    readDirectory: () => undefined,
    readStandardInput: () => '',
  });
  return Mesh.of(objects, {
    compat: options.compat ?? false,
    assumeComplete: options.assumeComplete ?? false,
    ...(options.meshConfig !== undefined && { meshConfig: parse(options.meshConfig) ?? {} }),
    ...(options.meshNetworks !== undefined && { meshNetworks: parse(options.meshNetworks) ?? {} }),
  });
}

/** What the rules find in manifests, the worst first. */
export function findingsOf(yaml: string | readonly string[], options: CheckOptions = {}): Found[] {
  return analyze(meshOf(yaml, options))
    .findings.filter(({ code }) => options.codes?.includes(code) ?? true)
    .map(({ code, severity, pointer, message, fix, object }) => {
      return { code, severity, pointer, message, fix, object: objectName(object) };
    });
}

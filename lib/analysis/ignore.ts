import type { ManifestObject } from '../manifest/manifest-object';
import { glob } from './glob';
import type { Finding } from './rule';

/** Findings that are not to be reported, and why. */
export interface Ignore {
  /** `IST0101`, `KIA1*`. */
  readonly code: string;
  /** `VirtualService bookinfo/reviews`, with `*` for any characters; all objects where it is left out. */
  readonly object?: string | undefined;
  /** Why the findings do not matter. */
  readonly reason?: string | undefined;
}

/** `Kind namespace/name`; `Kind name` without a namespace. */
export function objectName(object: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): string {
  return `${object.kind} ${object.namespace ? `${object.namespace}/` : ''}${object.name}`;
}

/** What `--ignore` takes: `CODE` or `CODE=Kind namespace/name`. */
export function parseIgnore(text: string): Ignore | undefined {
  const [, code, object] = /^\s*([A-Za-z0-9*]+)\s*(?:=\s*(\S.*?)\s*)?$/s.exec(text) ?? [];
  return code === undefined || (text.includes('=') && object === undefined) ? undefined : { code, object };
}

/** Says of a finding which entry hides it. */
export function ignoring(ignores: readonly Ignore[]): (finding: Finding) => Ignore | undefined {
  const entries = ignores.map((ignore) => ({ ignore, code: glob(ignore.code), object: glob(ignore.object ?? '*') }));
  return (finding) =>
    entries.find(
      ({ code, object }) => codesOf(finding).some((name) => code(name)) && object(objectName(finding.object)),
    )?.ignore;
}

/** The finding's own code and those of other systems. */
export function codesOf(finding: Pick<Finding, 'code' | 'aliases'>): readonly string[] {
  return [finding.code, ...(finding.aliases ?? [])];
}

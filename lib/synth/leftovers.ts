import { resolve, sep } from 'node:path';
import { KUSTOMIZATION, KUSTOMIZATION_HEADER } from './kustomization';

/** What the command line of cdk8s reads where it runs validations. */
export const METADATA = 'construct-metadata.json';

/** Output folders of the apps of this process: the files of one are not leftovers of another. */
const outdirs = new Set<string>();

/** Tells which files of an output folder come from an earlier synthesis. */
export class Leftovers {
  readonly #outdir: string;
  readonly #extension: string;

  /** Takes the folder for an app whose files end with `extension`. */
  public constructor(outdir: string, extension: string) {
    this.#outdir = resolve(outdir);
    this.#extension = extension;
    outdirs.add(this.#outdir);
  }

  /** Whether a file that the app does not write any more was once written by it. */
  public includes(path: string, text: () => string): boolean {
    if (this.belongsToAnother(path)) return false;
    if (path === METADATA) return true;
    if (path === KUSTOMIZATION || path.endsWith(`/${KUSTOMIZATION}`)) return text().startsWith(KUSTOMIZATION_HEADER);
    if (!path.endsWith(this.#extension)) return false;
    // Files with an extension such as `.yaml` may be anybody's.
    return this.#extension.lastIndexOf('.') > 0 || isSynthesized(text());
  }

  private belongsToAnother(path: string): boolean {
    const here = this.#outdir + sep;
    const file = resolve(this.#outdir, path);
    return [...outdirs].some((outdir) => outdir.startsWith(here) && file.startsWith(outdir + sep));
  }
}

/** Whether text looks like manifests that were synthesized: without comments, and with the same keys first in each. */
function isSynthesized(text: string): boolean {
  const isObject = (document: string) => /^apiVersion: .+\nkind: .+\nmetadata:\n {2}\w/.test(document);
  return !/^\s*#/m.test(text) && text.split(/^---\n/m).every(isObject);
}

import { Yaml } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import type { Block } from './block';

interface Pair {
  readonly shown: string;
  readonly rendered: string;
}

/**
 * The YAML that a block shows beside the YAML that cdk8s writes for the same objects.
 *
 * A block that is `partial` shows some of the objects, whole and in the order of its choice; any other shows all.
 */
export function compare(block: Block, rendered: readonly unknown[]): Pair {
  const documents = block.words.includes('partial') ? shownOf(block, rendered) : rendered;
  return { shown: block.text.trim(), rendered: Yaml.stringify(...documents).trim() };
}

function shownOf(block: Block, rendered: readonly unknown[]): unknown[] {
  return parseAllDocuments(block.text).map((document) => {
    const wanted = keyOf(document.toJS());
    const found = rendered.filter((candidate) => keyOf(candidate) === wanted);
    if (found.length !== 1) throw new Error(`the example renders ${found.length} objects ${wanted}`);
    return found[0];
  });
}

function keyOf(manifest: unknown): string {
  const { kind, metadata } = manifest as { kind?: string; metadata?: { name?: string } };
  return `${kind} ${metadata?.name}`;
}

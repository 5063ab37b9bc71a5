import { type Block, placeOf } from './block';

/** A line of TypeScript with the place that it was written at. */
export interface SourceLine {
  readonly place: string;
  readonly text: string;
}

/** TypeScript that documentation shows, with what it says comes of it. */
export interface Example {
  readonly place: string;
  /** Of all blocks that the example continues, and its own. */
  readonly lines: readonly SourceLine[];
  /** `error`: does not compile. `throws`: compiles and throws when it runs. */
  readonly outcome: 'works' | 'error' | 'throws';
  /** The block that follows: YAML that is rendered, or the text of the error that is thrown. */
  readonly result: Block | undefined;
}

/** The examples of one page or file; `ts continue` goes on from the example before. */
export function examplesOf(blocks: readonly Block[]): Example[] {
  const examples: Example[] = [];
  blocks.forEach((block, index) => {
    if (block.language !== 'ts') return;
    const before = block.words.includes('continue') ? examples.at(-1)?.lines : [];
    if (!before) throw new Error(`${placeOf(block)}: there is nothing to continue`);
    const next = blocks[index + 1];
    examples.push({
      place: placeOf(block),
      lines: [...before, ...linesOf(block)],
      outcome: block.words.includes('error') ? 'error' : block.words.includes('throws') ? 'throws' : 'works',
      result: next?.section === block.section ? next : undefined,
    });
  });
  return examples;
}

export function isModule({ lines }: Example): boolean {
  return lines.some(({ text }) => /^import\b/.test(text));
}

function linesOf(block: Block): SourceLine[] {
  return block.text.split('\n').map((text, index) => ({ place: `${block.file}:${block.line + index}`, text }));
}

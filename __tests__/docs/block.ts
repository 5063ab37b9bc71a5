/** A code block of a page or of a doc comment. */
export interface Block {
  /** The file, from the root of the repository. */
  readonly file: string;
  /** The line that the block's text begins at. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language. */
  readonly words: readonly string[];
  readonly text: string;
  /** Blocks of different sections, such as headings of a page, have nothing to do with each other. */
  readonly section: number;
}

/** Where a block stands, as editors and terminals open it. */
export function placeOf({ file, line }: Block): string {
  return `${file}:${line}`;
}

import type { Block } from './block';

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The code blocks of every `@example` in the doc comments of a source file. */
export function exampleBlocks(file: string, source: string): Block[] {
  return examples(source).flatMap((lines, section) => blocksOf(file, section, lines));
}

/** The lines of each `@example`, which ends at the next tag or with its comment. */
function examples(source: string): Line[][] {
  const found: Line[][] = [];
  let current: Line[] | undefined;
  let inComment = false;
  source.split('\n').forEach((line, index) => {
    if (/^\s*\/\*\*/.test(line)) inComment = true;
    if (!inComment) return;
    const text = line.replace(/^\s*(?:\/\*\*|\*(?!\/))? ?/, '').replace(/\s*\*\/\s*$/, '');
    if (/^@example\b/.test(text)) {
      current = [];
      found.push(current);
    } else if (/^@\w/.test(text)) current = undefined;
    else current?.push({ number: index + 1, text });
    if (/\*\/\s*$/.test(line)) {
      inComment = false;
      current = undefined;
    }
  });
  return found;
}

/** An example is code as it stands, up to the first fence or a line `// renders`; the latter is followed by YAML. */
function blocksOf(file: string, section: number, lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let language = 'ts';
  let words: string[] = [];
  let body: Line[] = [];
  const finish = () => {
    const first = body.find(({ text }) => text.trim() !== '');
    if (first) {
      const text = body.slice(body.indexOf(first)).map((line) => line.text);
      blocks.push({ file, line: first.number, language, words, text: text.join('\n').trimEnd(), section });
    }
    body = [];
    words = [];
    language = 'ts';
  };
  for (const line of lines) {
    const fence = /^```(.*)$/.exec(line.text);
    if (fence) {
      finish();
      [language = 'ts', ...words] = (fence[1] as string).trim().split(/\s+/);
      if (language === '') language = 'ts';
    } else if (line.text.trim() === '// renders') {
      finish();
      language = 'yaml';
    } else body.push(line);
  }
  finish();
  return blocks;
}

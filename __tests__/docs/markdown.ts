import type { Block } from './block';

/** A page in its parts. Nothing within a fence is a heading or a link. */
export interface Page {
  readonly file: string;
  readonly blocks: readonly Block[];
  /** The names that `#…` may jump to. */
  readonly anchors: readonly string[];
  readonly links: readonly Link[];
}

export interface Link {
  readonly line: number;
  readonly target: string;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^`]*)$/;

export function readPage(file: string, text: string): Page {
  const blocks: Block[] = [];
  const headings: string[] = [];
  const anchors: string[] = [];
  const links: Link[] = [];
  let open:
    | { readonly indent: string; readonly mark: string; readonly info: string; readonly line: number }
    | undefined;
  let body: string[] = [];

  text.split('\n').forEach((line, index) => {
    const fence = FENCE.exec(line);
    if (open) {
      if (fence && fence[3] === '' && fence[2]?.startsWith(open.mark)) {
        const [language = '', ...words] = open.info.split(/\s+/);
        blocks.push({ file, line: open.line, language, words, text: body.join('\n'), section: headings.length });
        open = undefined;
      } else body.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
      return;
    }
    if (fence) {
      open = {
        indent: fence[1] as string,
        mark: fence[2] as string,
        info: (fence[3] as string).trim(),
        line: index + 2,
      };
      body = [];
      return;
    }
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading !== undefined) headings.push(heading);
    for (const [, name] of line.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.push(name as string);
    links.push(...targetsOf(line).map((target) => ({ line: index + 1, target })));
  });
  if (open) throw new Error(`${file}:${open.line - 1}: the fence is not closed`);
  return { file, blocks, anchors: [...anchors, ...slugs(headings)], links };
}

function targetsOf(line: string): string[] {
  const text = line.replace(/`[^`]*`/g, '``');
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const reference = [...text.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/g)];
  return [...inline, ...reference].map((match) => match[1] as string);
}

/** The anchors that GitHub gives to headings; one that comes again gets a number. */
function slugs(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

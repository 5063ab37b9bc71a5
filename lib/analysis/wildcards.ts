/** The wildcards that a host is within: `*.b.c` and `*.c` of `a.b.c`. Not `*`, which is there to catch the rest. */
export function wildcardsAbove(host: string): string[] {
  const labels = host.split('.');
  return labels
    .slice(1)
    .map((_, at) => `*.${labels.slice(at + 1).join('.')}`)
    .filter((wildcard) => wildcard !== host);
}

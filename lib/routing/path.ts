export type PathNormalization = 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';

/** The path as routes and policies see it, by the mesh's `pathNormalization`. */
export function normalizePath(path: string, how: PathNormalization): string {
  if (how === 'NONE' || isNormal(path)) return path === '' ? '/' : path;
  let text = path.replaceAll('\\', '/');
  if (how === 'DECODE_AND_MERGE_SLASHES') text = text.replace(/%2f/gi, '/').replace(/%5c/gi, '/');
  text = text.replace(/%(2d|2e|5f|7e|3\d|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  text = withoutDots(text);
  return how === 'BASE' ? text : withoutEmpty(text);
}

/** As Envoy does it, a path of nothing but several slashes keeps two of them. */
function withoutEmpty(path: string): string {
  if (!path.includes('//')) return path;
  const segments = path.split('/').filter((segment) => segment !== '');
  return `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}`;
}

function isNormal(path: string): boolean {
  return path.startsWith('/') && !/[\\%]|\/\/|\/\./.test(path);
}

/** Resolves `.` and `..`; empty segments stay. */
function withoutDots(path: string): string {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  });
  return `/${kept.join('/')}`;
}

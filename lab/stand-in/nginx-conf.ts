import type { Location } from './part';

const LOCATION = /location\s+(\S+)\s*\{([^}]*)\}/g;

/** The locations of a server in nginx's configuration, as far as the sample systems use it. */
export function locationsOf(conf: string): readonly Location[] {
  return [...conf.matchAll(LOCATION)].flatMap(([, prefix = '', body = '']): readonly Location[] => {
    const pass = /proxy_pass\s+http:\/\/([^\s:/;]+)(?::(\d+))?\s*;/.exec(body);
    if (pass !== null) return [{ prefix, upstream: { host: pass[1] as string, port: Number(pass[2] ?? 80) } }];
    const fixed = /return\s+(\d+)\s+"((?:[^"\\]|\\.)*)"\s*;/.exec(body);
    if (fixed !== null) {
      return [{ prefix, status: Number(fixed[1]), body: (fixed[2] as string).replaceAll('\\n', '\n') }];
    }
    return [];
  });
}

/** nginx takes the longest prefix. */
export function locationFor(locations: readonly Location[], path: string): Location | undefined {
  return locations
    .filter(({ prefix }) => path.startsWith(prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length)[0];
}

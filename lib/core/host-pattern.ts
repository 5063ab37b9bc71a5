/** Whether some name is meant by both hosts. A wildcard stands for any beginning: `*.example.com`, `*`. */
export function hostsOverlap(one: string, other: string): boolean {
  return isHostWithin(one, other) || isHostWithin(other, one);
}

/** Whether every name that `host` means is also meant by `pattern`. */
export function isHostWithin(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*')) return host === pattern;
  const end = pattern.slice(1);
  return host.startsWith('*') ? host.slice(1).endsWith(end) : host.endsWith(end);
}

import { BlockList, isIP } from 'node:net';

/** Whether a text fits a value of an AuthorizationPolicy: exact, `p*`, `*s`, or `*` for anything but nothing. */
export function fits(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (pattern === '*') return text !== '';
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return text === pattern;
}

/** As `fits`; `{*}` stands for one segment of the path, `{**}` for any number. */
export function pathFits(pattern: string, path: string): boolean {
  if (!pattern.includes('{')) return fits(pattern, path);
  const regex = pattern
    .split(/(\{\*\*?\})/)
    .map((part) => (part === '{*}' ? '[^/]+' : part === '{**}' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${regex}$`).test(path);
}

/** Whether an address is within a CIDR block or is the address itself; undefined where the block makes no sense. */
export function within(block: string, address: string): boolean | undefined {
  const [base = '', length] = block.split('/');
  const family = isIP(base);
  const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
  if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return undefined;
  if (isIP(address) !== family) return false;
  const list = new BlockList();
  list.addSubnet(base, bits, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

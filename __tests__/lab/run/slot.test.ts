import { describe, expect, test } from '@jest/globals';
import { countLeftovers, describeLeftovers } from '../../../lab/run/leftovers';
import { ADDRESSES, addressOf, namesOf, SLOTS, takeLock } from '../../../lab/run/slot';

describe('a slot', () => {
  test('names everything by its number', () => {
    expect(namesOf(10)).toEqual({
      mark: 'CDK8S_MESH_LAB=a',
      bridge: 'cmla',
      namespacePrefix: 'cmla-',
      linkPrefix: 'cmlav',
      bridgeAddress: '10.213.160.1',
      prefixLength: 20,
      firstPort: 24_000,
    });
  });

  test('has addresses that no other slot has', () => {
    expect(addressOf(0, 2)).toBe('10.213.0.2');
    expect(addressOf(0, ADDRESSES)).toBe('10.213.15.254');
    expect(addressOf(1, 1)).toBe(namesOf(1).bridgeAddress);
    expect(addressOf(SLOTS - 1, ADDRESSES)).toBe('10.213.255.254');
  });

  test('no name of a link is longer than Linux allows', () => {
    expect(`${namesOf(SLOTS - 1).linkPrefix}${ADDRESSES}`.length).toBeLessThanOrEqual(15);
  });
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a lock is given to one and, once given back, to the next', async () => {
  const name = `test-${process.pid}`;
  const release = await takeLock(name);
  expect(release).toBeDefined();
  expect(await takeLock(name)).toBeUndefined();
  release?.();
  const again = await takeLock(name);
  expect(again).toBeDefined();
  again?.();
});

test('what is left is said line by line, or counted', () => {
  const left = { processes: [], namespaces: ['cml0-1-a'], links: ['cml0'], etc: ['cml0-1-a'] };
  expect(describeLeftovers(left)).toEqual(['network namespace cml0-1-a', 'link cml0', '/etc/netns/cml0-1-a']);
  expect(countLeftovers(left)).toBe('0 processes, 1 network namespaces, 1 links');
  expect(countLeftovers({ processes: [], namespaces: [], links: [], etc: [] })).toBeUndefined();
});

import { expect, test } from '@jest/globals';
import { missingRequirements } from '../../lab/requirements';

test('a Linux machine with everything lacks nothing', () => {
  expect(missingRequirements({ platform: 'linux', uid: 0, has: () => true })).toEqual([]);
});

test('elsewhere only Linux is asked for', () => {
  expect(missingRequirements({ platform: 'darwin', uid: 501, has: () => false })).toEqual([
    'Linux: the lab makes network namespaces, and this is darwin',
  ]);
});

test('what is missing is named with what gets it', () => {
  const has = (program: string) => program !== 'iptables-restore';
  expect(missingRequirements({ platform: 'linux', uid: 1000, has })).toEqual([
    'root: the lab makes network namespaces (or a user namespace: see lab/README.md)',
    'iptables-restore: apt-get install iptables',
  ]);
});

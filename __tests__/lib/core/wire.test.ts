import { expect, test } from '@jest/globals';
import type { VirtualServiceSpec } from '../../../imports/networking.istio.io';
import type { Wire } from '../../../lib/core/wire';

type Redirect = NonNullable<NonNullable<Wire<VirtualServiceSpec>['http']>[number]['redirect']>;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('Wire turns enums into their strings and keeps everything else', () => {
  const derivePort: Same<Redirect['derivePort'], 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT' | undefined> = true;
  const port: Same<Redirect['port'], number | undefined> = true;
  const hosts: Same<Wire<VirtualServiceSpec>['hosts'], readonly string[] | undefined> = true;
  expect([derivePort, port, hosts]).toEqual([true, true, true]);
});

test('Wire refuses what the CRD does not know', () => {
  const redirects: Redirect[] = [
    // @ts-expect-error no such enum value
    { derivePort: 'FROM_NOWHERE' },
    // @ts-expect-error no such field
    { portt: 80 },
    // @ts-expect-error another type
    { port: '80' },
  ];
  expect(redirects).toHaveLength(3);
});

test('Wire has the names of the wire where the generator changed them', () => {
  const names: Same<keyof Wire<{ consecutive5XxErrors: number; clientIp: string; host: string }>, OnTheWire> = true;
  expect(names).toBe(true);
});

type OnTheWire = 'consecutive5xxErrors' | 'clientIP' | 'host';

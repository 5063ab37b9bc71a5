import { expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { MtlsMode, PeerAuthentication } from 'cdk8s-mesh';

const selector = { matchLabels: { app: 'a' } };

/** The compiler reads it; nobody calls it. */
function mistakes(chart: Chart) {
  // @ts-expect-error modes are those of MtlsMode
  new PeerAuthentication(chart, 'a', { mtls: 'strict' });
  // @ts-expect-error ports need a selector
  new PeerAuthentication(chart, 'b', { portLevelMtls: { 80: MtlsMode.DISABLE } });
  // @ts-expect-error ports are numbers
  new PeerAuthentication(chart, 'c', { selector, portLevelMtls: { http: MtlsMode.DISABLE } });
  // @ts-expect-error a selector is a workload or labels
  new PeerAuthentication(chart, 'd', { selector: 'reviews' });
  // @ts-expect-error policies of peers have no targets
  new PeerAuthentication(chart, 'e', { targets: [] });
}

test('takes what is right', () => {
  const chart = new Chart(Testing.app(), 'test');
  expect(() => new PeerAuthentication(chart, 'f', { selector, portLevelMtls: { 80: MtlsMode.DISABLE } })).not.toThrow();
});

test('what must not compile is marked, so that the compiler finds what does', () => {
  for (const compiled of [mistakes]) expect(compiled).toBeInstanceOf(Function);
});

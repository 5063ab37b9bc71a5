import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0157'];

const telemetry = (accessLogging: string, namespace = 'shop', name = 'logs', selector = '') => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${selector}accessLogging: [${accessLogging}] }
`;
const NAMED = '{ providers: [{ name: envoy }] }';
const UNNAMED = '{ filter: { expression: "response.code >= 400" } }';
const meshConfig = '{}';

test('access logging without a provider is reported', () => {
  expect(findingsOf(telemetry(UNNAMED), { codes, meshConfig })).toEqual([
    {
      code: 'IST0157',
      severity: 'warning',
      object: 'Telemetry shop/logs',
      pointer: '/spec/accessLogging/0',
      message:
        'accessLogging entry 0 of Telemetry shop/logs names no provider, and neither does anything above it: nothing is logged',
      fix: 'name a provider, such as providers: [{ name: envoy }]',
    },
  ]);
});

test("where the mesh's configuration is not given, it is only a hint", () => {
  expect(findingsOf(telemetry(UNNAMED), { codes })).toMatchObject([
    {
      severity: 'info',
      message:
        'accessLogging entry 0 of Telemetry shop/logs names no provider, and neither does anything above it: nothing is logged, unless meshConfig.defaultProviders.accessLogging names one',
    },
  ]);
});

test('a default of the mesh, a provider, or logging that is switched off is right', () => {
  const given = 'defaultProviders: { accessLogging: [envoy] }';
  expect(findingsOf(telemetry(UNNAMED), { codes, meshConfig: given })).toEqual([]);
  expect(findingsOf(telemetry(NAMED), { codes, meshConfig })).toEqual([]);
  expect(findingsOf(telemetry('{ disabled: true }'), { codes, meshConfig })).toEqual([]);
});

test('providers are taken over from the entry, the namespace and the mesh above; istioctl does not see it', () => {
  const whole = [telemetry(NAMED, 'istio-system'), telemetry(UNNAMED)];
  expect(findingsOf(whole, { codes, meshConfig })).toEqual([]);
  expect(findingsOf(whole, { codes, meshConfig, compat: true })).toMatchObject([{ object: 'Telemetry shop/logs' }]);
  expect(findingsOf(telemetry(`${NAMED}, ${UNNAMED}`), { codes, meshConfig })).toEqual([]);
  const selects = 'selector: { matchLabels: { app: cart } }, ';
  expect(findingsOf([telemetry(NAMED), telemetry(UNNAMED, 'shop', 'cart', selects)], { codes, meshConfig })).toEqual(
    [],
  );
  expect(findingsOf([telemetry(NAMED, 'other'), telemetry(UNNAMED)], { codes, meshConfig })).toHaveLength(1);
});

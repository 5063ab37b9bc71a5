import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { destinationRule } from '../../../support/workload-yaml';

const codes = ['MESH0302'];
const found = (policy: string) =>
  findingsOf(destinationRule('a', `trafficPolicy: { ${policy} }`), { codes }).map(({ severity, message }) => [
    severity,
    message,
  ]);
const port = 'portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }]';

test('a setting that a port cannot repeat is lost for it', () => {
  const yaml = destinationRule('a', `trafficPolicy: { proxyProtocol: { version: V1 }, ${port} }`);
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'MESH0302',
      severity: 'warning',
      object: 'DestinationRule shop/a',
      pointer: '/spec/trafficPolicy/portLevelSettings/0',
      message: 'proxyProtocol for all ports does not hold for port 80, whose settings replace them',
      fix: 'repeat in the settings of the port what is to hold for it, too',
    },
  ]);
});

test('settings that it does not repeat are info', () => {
  expect(found(`outlierDetection: { interval: 1s }, tls: { mode: ISTIO_MUTUAL }, ${port}`)).toEqual([
    ['info', 'outlierDetection, tls for all ports do not hold for port 80, whose settings replace them'],
  ]);
});

test('settings that it repeats, or that are for it only', () => {
  expect(found(`loadBalancer: { simple: ROUND_ROBIN }, ${port}`)).toEqual([]);
  expect(found(port)).toEqual([]);
});

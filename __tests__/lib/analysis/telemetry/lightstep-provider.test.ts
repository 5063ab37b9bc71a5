import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0002'];

const telemetry = (provider: string) => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: istio-system }
spec: { tracing: [{ providers: [{ name: ${provider} }] }] }
`;
const meshConfig = `
extensionProviders:
  - { name: light, lightstep: { service: lightstep.example.com, port: 443, accessToken: t } }
  - { name: otel, opentelemetry: { service: otel.example.com, port: 4317 } }
`;

test('tracing with a provider of the kind lightstep is reported', () => {
  expect(findingsOf(telemetry('light'), { codes, meshConfig })).toEqual([
    {
      code: 'IST0002',
      severity: 'warning',
      object: 'Telemetry istio-system/traces',
      pointer: '/spec/tracing/0/providers/0/name',
      message: 'the tracing provider light is of the deprecated kind lightstep',
      fix: 'define an opentelemetry provider in meshConfig.extensionProviders and name that',
    },
  ]);
});

test('another provider, or one of a configuration that is not given, is right', () => {
  expect(findingsOf(telemetry('otel'), { codes, meshConfig })).toEqual([]);
  expect(findingsOf(telemetry('lightstep'), { codes })).toEqual([]);
});

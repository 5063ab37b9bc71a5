import { asObject, asString, objectsOf } from '../../mesh/json';
import { ISTIO_TELEMETRY } from '../../mesh/kinds';
import type { Rule } from '../rule';

export const lightstepProvider: Rule = {
  code: 'IST0002',
  title: 'tracing with the deprecated Lightstep provider',
  severity: 'warning',
  reads: ['Telemetry'],
  fix: 'define an opentelemetry provider in meshConfig.extensionProviders and name that',
  description:
    'Istio has given up its Lightstep provider in favour of OpenTelemetry, which Lightstep takes directly. It still works, and a later release may drop it.',
  check(mesh, report) {
    const deprecated = new Set(
      mesh.config.extensionProviders.flatMap(({ name, lightstep }) =>
        asObject(lightstep) ? (asString(name) ?? []) : [],
      ),
    );
    if (deprecated.size === 0) return;
    for (const object of mesh.kind('Telemetry', ISTIO_TELEMETRY)) {
      const told = new Set<string>();
      for (const [index, tracing] of objectsOf(object.spec.tracing)) {
        for (const [at, { name }] of objectsOf(tracing.providers)) {
          // To istioctl the second mention is the same message.
          if (typeof name !== 'string' || !deprecated.has(name) || told.has(name)) continue;
          told.add(name);
          report({
            object,
            pointer: `/spec/tracing/${index}/providers/${at}/name`,
            message: `the tracing provider ${name} is of the deprecated kind lightstep`,
          });
        }
      }
    }
  },
};

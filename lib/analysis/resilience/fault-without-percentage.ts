import { asNumber, asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';
import { httpRules, nameOf } from './http-rules';

/** A fault that strikes no request. */
export const faultWithoutPercentage: Rule = {
  code: 'MESH0110',
  title: 'fault without percentage strikes no request',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'say which share of the requests it strikes: percentage: { value: 100 }',
  description:
    'A fault that does not say which share of the requests it strikes strikes none: its percentage is 0, not 100. Whoever tests with it sees a system that copes with a fault that never came.',
  check(mesh, report) {
    for (const { object, json, pointer } of httpRules(mesh)) {
      for (const part of ['delay', 'abort'] as const) {
        const fault = asObject(at(json, 'fault', part));
        if (fault === undefined || fault.percentage !== undefined || asNumber(fault.percent) !== undefined) continue;
        const message = `the ${part} that ${nameOf(mesh, object)} injects has no percentage, so it strikes 0 % of the requests`;
        report({ object, pointer: `${pointer}/fault/${part}`, message });
      }
    }
  },
};

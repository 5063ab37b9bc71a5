import { expect, test } from '@jest/globals';
import { sumOfMetric } from '../../../lab/control-plane/istiod';

const METRICS = `# TYPE pilot_total_xds_rejects counter
pilot_total_xds_rejects{type="cds"} 2
pilot_total_xds_rejects{type="lds"} 1
pilot_total_xds_rejects_other 5
pilot_services 12
`;

test('a metric is summed over its labels, or those that are asked for', () => {
  expect(sumOfMetric(METRICS, 'pilot_total_xds_rejects')).toBe(3);
  expect(sumOfMetric(METRICS, 'pilot_total_xds_rejects', ['type="lds"'])).toBe(1);
  expect(sumOfMetric(METRICS, 'pilot_services')).toBe(12);
  expect(sumOfMetric(METRICS, 'pilot_info')).toBe(0);
});

import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { HealthProbe, UnixSocket, WorkloadEntry, WorkloadGroup } from 'cdk8s-mesh';

/** The compiler reads this function; nobody calls it. */
function wrongWorkloads(chart: Chart): void {
  // @ts-expect-error a workload is somewhere
  new WorkloadEntry(chart, 'vm', {});
  // @ts-expect-error a socket has no ports
  new WorkloadEntry(chart, 'vm', { address: UnixSocket.path('/a'), ports: { http: 1 } });
  // @ts-expect-error what looks like a socket is none
  new WorkloadEntry(chart, 'vm', { address: { address: 'unix:///a' } });
}

/** The compiler reads this function; nobody calls it. */
function wrongGroups(chart: Chart): void {
  // @ts-expect-error a group has a template
  new WorkloadGroup(chart, 'vms', {});
  // @ts-expect-error each workload has an address of its own
  new WorkloadGroup(chart, 'vms', { template: { address: '10.0.0.1' } });
  // @ts-expect-error labels stand beside the template
  new WorkloadGroup(chart, 'vms', { template: { labels: { a: 'b' } } });
  // @ts-expect-error a probe is made by a factory
  new WorkloadGroup(chart, 'vms', { template: {}, probe: { httpGet: { port: 80 } } });
  // @ts-expect-error times are durations
  HealthProbe.exec(['true'], { period: 5 });
}

test('the wrong workloads above do not compile', () => {
  expect([wrongWorkloads, wrongGroups]).toHaveLength(2);
});

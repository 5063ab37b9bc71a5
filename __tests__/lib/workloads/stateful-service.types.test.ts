import { expect, test } from '@jest/globals';
import { type Chart, Size } from 'cdk8s';
import { DisruptionBudget, ServicePort, StatefulService, type VolumeClaimTemplate } from 'cdk8s-mesh';
import { ServiceType } from 'cdk8s-plus-28';

const port = ServicePort.tcp(80);
const container = { image: 'a' };

/** What stands in these functions is for the compiler: it has to refuse each line under a comment. */
const refused: Record<string, (chart: Chart) => unknown> = {
  'ports in two ways, or in none': (chart) => {
    // @ts-expect-error one port or several
    new StatefulService(chart, 'a', { container, port, ports: [port] });
    // @ts-expect-error the pods serve something
    new StatefulService(chart, 'b', { container });
    // @ts-expect-error the port comes from the service
    return new StatefulService(chart, 'c', { port, container: { image: 'a', portNumber: 80 } });
  },

  'a volume without a size or a path': () => {
    // @ts-expect-error a claim asks for a size
    const sizeless: VolumeClaimTemplate = { name: 'data', mountPath: '/data' };
    // @ts-expect-error the container has to find it
    const pathless: VolumeClaimTemplate = { name: 'data', size: Size.gibibytes(1) };
    // @ts-expect-error a size is no text
    const text: VolumeClaimTemplate = { name: 'data', size: '1Gi', mountPath: '/data' };
    return [sizeless, pathless, text];
  },

  'a budget of its own making': (chart) => {
    // @ts-expect-error made by its factories
    new StatefulService(chart, 'a', { port, container, disruptionBudget: { maxUnavailable: 1 } });
    // @ts-expect-error numbers and percentages
    return DisruptionBudget.minAvailable('50%');
  },

  'a client Service without pods': (chart) =>
    // @ts-expect-error an external name selects no pods
    new StatefulService(chart, 'a', { port, container, clientService: { type: ServiceType.EXTERNAL_NAME } }),
};

test.each(Object.keys(refused))('the compiler refuses %s', (name) => {
  expect(refused[name]).toBeInstanceOf(Function);
});

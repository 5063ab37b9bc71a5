import { describe, expect, test } from '@jest/globals';
import { Duration, Yaml } from 'cdk8s';
import { Abort, Delay, type Fault, GrpcStatus, Percentage } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';
import { httpRoute, httpRouteError, v1 } from '../../../support/virtual-service';

const render = (fault: Fault) => httpRoute({ to: v1, fault }).fault;

describe('the fault of a route', () => {
  test('is none by default', () => {
    expect(httpRoute({ to: v1 })).not.toHaveProperty('fault');
  });

  test('holds every request for seven seconds', () => {
    const fault = render({ delay: Delay.fixed(Duration.seconds(7), Percentage.ALL) });
    expect(fault.delay.fixedDelay).toBe('7s');
    expect(fault.delay.percentage.value).toBe(100);
    expect(fault).not.toHaveProperty('abort');
    expect(Yaml.stringify(fault)).toMatchInlineSnapshot(`
"delay:
  fixedDelay: 7s
  percentage:
    value: 100
"
`);
  });

  test('fails half of the requests with 503', () => {
    const fault = render({ abort: Abort.http(503, Percentage.of(50)) });
    expect(fault.abort.httpStatus).toBe(503);
    expect(fault.abort.percentage.value).toBe(50);
    expect(fault).not.toHaveProperty('delay');
    expect(Yaml.stringify(fault)).toMatchInlineSnapshot(`
"abort:
  httpStatus: 503
  percentage:
    value: 50
"
`);
  });

  test('fails requests with a status of gRPC', () => {
    expect(render({ abort: Abort.grpc(GrpcStatus.UNAVAILABLE, Percentage.of(0.1)) })).toEqual({
      abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 0.1 } },
    });
  });

  test('holds and fails requests', () => {
    const fault = {
      delay: Delay.fixed(Duration.millis(5), Percentage.of(10)),
      abort: Abort.http(404, Percentage.of(20)),
    };
    expect(render(fault)).toEqual({
      delay: { fixedDelay: '5ms', percentage: { value: 10 } },
      abort: { httpStatus: 404, percentage: { value: 20 } },
    });
  });

  test('keeps a percentage of nothing, which is not the same as none', () => {
    expect(render({ abort: Abort.http(500, Percentage.NONE) }).abort.percentage).toEqual({ value: 0 });
  });

  test('knows the status codes of gRPC and no others', () => {
    expect(Object.entries(GrpcStatus).filter(([name, status]) => name !== status)).toEqual([]);
    expect(Object.keys(GrpcStatus)).toHaveLength(17);
  });
});

describe('the fault of a route fails', () => {
  test.each([0, 199, 600, 503.5, -503])('for the status %d', (status) => {
    expect(messageOf(() => Abort.http(status, Percentage.ALL))).toBe(
      `'fault.abort.httpStatus' must be an integer from 200 to 599, got ${status} [MESH_OUT_OF_RANGE]`,
    );
  });

  test('for a delay of nothing', () => {
    expect(messageOf(() => Delay.fixed(Duration.seconds(0), Percentage.ALL))).toBe(
      "'fault.delay.fixedDelay' must be a whole number of milliseconds, 1 ms or more, got '0 ms' [MESH_INVALID_DURATION]",
    );
  });

  test('without a failure', () => {
    expect(httpRouteError({ to: v1, fault: {} as Fault })).toBe(
      "'http[0].fault' must have an abort or a delay (at test/routes) [MESH_EMPTY_FAULT]",
    );
  });
});

test('aborts and delays cannot be changed', () => {
  expect(Object.isFrozen(Abort.http(503, Percentage.ALL))).toBe(true);
  expect(Object.isFrozen(Delay.fixed(Duration.seconds(1), Percentage.ALL))).toBe(true);
});

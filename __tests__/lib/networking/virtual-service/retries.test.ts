import { describe, expect, test } from '@jest/globals';
import { Duration, Yaml } from 'cdk8s';
import { type Retries, RetryOn } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, v1 } from '../../../support/virtual-service';

const render = (retries: Retries) => httpRoute({ to: v1, retries }).retries;
const error = (retries: Retries) => httpRouteError({ to: v1, retries });

describe('the retries of a route', () => {
  test('are left to the mesh where there are none', () => {
    expect(httpRoute({ to: v1 })).not.toHaveProperty('retries');
  });

  test('render nothing but what was given', () => {
    expect(render({ attempts: 2 })).toEqual({ attempts: 2 });
  });

  test('retry three times, two seconds each, on server errors', () => {
    const retries = render({ attempts: 3, perTryTimeout: Duration.seconds(2), on: [RetryOn.SERVER_ERROR] });
    expect(retries.attempts).toBe(3);
    expect(retries.perTryTimeout).toBe('2s');
    expect(retries.retryOn).toBe('5xx');
    expect(Yaml.stringify(retries)).toMatchInlineSnapshot(`
"attempts: 3
perTryTimeout: 2s
retryOn: 5xx
"
`);
  });

  test('can be switched off', () => {
    expect(render({ attempts: 0 })).toEqual({ attempts: 0 });
    expect(render({ attempts: 0, backoff: Duration.millis(10) })).toEqual({ attempts: 0, backoff: '10ms' });
  });

  test('list several conditions with commas and no spaces, which Istio would not take', () => {
    const on = [RetryOn.GATEWAY_ERROR, RetryOn.CONNECT_FAILURE, RetryOn.status(429)];
    expect(render({ attempts: 1, on }).retryOn).toBe('gateway-error,connect-failure,429');
  });

  test('say yes and no to localities and previous hosts', () => {
    for (const yes of [true, false]) {
      expect(render({ attempts: 1, retryRemoteLocalities: yes, retryIgnorePreviousHosts: yes })).toEqual({
        attempts: 1,
        retryRemoteLocalities: yes,
        retryIgnorePreviousHosts: yes,
      });
    }
  });

  test('wait between tries', () => {
    expect(render({ attempts: 1, backoff: Duration.millis(100) }).backoff).toBe('100ms');
  });
});

describe('the retries of a route fail', () => {
  test.each([-1, 1.5, Number.NaN])('for %d attempts', (attempts) => {
    expect(error({ attempts })).toBe(
      `'http[0].retries.attempts' must be an integer of at least 0, got ${attempts} (at test/routes) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each<Retries>([
    { attempts: 0, perTryTimeout: Duration.seconds(1) },
    { attempts: 0, on: [RetryOn.RESET] },
    { attempts: 0, retryRemoteLocalities: false },
  ])('for a policy that is switched off: %j', (retries) => {
    expect(error(retries)).toBe(
      "'http[0].retries.attempts' must be 1 or more where perTryTimeout, on or retryRemoteLocalities is set, got 0; give the number of retries, or leave the others out to switch retries off (at test/routes) [MESH_RETRIES_WITHOUT_ATTEMPTS]",
    );
  });

  test('for no condition', () => {
    expect(error({ attempts: 1, on: [] })).toBe(
      "'http[0].retries.on' must have at least one entry, got []; leave it out for the default of the mesh (at test/routes) [MESH_EMPTY]",
    );
  });

  test('for a try without time, and a wait of half a millisecond', () => {
    expect(error({ attempts: 1, perTryTimeout: Duration.seconds(0) })).toBe(
      "'http[0].retries.perTryTimeout' must be a whole number of milliseconds, 1 ms or more, got '0 ms' (at test/routes) [MESH_INVALID_DURATION]",
    );
    expect(error({ attempts: 1, backoff: Duration.millis(0.5) })).toBe(
      "'http[0].retries.backoff' must be a whole number of milliseconds, 1 ms or more, got '0.5 ms' (at test/routes) [MESH_INVALID_DURATION]",
    );
  });
});

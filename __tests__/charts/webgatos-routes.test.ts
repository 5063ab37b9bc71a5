import { describe, expect, test } from '@jest/globals';
import { Coverage } from 'cdk8s-mesh/testing';
import { systemMesh } from '../support/system-mesh';

const coverage = new Coverage();
const webgatos = (...exercises: readonly string[]) =>
  systemMesh(coverage, 'webgatos', ...exercises.map((name) => `webgatos-${name}`)).from(
    'gateway:webgatos/istio-gateway',
  );

const URL = 'http://webgatos.example.com/cats';
const webapp = { host: 'webapp', port: 8080 };

describe('webgatos', () => {
  test.each(['GET', 'HEAD'])('tries a %s again up to 5 times', (method) => {
    expect(webgatos()).toRoute({ url: URL, method }, webapp);
    expect(webgatos()).toRetry(
      { url: URL, method },
      {
        attempts: 5,
        perTryTimeout: '2s',
        on: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 503],
      },
    );
  });

  // The default of Istio looks at connections, and at no status: nothing is written twice.
  test.each(['POST', 'PUT', 'DELETE', 'GETS'])('treats a %s as Istio treats everything', (method) => {
    expect(webgatos()).toRoute({ url: URL, method }, webapp);
    expect(webgatos()).toRetry({ url: URL, method }, { attempts: 2, perTryTimeout: null });
    expect(webgatos()).not.toRetry({ url: URL, method }, { on: [503] });
  });

  test('reaches its database by name, as bytes', () => {
    expect(webgatos().from('webgatos/webapp')).toRoute('tcp://mysql:3306', { host: 'mysql', port: 3306 });
  });
});

describe('The exercises of webgatos', () => {
  test('01 sends to the stateless application', () => {
    expect(webgatos('01-stateless-web')).toRoute(URL, webapp);
  });

  test('11 tries nothing again', () => {
    for (const method of ['GET', 'POST']) {
      expect(webgatos('11-no-retries')).toRoute({ url: URL, method }, { destinations: webapp, retries: null });
    }
  });

  test('12 answers half of the requests for the colour with 503', () => {
    const mesh = webgatos('12-nginx-color-http-error').from('gateway:webgatos/nginx-color-gateway');
    expect(mesh).toRoute('http://nginx-color.example.com/app', {
      destinations: { host: 'nginx', port: 80 },
      faults: { abort: { share: 0.5, status: 503 } },
    });
    expect(mesh).toRespond('http://nginx-color.example.com/', 404);
  });
});

test('these tests reach everything of webgatos that requests may reach', () => {
  expect(coverage.missed()).toEqual([]);
  expect(coverage.report().kinds).toMatchObject({ route: { total: 4 }, match: { total: 2 } });
});

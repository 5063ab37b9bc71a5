import { describe, expect, test } from '@jest/globals';
import { ProxyConfig, type ProxyConfigProps, ProxyImage } from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { messageOf, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

function manifestOf(props?: ProxyConfigProps) {
  const manifest = renderOne((chart) => {
    new ProxyConfig(chart, 'proxies', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

describe('a ProxyConfig', () => {
  test('renders nothing that was not said', () => {
    const manifest = manifestOf();
    expect(manifest.apiVersion).toBe('networking.istio.io/v1beta1');
    expect(manifest.spec).toEqual({});
  });

  test('can say everything that its CRD can', () => {
    const manifest = manifestOf({
      selector: { matchLabels: { app: 'reviews' } },
      concurrency: 0,
      environmentVariables: { ISTIO_META_DNS_CAPTURE: 'true', EMPTY: '' },
      image: ProxyImage.DISTROLESS,
    });
    expect(manifest.spec).toEqual({
      selector: { matchLabels: { app: 'reviews' } },
      concurrency: 0,
      environmentVariables: { ISTIO_META_DNS_CAPTURE: 'true', EMPTY: '' },
      image: { imageType: 'distroless' },
    });
    expectComplete('networking.istio.io/ProxyConfig', [manifest]);
  });

  test.each([
    ['default', ProxyImage.DEFAULT],
    ['debug', ProxyImage.DEBUG],
    ['distroless', ProxyImage.DISTROLESS],
    ['centos', ProxyImage.of('centos')],
  ])('takes the image %s', (imageType, image) => {
    expect(manifestOf({ image }).spec.image).toEqual({ imageType });
  });

  test('fails for a number of threads that is none', () => {
    expect(messageOf(() => manifestOf({ concurrency: -1 }))).toBe(
      "'concurrency' must be an integer of at least 0, got -1 (at test/proxies) [MESH_OUT_OF_RANGE]",
    );
  });

  test('fails for an environment variable that is too long', () => {
    expect(messageOf(() => manifestOf({ environmentVariables: { A: 'a'.repeat(2049) } }))).toBe(
      "'environmentVariables.A' must have at most 2048 characters, got '2049 characters' (at test/proxies) " +
        '[MESH_TOO_LONG]',
    );
    expect(manifestOf({ environmentVariables: { A: 'a'.repeat(2048) } }).spec.environmentVariables.A).toHaveLength(
      2048,
    );
  });

  test('fails for an image that no tag ends in', () => {
    expect(messageOf(() => ProxyImage.of('my image'))).toBe(
      "'image' must be the end of an image's tag, such as centos, got 'my image' [MESH_INVALID_NAME]",
    );
  });
});

/** The compiler reads this function; nobody calls it. */
function wrongProxyConfigs(): void {
  // @ts-expect-error an image is an object
  manifestOf({ image: 'distroless' });
  // @ts-expect-error what looks like an image is none
  manifestOf({ image: { imageType: 'distroless' } });
  // @ts-expect-error environment variables are text
  manifestOf({ environmentVariables: { A: 1 } });
}

test('the wrong ProxyConfigs above do not compile', () => {
  expect(wrongProxyConfigs).toBeInstanceOf(Function);
});

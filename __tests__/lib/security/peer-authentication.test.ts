import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { MtlsMode, PeerAuthentication, type PeerAuthenticationProps, ServicePort, VersionedService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const policy = (props?: PeerAuthenticationProps) => renderOne((chart) => new PeerAuthentication(chart, 'mtls', props));
const failure = (props: unknown) => messageOf(() => policy(props as PeerAuthenticationProps));

const web = { matchLabels: { app: 'web' } };

describe('PeerAuthentication', () => {
  test('says nothing by default', () => {
    const manifest = policy();
    expect(manifest).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'test-mtls', namespace: 'bookinfo' },
      spec: {},
    });
    expect(violations(manifest)).toEqual([]);
  });

  test.each(Object.values(MtlsMode))('takes the mode %s for the whole namespace', (mode) => {
    expect(policy({ mtls: mode }).spec).toEqual({ mtls: { mode } });
  });

  test('selects a workload by its labels', () => {
    expect(policy({ selector: web, mtls: MtlsMode.STRICT }).spec.selector).toEqual({ matchLabels: { app: 'web' } });
  });

  test('takes a mode for single ports', () => {
    const manifest = policy({
      selector: web,
      mtls: MtlsMode.STRICT,
      portLevelMtls: { 8080: MtlsMode.PERMISSIVE, 9090: MtlsMode.DISABLE },
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"mtls:
  mode: STRICT
portLevelMtls:
  "8080":
    mode: PERMISSIVE
  "9090":
    mode: DISABLE
selector:
  matchLabels:
    app: web"
`);
    expect(violations(manifest)).toEqual([]);
  });

  test('fails for ports without a selector', () => {
    expect(failure({ portLevelMtls: { 8080: MtlsMode.DISABLE } })).toBe(
      '\'portLevelMtls\' must stand beside a selector with labels, got {"8080":"DISABLE"}; make a policy of its own for ' +
        'the workload that has the ports (at test/mtls) [MESH_PORT_LEVEL_WITHOUT_SELECTOR]',
    );
  });

  test('fails for ports beside a selector that selects everything', () => {
    expect(failure({ selector: { matchLabels: {} }, portLevelMtls: { 8080: MtlsMode.DISABLE } })).toMatch(
      /^'portLevelMtls' must stand beside a selector with labels, .* \[MESH_PORT_LEVEL_WITHOUT_SELECTOR\]$/,
    );
  });

  test('fails for no port at all', () => {
    expect(failure({ selector: web, portLevelMtls: {} })).toBe(
      "'portLevelMtls' must have at least one port, got {} (at test/mtls) [MESH_EMPTY]",
    );
  });

  test.each([
    [{ 0: MtlsMode.DISABLE }, '0'],
    [{ 65536: MtlsMode.DISABLE }, '65536'],
    [{ 80.5: MtlsMode.DISABLE }, '80.5'],
    [{ http: MtlsMode.DISABLE }, 'NaN'],
  ])('fails for what is no port: %j', (portLevelMtls, shown) => {
    expect(failure({ selector: web, portLevelMtls })).toBe(
      `'portLevelMtls port' must be an integer from 1 to 65535, got ${shown} (at test/mtls) [MESH_OUT_OF_RANGE]`,
    );
  });
});

describe('the ports of a PeerAuthentication', () => {
  const onPort = (chart: Chart, selector: kplus.Workload | VersionedService<'v1'>, port: number) =>
    new PeerAuthentication(chart, 'mtls', { selector, portLevelMtls: { [port]: MtlsMode.DISABLE } });

  function deploy(chart: Chart, ports = [{ number: 8080 }]) {
    const podMetadata = { labels: { app: 'web' } };
    return new kplus.Deployment(chart, 'web', { podMetadata, containers: [{ image: 'web', ports }] });
  }

  const reviews = (chart: Chart) =>
    new VersionedService(chart, 'reviews', {
      port: ServicePort.http(80, { targetPort: 9080 }),
      versions: { v1: { image: 'reviews' } },
    });

  test('may be any that the selected workload has', () => {
    const manifests = render((chart) => onPort(chart, deploy(chart), 8080));
    expect(find(manifests, 'PeerAuthentication').spec.portLevelMtls).toEqual({ '8080': { mode: 'DISABLE' } });
  });

  test('may be one that a container gets later', () => {
    const manifests = render((chart) => {
      const deployment = deploy(chart);
      onPort(chart, deployment, 9090);
      deployment.addContainer({ image: 'metrics', name: 'metrics', ports: [{ number: 9090 }] });
    });
    expect(find(manifests, 'PeerAuthentication').spec.portLevelMtls).toEqual({ '9090': { mode: 'DISABLE' } });
  });

  test('may be any where no container says its ports', () => {
    const manifests = render((chart) => onPort(chart, deploy(chart, []), 9090));
    expect(find(manifests, 'PeerAuthentication').spec.portLevelMtls).toEqual({ '9090': { mode: 'DISABLE' } });
  });

  test('fail where the selected workload does not have them', () => {
    expect(messageOf(() => render((chart) => onPort(chart, deploy(chart), 9090)))).toBe(
      "Validation failed with the following errors:\n  [test/mtls] 'portLevelMtls' must be a container port of test-web: 8080, " +
        'got 9090; if a container listens on it, name it among the ports of that container [MESH_UNKNOWN_WORKLOAD_PORT]',
    );
  });

  test('fail with the container port where the number is of the Service', () => {
    expect(messageOf(() => render((chart) => onPort(chart, reviews(chart), 80)))).toBe(
      "Validation failed with the following errors:\n  [test/mtls] 'portLevelMtls' must be a container port of reviews-v1: " +
        '9080, got 80; 80 is a port of Service reviews; its container port is 9080 [MESH_UNKNOWN_WORKLOAD_PORT]',
    );
  });

  test('fail with the container port where the Service was made by hand', () => {
    const build = (chart: Chart) => {
      const deployment = deploy(chart);
      new kplus.Service(chart, 'front', { selector: deployment, ports: [{ port: 80, targetPort: 8080 }] });
      onPort(chart, deployment, 80);
    };
    expect(messageOf(() => render(build))).toContain('80 is a port of Service test-front; its container port is 8080');
  });

  test('fail without a word on Services that select other workloads', () => {
    const build = (chart: Chart) => {
      new kplus.Service(chart, 'none', { ports: [{ port: 80, targetPort: 8080 }] });
      const other = new kplus.Service(chart, 'other', { ports: [{ port: 80, targetPort: 8080 }] });
      other.selectLabel('app', 'other');
      onPort(chart, deploy(chart), 80);
    };
    expect(messageOf(() => render(build))).toContain('if a container listens on it');
  });
});

import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration, Size } from 'cdk8s';
import { InnoDBCluster, OperatorMesh, type ReadReplica } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';
import { cluster, errorOf, errorOfThose, spec } from './innodb';

describe('InnoDBCluster', () => {
  test('is the cluster of the sample app, and keeps sidecars away', () => {
    const manifest = renderOne((chart) => cluster(chart, { instances: 3, router: { instances: 1 } }));
    expect(violations(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      apiVersion: 'mysql.oracle.com/v2',
      kind: 'InnoDBCluster',
      metadata: { name: 'test-mycluster', namespace: 'bookinfo' },
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"instances: 3
podLabels:
  sidecar.istio.io/inject: "false"
router:
  instances: 1
  podLabels:
    sidecar.istio.io/inject: "false"
secretName: mypwds
tlsUseSelfSigned: true"
`);
  });

  test('says nothing else that nobody asked for', () => {
    const secret = (chart: Chart) => kplus.Secret.fromSecretName(chart, 's', 'mypwds');
    const { spec } = renderOne(
      (chart) => new InnoDBCluster(chart, 'mycluster', { secret: secret(chart), mesh: OperatorMesh.AS_NAMESPACE }),
    );
    expect(spec).toEqual({ secretName: 'mypwds' });
  });

  test('keeps what is zero, false or empty', () => {
    expect(
      spec({
        mesh: OperatorMesh.AS_NAMESPACE,
        router: { instances: 0, options: [], routingOptions: { statsUpdatesFrequency: Duration.seconds(0) } },
        datadirPermissions: { setRightsUsingInitContainer: false },
        service: {},
        logs: { slowQuery: { enabled: false, longQueryTime: Duration.millis(0) } },
      }),
    ).toEqual({
      secretName: 'mypwds',
      tlsUseSelfSigned: true,
      router: { instances: 0, options: [], routingOptions: { stats_updates_frequency: 0 } },
      datadirPermissions: { setRightsUsingInitContainer: false },
      service: {},
      logs: { slowQuery: { enabled: false, longQueryTime: 0 } },
    });
  });

  test('claims volumes, and leaves out what is not said of them', () => {
    const storageClass = 'fast';
    const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    const volumeMode = kplus.PersistentVolumeMode.FILE_SYSTEM;
    const size = Size.gibibytes(50);
    expect(
      spec({ datadirVolumeClaimTemplate: { size, storageClass, accessModes, volumeMode } }).datadirVolumeClaimTemplate,
    ).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '50Gi' } },
      storageClassName: 'fast',
      volumeMode: 'Filesystem',
    });
    expect(spec({ datadirVolumeClaimTemplate: { size } }).datadirVolumeClaimTemplate).toEqual({
      resources: { requests: { storage: '50Gi' } },
    });
  });

  test('names certificates from Secrets', () => {
    const rendered = renderOne((chart) => {
      const tls = kplus.Secret.fromSecretName(chart, 'tls', 'tls');
      const ca = kplus.Secret.fromSecretName(chart, 'ca', 'ca');
      new InnoDBCluster(chart, 'a', { secret: tls, tlsSecret: tls, tlsCaSecret: ca, router: { tlsSecret: tls } });
    }).spec;
    expect(rendered).toMatchObject({ tlsSecretName: 'tls', tlsCASecretName: 'ca', router: { tlsSecretName: 'tls' } });
    expect(rendered).not.toHaveProperty('tlsUseSelfSigned');
  });

  test.each(['tlsSecret', 'tlsCaSecret'])('fails for %s beside certificates that the servers make', (property) => {
    expect(errorOfThose((secret) => ({ [property]: secret }))).toBe(
      `'${property}' must not stand beside tlsUseSelfSigned; leave tlsUseSelfSigned out for certificates from Secrets (at test/mycluster) [MESH_TLS_CONFLICT]`,
    );
  });

  test('fails for a certificate of the routers beside those that the servers make', () => {
    expect(errorOfThose((tlsSecret) => ({ router: { tlsSecret } }))).toContain(
      "'router.tlsSecret' must not stand beside tlsUseSelfSigned",
    );
  });

  test('accepts the longest name that the operator does, and no longer one', () => {
    const named = (name: string) => errorOf({ metadata: { name } });
    expect(renderOne((chart) => cluster(chart, { metadata: { name: 'a'.repeat(28) } })).metadata.name).toHaveLength(28);
    expect(named('a'.repeat(29))).toBe(
      `'metadata.name' must be at most 28 lower-case letters, digits and dashes, a letter first and no dash last, got '${'a'.repeat(29)}'; the operator calls Services and labels after it (at test/mycluster) [MESH_INVALID_NAME]`,
    );
    for (const name of ['1a', 'a-', 'a.b']) expect(named(name)).toMatch(/\[MESH_INVALID_NAME\]$/);
  });

  test.each([
    [{ instances: 0 }, "'instances' must be an integer from 1 to 9, got 0"],
    [{ instances: 10 }, "'instances' must be an integer from 1 to 9, got 10"],
    [{ baseServerId: 0 }, "'baseServerId' must be an integer from 1 to 4000000000, got 0"],
    [{ baseServerId: 4000000001 }, "'baseServerId' must be an integer from 1 to 4000000000, got 4000000001"],
    [{ router: { instances: -1 } }, "'router.instances' must be an integer of at least 0, got -1"],
    [
      { readReplicas: [{ name: 'a', baseServerId: 1, instances: 1000 }] },
      "'readReplicas[0].instances' must be an integer from 1 to 999, got 1000",
    ],
    [{ logs: { error: { verbosity: 4 } } }, "'logs.error.verbosity' must be an integer from 1 to 3, got 4"],
  ])('fails outside of the bounds: %j', (more, message) => {
    expect(errorOf(more)).toBe(`${message} (at test/mycluster) [MESH_OUT_OF_RANGE]`);
  });

  test('accepts the bounds', () => {
    const readReplicas: ReadReplica[] = [{ name: 'readers', baseServerId: 4000000000, instances: 999 }];
    expect(spec({ instances: 9, baseServerId: 1, readReplicas })).toMatchObject({ instances: 9, baseServerId: 1 });
  });

  test.each(['9', '9.1', 'v9.1.0'])('fails for the version %s', (version) => {
    expect(errorOf({ version })).toBe(
      `'version' must be three numbers with dots, such as 9.1.0, got '${version}' (at test/mycluster) [MESH_INVALID_VERSION]`,
    );
  });

  test('fails for servers that would have one id', () => {
    const readReplicas = [
      { name: 'a', baseServerId: 500, instances: 3 },
      { name: 'b', baseServerId: 502 },
    ];
    expect(errorOf({ readReplicas })).toBe(
      "'readReplicas[1].baseServerId' must be a number whose servers get other ids than those of readReplicas[0].baseServerId, which has 500 to 502, got 502 (at test/mycluster) [MESH_SERVER_IDS]",
    );
    expect(errorOf({ instances: 3, readReplicas: [{ name: 'a', baseServerId: 1002 }] })).toContain(
      'those of baseServerId, which has 1000 to 1002',
    );
    expect(spec({ instances: 3, readReplicas: [{ name: 'a', baseServerId: 1003 }] }).readReplicas).toHaveLength(1);
  });

  test('fails for two groups of replicas of one name', () => {
    const readReplicas = [
      { name: 'a', baseServerId: 1 },
      { name: 'a', baseServerId: 2 },
    ];
    expect(errorOf({ readReplicas })).toBe(
      "'readReplicas' must have another name for each entry, got 'a' (at test/mycluster) [MESH_DUPLICATE]",
    );
  });

  test('fails for labels that Kubernetes does not take', () => {
    expect(errorOf({ podLabels: { a: 'b c' } })).toMatch(/^'podLabels' must be a label.*\[MESH_INVALID_LABEL\]$/);
    expect(errorOf({ service: { labels: { a: 'b c' } } })).toMatch(/^'service.labels' must be a label/);
  });
});

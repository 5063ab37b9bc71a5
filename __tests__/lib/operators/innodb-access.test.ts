import { describe, expect, test } from '@jest/globals';
import { Chart, Cron, Testing } from 'cdk8s';
import { ClientTls, DestinationRule, InnoDBCluster, OperatorMesh } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';
import { bucket, cluster, errorOf, NO_SIDECAR, spec } from './innodb';

describe('InnoDBCluster and those who call it', () => {
  describe('root account', () => {
    test('is a Secret that is made, before the cluster', () => {
      const manifests = render((chart) => {
        const rootCredentials = { user: 'admin', host: '10.%', password: 'sakila', secretName: 'mypwds' };
        new InnoDBCluster(chart, 'mycluster', { rootCredentials });
      });
      expect(manifests.map(({ kind }) => kind)).toEqual(['Secret', 'InnoDBCluster']);
      expect(find(manifests, 'Secret')).toMatchObject({
        metadata: { name: 'mypwds', namespace: 'bookinfo' },
        stringData: { rootUser: 'admin', rootHost: '10.%', rootPassword: 'sakila' },
      });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mypwds');
    });

    test('has the defaults of the operator, under a name of its own', () => {
      const manifests = render((chart) => {
        const metadata = { name: 'mycluster' };
        new InnoDBCluster(chart, 'mycluster', { metadata, rootCredentials: { password: 'sakila' } });
      });
      expect(find(manifests, 'Secret', 'mycluster-root').stringData).toEqual({ rootPassword: 'sakila' });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mycluster-root');
    });

    test('goes into the environment of a container', () => {
      render((chart) => {
        const mysql = new InnoDBCluster(chart, 'a', { rootCredentials: { password: 'sakila', secretName: 'root' } });
        expect(mysql.secret.envValue('rootPassword').valueFrom).toMatchObject({
          secretKeyRef: { name: 'root', key: 'rootPassword' },
        });
      });
    });

    test('takes a Secret that gets its password later', () => {
      const manifests = render((chart) => {
        const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'mypwds' } });
        new InnoDBCluster(chart, 'mycluster', { secret });
        secret.addStringData('rootPassword', 'sakila');
      });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mypwds');
    });

    test('fails for a Secret without a password, when the app is synthesized', () => {
      const run = () =>
        render((chart) => {
          new InnoDBCluster(chart, 'mycluster', { secret: new kplus.Secret(chart, 'secret') });
        });
      expect(messageOf(run)).toContain(
        "'secret' must have the key rootPassword, got 'test-secret' (at test/secret) [MESH_NO_PASSWORD]",
      );
    });

    test('fails for an empty password', () => {
      const run = () => render((chart) => new InnoDBCluster(chart, 'a', { rootCredentials: { password: '' } }));
      expect(messageOf(run)).toBe("'rootCredentials.password' must not be empty (at test/a) [MESH_EMPTY]");
    });

    test('fails for a Secret of another namespace', () => {
      const run = () =>
        render((chart) => {
          const secret = new kplus.Secret(new Chart(Testing.app(), 'x', { namespace: 'shop' }), 'secret', {
            metadata: { name: 'mypwds' },
          });
          new InnoDBCluster(chart, 'mycluster', { secret });
        });
      expect(messageOf(run)).toBe(
        "'secret' must live in the namespace of the InnoDBCluster, got 'Secret shop/mypwds' (at test/mycluster) [MESH_OTHER_NAMESPACE]",
      );
    });
  });

  describe('in the mesh', () => {
    test('keeps sidecars away from every kind of pod that the operator makes', () => {
      const { podLabels, router, readReplicas, backupProfiles, backupSchedules } = spec({
        podLabels: { team: 'a' },
        podAnnotations: { note: 'b' },
        readReplicas: [{ name: 'readers', baseServerId: 500 }],
        backupProfiles: [{ name: 'daily', dumpInstance: { storage: bucket } }],
        backupSchedules: [
          { name: 'daily', schedule: Cron.daily(), backupProfileName: 'daily' },
          { name: 'weekly', schedule: Cron.weekly(), backupProfile: { dumpInstance: { storage: bucket } } },
        ],
      });
      expect(podLabels).toEqual({ team: 'a', ...NO_SIDECAR });
      expect(router).toEqual({ podLabels: NO_SIDECAR });
      expect(readReplicas[0].podLabels).toEqual(NO_SIDECAR);
      expect(backupProfiles[0].podLabels).toEqual(NO_SIDECAR);
      expect(backupSchedules[0]).not.toHaveProperty('backupProfile');
      expect(backupSchedules[1].backupProfile.podLabels).toEqual(NO_SIDECAR);
    });

    test('leaves it to the namespace where that is said', () => {
      const rendered = spec({
        mesh: OperatorMesh.AS_NAMESPACE,
        podLabels: { team: 'a' },
        router: { version: '9.1.0' },
      });
      expect(rendered.podLabels).toEqual({ team: 'a' });
      expect(rendered.router).toEqual({ version: '9.1.0' });
    });

    test('takes the label that it would set itself', () => {
      expect(spec({ podLabels: NO_SIDECAR }).podLabels).toEqual(NO_SIDECAR);
    });

    test('fails for a label that contradicts it', () => {
      const podLabels = { 'sidecar.istio.io/inject': 'true' };
      expect(errorOf({ router: { podLabels } })).toBe(
        `'router.podLabels' must not contradict mesh, which sets 'false', got {"sidecar.istio.io/inject":"true"}; set mesh: OperatorMesh.AS_NAMESPACE and say everything here (at test/mycluster) [MESH_INJECTION_CONFLICT]`,
      );
    });

    test('has the hosts and ports of the Services that the operator makes', () => {
      render((chart) => {
        const mysql = cluster(chart, { metadata: { name: 'mycluster' } });
        expect(mysql.host.fullName).toBe('mycluster.bookinfo.svc.cluster.local');
        expect(mysql.instancesHost.fullName).toBe('mycluster-instances.bookinfo.svc.cluster.local');
        expect(mysql.ports).toEqual({
          mysql: 3306,
          mysqlx: 33060,
          readWrite: 6446,
          readOnly: 6447,
          xReadWrite: 6448,
          xReadOnly: 6449,
          readWriteSplit: 6450,
          rest: 8443,
        });
        expect(mysql.instancePorts).toEqual({ mysql: 3306, mysqlx: 33060, groupReplication: 33061, metrics: 9104 });
      });
    });

    test('is the host of rules', () => {
      const manifests = render((chart) => {
        const trafficPolicy = { tls: ClientTls.disable() };
        new DestinationRule(chart, 'plain', { host: cluster(chart, { metadata: { name: 'db' } }), trafficPolicy });
      });
      expect(find(manifests, 'DestinationRule').spec).toEqual({
        host: 'db',
        trafficPolicy: { tls: { mode: 'DISABLE' } },
      });
    });

    test('fails for the host of a cluster without a namespace', () => {
      expect(messageOf(() => render((chart) => cluster(chart).host, ''))).toBe(
        "'host' must be that of a cluster with a namespace, got 'test-mycluster'; give the cluster or its chart a namespace (at test/mycluster) [MESH_HOST_WITHOUT_NAMESPACE]",
      );
    });
  });
});

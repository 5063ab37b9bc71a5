import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  type AuthenticationSources,
  type AwsIdentity,
  type AzureIdentity,
  ClusterTriggerAuthentication,
  IdentityOwner,
  PodIdentity,
  TriggerAuthentication,
} from 'cdk8s-mesh';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment } from './workloads';

type Build = (chart: Chart) => AuthenticationSources;

function rendered(build: Build) {
  const manifests = render((chart) => new TriggerAuthentication(chart, 'auth', build(chart)));
  const manifest = find(manifests, 'TriggerAuthentication');
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const failing = (build: Build) => messageOf(() => rendered(build));

describe('TriggerAuthentication', () => {
  test('takes parameters from Secrets and ConfigMaps by their objects', () => {
    const manifest = rendered((chart) => ({
      secretTargetRef: [
        { parameter: 'host', secret: new Secret(chart, 'own', { metadata: { name: 'own' } }), key: 'uri' },
        { parameter: 'password', secret: Secret.fromSecretName(chart, 'other', 'other'), key: 'password' },
      ],
      configMapTargetRef: [
        {
          parameter: 'queueName',
          configMap: new ConfigMap(chart, 'config', { metadata: { name: 'config' } }),
          key: 'queue',
        },
      ],
    }));
    expect(manifest.apiVersion).toBe('keda.sh/v1alpha1');
    expect(manifest.metadata).toEqual({ name: 'test-auth', namespace: 'bookinfo' });
    expect(manifest.spec).toEqual({
      secretTargetRef: [
        { parameter: 'host', name: 'own', key: 'uri' },
        { parameter: 'password', name: 'other', key: 'password' },
      ],
      configMapTargetRef: [{ parameter: 'queueName', name: 'config', key: 'queue' }],
    });
  });

  test('takes parameters from environment variables of a container', () => {
    const { env } = rendered((chart) => ({
      env: [
        { parameter: 'host', name: 'HOST' },
        { parameter: 'user', name: 'USER', container: deployment(chart).containers[0] },
      ],
    })).spec;
    expect(env).toEqual([
      { parameter: 'host', name: 'HOST' },
      { parameter: 'user', name: 'USER', containerName: 'app' },
    ]);
  });

  test('shows a vault a token, or that of a ServiceAccount', () => {
    const secrets = [{ parameter: 'password', path: 'secret/rabbitmq', key: 'password' }];
    const vault = { address: 'http://vault:8200', secrets };
    const by = (credential: object) => rendered(() => ({ hashiCorpVault: { ...vault, ...credential } as never })).spec;
    expect(by({ authentication: 'token' }).hashiCorpVault).toEqual({ ...vault, authentication: 'token' });
    const kubernetes = { authentication: 'kubernetes', role: 'keda', mount: 'kubernetes' };
    expect(by({ ...kubernetes, serviceAccountName: 'reader' }).hashiCorpVault).toEqual({
      ...vault,
      ...kubernetes,
      credential: { serviceAccountName: 'reader' },
    });
  });

  test('gets a token from a server of OAuth 2.0', () => {
    const oauth2 = { clientId: 'keda', tokenUrl: 'https://auth.example.com/token' };
    expect(rendered(() => ({ oauth2 })).spec.oauth2).toEqual({ type: 'clientCredentials', ...oauth2 });
  });

  test('takes an identity of a cloud', () => {
    const identity = (podIdentity: PodIdentity) => rendered(() => ({ podIdentity })).spec.podIdentity;
    expect(identity(PodIdentity.azureWorkload())).toEqual({ provider: 'azure-workload' });
    expect(identity(PodIdentity.aws({ roleArn: 'arn', externalId: 'x' }))).toEqual({
      provider: 'aws',
      roleArn: 'arn',
      externalID: 'x',
    });
    expect(identity(PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD }))).toEqual({
      provider: 'aws',
      identityOwner: 'workload',
    });
  });

  test.each([
    [{ identityId: '' }, "'podIdentity.identityId' must not be empty, got '' (at test/auth) [MESH_POD_IDENTITY]"],
    [
      { identityTenantId: 't' },
      "'podIdentity.identityTenantId' must come with identityId, got 't' (at test/auth) [MESH_POD_IDENTITY]",
    ],
    [
      { identityId: 'i', identityAuthorityHost: 'h' },
      "'podIdentity.identityAuthorityHost' must come with identityTenantId, got 'h' (at test/auth) [MESH_POD_IDENTITY]",
    ],
  ])('fails for an identity of Azure that contradicts itself: %#', (identity, message) => {
    expect(failing(() => ({ podIdentity: PodIdentity.azureWorkload(identity as AzureIdentity) }))).toBe(message);
  });

  test.each([
    [
      { externalId: 'x' },
      "'podIdentity.externalId' must come with roleArn, got 'x' (at test/auth) [MESH_POD_IDENTITY]",
    ],
    [
      { roleArn: 'arn', identityOwner: IdentityOwner.WORKLOAD },
      "'podIdentity.roleArn' must not stand beside identityOwner, got 'arn' (at test/auth) [MESH_POD_IDENTITY]",
    ],
  ])('fails for an identity of AWS that contradicts itself: %#', (identity, message) => {
    expect(failing(() => ({ podIdentity: PodIdentity.aws(identity as AwsIdentity) }))).toBe(message);
  });

  test('fails for a Secret of another namespace', () => {
    const metadata = { name: 'rabbitmq', namespace: 'queues' };
    const build: Build = (chart) => ({
      secretTargetRef: [{ parameter: 'host', secret: new Secret(chart, 'secret', { metadata }), key: 'uri' }],
    });
    expect(failing(build)).toBe(
      "'secretTargetRef[0].secret' must live in the namespace of the TriggerAuthentication, got 'Secret queues/rabbitmq' (at test/auth) [MESH_OTHER_NAMESPACE]",
    );
  });

  test('fails for a vault of which nothing is read', () => {
    const message = (name: string) =>
      `'${name}.secrets' must have at least one entry, got [] (at test/auth) [MESH_EMPTY]`;
    const podIdentity = PodIdentity.NONE;
    const none = { secrets: [], podIdentity };
    expect(failing(() => ({ gcpSecretManager: none }))).toBe(message('gcpSecretManager'));
    expect(failing(() => ({ awsSecretManager: none }))).toBe(message('awsSecretManager'));
    expect(failing(() => ({ azureKeyVault: { ...none, vaultUri: 'https://a' } }))).toBe(message('azureKeyVault'));
    const vault = { address: 'https://a', authentication: 'token', secrets: [] } as const;
    expect(failing(() => ({ hashiCorpVault: vault }))).toBe(message('hashiCorpVault'));
  });

  test.each(['auth.example.com/token', 'ftp://auth.example.com', 'https://'])(
    'fails for the token URL %p',
    (tokenUrl) => {
      expect(failing(() => ({ oauth2: { clientId: 'a', tokenUrl } }))).toBe(
        `'oauth2.tokenUrl' must be a URL of http or https, got '${tokenUrl}' (at test/auth) [MESH_INVALID_URL]`,
      );
    },
  );

  test('fails for a client without an ID', () => {
    expect(failing(() => ({ oauth2: { clientId: '', tokenUrl: 'https://a' } }))).toBe(
      "'oauth2.clientId' must not be empty, got '' (at test/auth) [MESH_EMPTY]",
    );
  });
});

describe('ClusterTriggerAuthentication', () => {
  test('has no namespace, whatever its chart has', () => {
    const manifest = renderOne((chart) => {
      const auth = new ClusterTriggerAuthentication(chart, 'auth', { filePath: 'auth.json' });
      expect(auth.namespace).toBeUndefined();
    });
    expect(manifest.metadata).toEqual({ name: 'test-auth' });
    expect(manifest.spec).toEqual({ filePath: 'auth.json' });
    expect(violations(manifest)).toEqual([]);
  });

  test('takes Secrets of the namespace of KEDA, which is another one', () => {
    const manifests = render((chart) => {
      const secret = new Secret(chart, 'secret', { metadata: { name: 'aws', namespace: 'keda' } });
      new ClusterTriggerAuthentication(chart, 'auth', { secretTargetRef: [{ parameter: 'key', secret, key: 'key' }] });
    });
    expect(find(manifests, 'ClusterTriggerAuthentication').spec.secretTargetRef[0].name).toBe('aws');
  });
});

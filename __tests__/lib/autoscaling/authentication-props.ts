import type { Chart } from 'cdk8s';
import { type AuthenticationSources, IdentityOwner, PodIdentity, VaultSecretType } from 'cdk8s-mesh';
import { ConfigMap, Secret, ServiceAccount } from 'cdk8s-plus-28';

const IDENTITIES = [
  PodIdentity.azureWorkload({ identityId: 'id', identityTenantId: 'tenant', identityAuthorityHost: 'host' }),
  PodIdentity.aws({ roleArn: 'arn', externalId: 'external' }),
  PodIdentity.aws({ identityOwner: IdentityOwner.KEDA }),
  PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD }),
  PodIdentity.AWS_EKS,
  PodIdentity.GCP,
  PodIdentity.NONE,
];

/** Props that together say everything that an object of KEDA can say of authentication. */
export function everySource(chart: Chart): AuthenticationSources[] {
  const secret = Secret.fromSecretName(chart, 'secret', 'secret');
  const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'config');
  const serviceAccount = ServiceAccount.fromServiceAccountName(chart, 'account', 'account');
  const key = { secret, key: 'key' };
  const azure = { vaultUri: 'https://vault', secrets: [{ parameter: 'a', name: 'b', version: '1' }] };
  const gcp = { secrets: [{ parameter: 'a', id: 'b', version: '1' }] };
  const aws = {
    secrets: [{ parameter: 'a', name: 'b', secretKey: 'c', versionId: 'd', versionStage: 'e' }],
    region: 'eu-west-1',
  };
  const vault = {
    address: 'https://vault',
    namespace: 'shop',
    role: 'role',
    mount: 'mount',
    secrets: [
      { parameter: 'a', path: 'b', key: 'c', type: VaultSecretType.GENERIC },
      { parameter: 'a', path: 'b', key: 'c', type: VaultSecretType.SECRET },
      { parameter: 'a', path: 'b', key: 'c', type: VaultSecretType.SECRET_V2 },
      {
        parameter: 'a',
        path: 'b',
        key: 'c',
        type: VaultSecretType.PKI,
        pkiData: {
          commonName: 'a',
          altNames: 'b',
          ipSans: 'c',
          uriSans: 'd',
          otherSans: 'e',
          ttl: '24h',
          format: 'pem',
        },
      },
    ],
  } as const;
  return [
    ...IDENTITIES.map((podIdentity) => ({
      podIdentity,
      azureKeyVault: { ...azure, podIdentity },
      gcpSecretManager: { ...gcp, podIdentity },
      awsSecretManager: { ...aws, podIdentity },
    })),
    {
      secretTargetRef: [{ parameter: 'a', ...key }],
      configMapTargetRef: [{ parameter: 'a', configMap, key: 'key' }],
      env: [{ parameter: 'a', name: 'A', container: 'app' }],
      boundServiceAccountToken: [{ parameter: 'a', serviceAccount }],
      azureKeyVault: {
        ...azure,
        cloud: { type: 'Private', keyVaultResourceUrl: 'https://a', activeDirectoryEndpoint: 'https://b' },
        credentials: { clientId: 'a', tenantId: 'b', clientSecret: key },
      },
      gcpSecretManager: { ...gcp, credentials: { clientSecret: key } },
      awsSecretManager: { ...aws, credentials: { accessKey: key, accessSecretKey: key, accessToken: key } },
      hashiCorpVault: { ...vault, authentication: 'token', token: 'token' },
      oauth2: {
        clientId: 'a',
        clientSecret: key,
        tokenUrl: 'https://oauth2/token',
        scopes: ['read'],
        tokenUrlParams: { audience: 'a' },
      },
    },
    { hashiCorpVault: { ...vault, authentication: 'kubernetes', serviceAccount: '/token' } },
    { hashiCorpVault: { ...vault, authentication: 'kubernetes', serviceAccountName: 'vault' } },
  ];
}

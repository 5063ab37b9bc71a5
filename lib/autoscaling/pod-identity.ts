import type { TriggerAuthenticationSpecPodIdentity } from '../../imports/keda.sh';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

type PodIdentityJson = Wire<TriggerAuthenticationSpecPodIdentity>;

/** Whose identity is used. */
export enum IdentityOwner {
  /** That of the KEDA operator. */
  KEDA = 'keda',
  /** That of the workload's ServiceAccount. */
  WORKLOAD = 'workload',
}

/** An identity of Azure: a host needs a tenant, and a tenant an identity. */
export type AzureIdentity =
  | {
      /**
       * The client ID of the identity.
       * @default - that of the KEDA operator
       */
      readonly identityId?: string;
      readonly identityTenantId?: never;
      readonly identityAuthorityHost?: never;
    }
  | {
      /** The client ID of the identity. */
      readonly identityId: string;
      /** The tenant that the identity lives in. */
      readonly identityTenantId: string;
      /**
       * The host that tokens come from.
       * @default - that of the public cloud
       */
      readonly identityAuthorityHost?: string;
    };

/** An identity of AWS: a role by name, or that of somebody's ServiceAccount. */
export type AwsIdentity =
  | {
      /** The role to assume. */
      readonly roleArn: string;
      /**
       * What the role's trust policy asks for beside the caller.
       * @default - nothing
       */
      readonly externalId?: string;
      readonly identityOwner?: never;
    }
  | {
      /**
       * Whose role is used.
       * @default IdentityOwner.KEDA
       */
      readonly identityOwner?: IdentityOwner;
      readonly roleArn?: never;
      readonly externalId?: never;
    };

/**
 * The identity that a cloud gives to pods.
 *
 * @example
 * PodIdentity.azureWorkload({ identityId: '11111111-2222-3333-4444-555555555555' });
 * PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD });
 * @see https://keda.sh/docs/2.20/concepts/authentication/#pod-authentication-providers
 */
export class PodIdentity {
  /** No identity. */
  public static readonly NONE = new PodIdentity({ provider: 'none' });
  /** GCP Workload Identity. */
  public static readonly GCP = new PodIdentity({ provider: 'gcp' });
  /**
   * Roles of EKS for ServiceAccounts.
   * @deprecated upstream in favour of `aws()`
   */
  public static readonly AWS_EKS = new PodIdentity({ provider: 'aws-eks' });

  /** Azure AD Workload Identity. */
  public static azureWorkload(identity: AzureIdentity = {}): PodIdentity {
    const { identityId, identityTenantId, identityAuthorityHost } = identity;
    return new PodIdentity({ provider: 'azure-workload', identityId, identityTenantId, identityAuthorityHost });
  }

  /** Roles of AWS for ServiceAccounts. */
  public static aws({ roleArn, externalId, identityOwner }: AwsIdentity = {}): PodIdentity {
    return new PodIdentity({ provider: 'aws', roleArn, externalID: externalId, identityOwner });
  }

  readonly #json: PodIdentityJson;

  private constructor(json: PodIdentityJson) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _render(at: MeshResource<unknown>, property: string): PodIdentityJson {
    for (const [key, text] of Object.entries(this.#json)) {
      if (text === '') fail(`${property}.${key}`, text, 'not be empty', at);
    }
    const { identityId, identityTenantId, identityAuthorityHost, roleArn, identityOwner, externalID } = this.#json;
    if (identityAuthorityHost !== undefined && identityTenantId === undefined) {
      fail(`${property}.identityAuthorityHost`, identityAuthorityHost, 'come with identityTenantId', at);
    }
    if (identityTenantId !== undefined && identityId === undefined) {
      fail(`${property}.identityTenantId`, identityTenantId, 'come with identityId', at);
    }
    if (externalID !== undefined && roleArn === undefined) {
      fail(`${property}.externalId`, externalID, 'come with roleArn', at);
    }
    if (roleArn !== undefined && identityOwner !== undefined) {
      fail(`${property}.roleArn`, roleArn, 'not stand beside identityOwner', at);
    }
    return this.#json;
  }
}

function fail(property: string, value: string, must: string, at: MeshResource<unknown>): never {
  throw new MeshError('MESH_POD_IDENTITY', { property, value, must, at });
}

import type { IConfigMap } from 'cdk8s-plus-28';
import type { BackendTlsPolicySpecValidation } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkPreciseHostname } from './hostname';
import { checkAtMost } from './list-checks';
import { type LocalObjectRef, renderLocalObjectRef } from './object-ref';
import { renderSubjectAltName, type SubjectAltName } from './subject-alt-name';
import type { WellKnownCACertificates } from './well-known-ca-certificates';

/**
 * How the certificate of a backend is checked.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendtlspolicyvalidation
 */
export type BackendTLSPolicyValidation = {
  /** The server name (SNI) that is asked for, and that the certificate has to have, unless `subjectAltNames` are given. */
  readonly hostname: string;
  /**
   * Names of which the certificate has to have one, at most 5, in place of `hostname`.
   * @default - the certificate has to have `hostname`
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#subjectaltname
   */
  readonly subjectAltNames?: readonly SubjectAltName[];
} & (
  | {
      /**
       * ConfigMaps of the policy's namespace with the authorities in `ca.crt`, 1 to 8. Istio takes the first.
       */
      readonly caCertificates: readonly (IConfigMap | LocalObjectRef)[];
      readonly wellKnownCACertificates?: never;
    }
  | {
      /** Authorities that the gateway knows: those of its operating system. */
      readonly wellKnownCACertificates: WellKnownCACertificates;
      readonly caCertificates?: never;
    }
);

/** The checks in their wire form. */
export function renderBackendTLSValidation(
  { hostname, subjectAltNames, caCertificates, wellKnownCACertificates }: BackendTLSPolicyValidation,
  policy: MeshResource<unknown>,
): Wire<BackendTlsPolicySpecValidation> {
  const place = (name: string) => ({ property: `validation.${name}`, at: policy });
  checkOneSource(caCertificates, wellKnownCACertificates, policy);
  checkAtMost(checkNotEmpty(caCertificates, place('caCertificates')), place('caCertificates'), 8);
  checkAtMost(subjectAltNames, place('subjectAltNames'), 5);
  return {
    hostname: checkPreciseHostname(hostname, place('hostname')),
    caCertificateRefs: caCertificates?.map((ref, index) =>
      renderLocalObjectRef(ref, policy, `validation.caCertificates[${index}]`),
    ),
    wellKnownCACertificates: wellKnownCACertificates?.name,
    subjectAltNames: subjectAltNames?.map(renderSubjectAltName),
  };
}

/** For callers whose types were lost on the way. */
function checkOneSource(refs: unknown, wellKnown: unknown, at: MeshResource<unknown>): void {
  if ((refs === undefined) !== (wellKnown === undefined)) return;
  throw new MeshError('MESH_TLS_CERTIFICATE', {
    property: 'validation',
    must: 'have one of caCertificates and wellKnownCACertificates',
    fix: 'write wellKnownCACertificates: WellKnownCACertificates.SYSTEM for public authorities',
    at,
  });
}

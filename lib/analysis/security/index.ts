import type { Rule } from '../rule';
import { conflictingPeerAuthentications } from './conflicting-peer-authentications';
import { customReadsClaims } from './custom-reads-claims';
import { disabledMeshWithMtlsRule } from './disabled-mesh-with-mtls-rule';
import { disabledNamespaceWithMtlsRule } from './disabled-namespace-with-mtls-rule';
import { httpAttributesOnTcp } from './http-attributes-on-tcp';
import { identityInPlaintext } from './identity-in-plaintext';
import { identityWithoutMtls } from './identity-without-mtls';
import { ignoredPresence } from './ignored-presence';
import { ineffectiveSelector } from './ineffective-selector';
import { jwksFetchUnrestricted } from './jwks-fetch-unrestricted';
import { missingSourceNamespace } from './missing-source-namespace';
import { noMatchingWorkload } from './no-matching-workload';
import { policyWithoutWorkload } from './policy-without-workload';
import { selectorInRootNamespace } from './selector-in-root-namespace';
import { severalWidePeerAuthentications } from './several-wide-peer-authentications';
import { strictMeshWithoutRule } from './strict-mesh-without-rule';
import { strictNamespaceWithoutRule } from './strict-namespace-without-rule';
import { twoCustomProviders } from './two-custom-providers';
import { uncoveredWorkload } from './uncovered-workload';
import { unknownMethod } from './unknown-method';
import { unknownOperationHost } from './unknown-operation-host';
import { unknownPrincipal } from './unknown-principal';
import { unknownTrustDomain } from './unknown-trust-domain';

export const securityRules: readonly Rule[] = [
  ineffectiveSelector,
  jwksFetchUnrestricted,
  noMatchingWorkload,
  missingSourceNamespace,
  selectorInRootNamespace,
  httpAttributesOnTcp,
  identityWithoutMtls,
  twoCustomProviders,
  customReadsClaims,
  ignoredPresence,
  severalWidePeerAuthentications,
  conflictingPeerAuthentications,
  policyWithoutWorkload,
  unknownMethod,
  unknownOperationHost,
  identityInPlaintext,
  unknownPrincipal,
  unknownTrustDomain,
  strictMeshWithoutRule,
  strictNamespaceWithoutRule,
  disabledNamespaceWithMtlsRule,
  disabledMeshWithMtlsRule,
  uncoveredWorkload,
];

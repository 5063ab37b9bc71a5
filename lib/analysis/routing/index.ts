import type { Rule } from '../rule';
import { claimsWithoutAuthentication } from './claims-without-authentication';
import { conflictingMeshHosts } from './conflicting-mesh-hosts';
import { delegateConflict } from './delegate-conflict';
import { delegateNotFound } from './delegate-not-found';
import { destinationPortRequired } from './destination-port-required';
import { dottedGatewayName } from './dotted-gateway-name';
import { gatewaysBesideSource } from './gateways-beside-source';
import { hostNotInGateway } from './host-not-in-gateway';
import { ingressRoutesNotAffected } from './ingress-routes-not-affected';
import { internalGateway } from './internal-gateway';
import { missingDestinationHost } from './missing-destination-host';
import { missingDestinationPort } from './missing-destination-port';
import { missingGateway } from './missing-gateway';
import { missingSubset } from './missing-subset';
import { repeatedDestination } from './repeated-destination';
import { rewriteJoinsPathsWrongly } from './rewrite-joins-paths-wrongly';
import { ruleAfterCatchAll } from './rule-after-catch-all';
import { singleWeight } from './single-weight';
import { unknownExportNamespace } from './unknown-export-namespace';
import { unsupportedRedirectCode } from './unsupported-redirect-code';

export const routingRules: readonly Rule[] = [
  claimsWithoutAuthentication,
  conflictingMeshHosts,
  destinationPortRequired,
  hostNotInGateway,
  ingressRoutesNotAffected,
  internalGateway,
  missingDestinationHost,
  missingDestinationPort,
  missingGateway,
  missingSubset,
  unsupportedRedirectCode,
  rewriteJoinsPathsWrongly,
  ruleAfterCatchAll,
  gatewaysBesideSource,
  delegateNotFound,
  delegateConflict,
  unknownExportNamespace,
  singleWeight,
  repeatedDestination,
  dottedGatewayName,
];

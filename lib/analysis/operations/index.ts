import type { Rule } from '../rule';
import { controlPlaneAddress } from './control-plane-address';
import { controlPlaneUrl } from './control-plane-url';
import { gatewayApiVersion } from './gateway-api-version';
import { injectorWebhook } from './injector-webhook';
import { negativeCondition } from './negative-condition';
import { removedRbacCrd } from './removed-rbac-crd';
import { unknownNetworkRegistry } from './unknown-network-registry';

export const operationsRules: readonly Rule[] = [
  controlPlaneAddress,
  controlPlaneUrl,
  gatewayApiVersion,
  injectorWebhook,
  negativeCondition,
  removedRbacCrd,
  unknownNetworkRegistry,
];

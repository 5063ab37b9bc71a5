import type { Rule } from '../rule';
import { controlPlaneAddress } from './control-plane-address';
import { controlPlaneUrl } from './control-plane-url';
import { gatewayApiVersion } from './gateway-api-version';
import { gatewayApiWithoutBeta } from './gateway-api-without-beta';
import { gatewayApiWithoutV1 } from './gateway-api-without-v1';
import { inconsistentService } from './inconsistent-service';
import { injectorWebhook } from './injector-webhook';
import { negativeCondition } from './negative-condition';
import { removedRbacCrd } from './removed-rbac-crd';
import { unknownNetworkRegistry } from './unknown-network-registry';

export const operationsRules: readonly Rule[] = [
  controlPlaneAddress,
  controlPlaneUrl,
  gatewayApiVersion,
  gatewayApiWithoutBeta,
  gatewayApiWithoutV1,
  inconsistentService,
  injectorWebhook,
  negativeCondition,
  removedRbacCrd,
  unknownNetworkRegistry,
];

import type { Rule } from '../rule';
import { conflictingGateways } from './conflicting-gateways';
import { duplicateCertificate } from './duplicate-certificate';
import { invalidCredential } from './invalid-credential';
import { missingCredential } from './missing-credential';
import { missingGatewayWorkload } from './missing-workload';
import { portNotOnService } from './port-not-on-service';
import { selectorOfOtherInstall } from './selector-of-other-install';

export const gatewayRules: readonly Rule[] = [
  conflictingGateways,
  duplicateCertificate,
  invalidCredential,
  missingCredential,
  missingGatewayWorkload,
  portNotOnService,
  selectorOfOtherInstall,
];

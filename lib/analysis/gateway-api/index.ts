import type { Rule } from '../rule';
import { missingBackend } from './missing-backend';
import { regexBehindPrefix } from './regex-behind-prefix';
import { repeatedListener } from './repeated-listener';
import { sameListenerOnAddress } from './same-listener-on-address';
import { sameMatchTwice } from './same-match-twice';
import { sharedAddress } from './shared-address';
import { unattachedRoute } from './unattached-route';
import { unknownGatewayClass } from './unknown-gateway-class';
import { unknownGrantNamespace } from './unknown-grant-namespace';

export const gatewayApiRules: readonly Rule[] = [
  regexBehindPrefix,
  unattachedRoute,
  missingBackend,
  sameListenerOnAddress,
  sharedAddress,
  repeatedListener,
  unknownGatewayClass,
  unknownGrantNamespace,
  sameMatchTwice,
];

import type { Rule } from '../rule';
import { regexBehindPrefix } from './regex-behind-prefix';
import { unattachedRoute } from './unattached-route';
import { missingBackend } from './missing-backend';
import { sameListenerOnAddress } from './same-listener-on-address';
import { sharedAddress } from './shared-address';
import { repeatedListener } from './repeated-listener';
import { unknownGatewayClass } from './unknown-gateway-class';
import { unknownGrantNamespace } from './unknown-grant-namespace';
import { sameMatchTwice } from './same-match-twice';

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

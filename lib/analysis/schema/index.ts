import type { Rule } from '../rule';
import { brokenRule } from './broken-rule';
import { deprecatedField } from './deprecated-field';
import { ineffectiveMatch } from './ineffective-match';
import { unknownField } from './unknown-field';
import { unreachableRoute } from './unreachable-route';
import { unservedVersion } from './unserved-version';
import { webhookError } from './webhook-error';
import { webhookWarning } from './webhook-warning';
import { wrongValue } from './wrong-value';

export const schemaRules: readonly Rule[] = [
  unknownField,
  wrongValue,
  brokenRule,
  webhookError,
  webhookWarning,
  unreachableRoute,
  ineffectiveMatch,
  deprecatedField,
  unservedVersion,
];

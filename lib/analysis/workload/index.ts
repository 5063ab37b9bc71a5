import type { Rule } from '../rule';
import { applicationUid } from './application-uid';
import { deprecatedAnnotation } from './deprecated-annotation';
import { invalidAnnotation } from './invalid-annotation';
import { misplacedAnnotation } from './misplaced-annotation';
import { serviceProtocols } from './service-protocols';
import { serviceTargetPorts } from './service-target-ports';
import { unknownAnnotation } from './unknown-annotation';
import { undeclaredPortStrict } from './undeclared-port-strict';
import { rabbitmqInMesh } from './rabbitmq-in-mesh';
import { mysqlInMesh } from './mysql-in-mesh';
import { missingGroupServiceAccount } from './missing-group-service-account';
import { equalGroupLabels } from './equal-group-labels';

export const workloadRules: readonly Rule[] = [
  applicationUid,
  deprecatedAnnotation,
  invalidAnnotation,
  misplacedAnnotation,
  unknownAnnotation,
  serviceProtocols,
  serviceTargetPorts,
  undeclaredPortStrict,
  rabbitmqInMesh,
  mysqlInMesh,
  missingGroupServiceAccount,
  equalGroupLabels,
];

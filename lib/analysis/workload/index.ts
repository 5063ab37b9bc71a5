import type { Rule } from '../rule';
import { alphaAnnotation } from './alpha-annotation';
import { applicationUid } from './application-uid';
import { deprecatedAnnotation } from './deprecated-annotation';
import { equalGroupLabels } from './equal-group-labels';
import { invalidAnnotation } from './invalid-annotation';
import { misplacedAnnotation } from './misplaced-annotation';
import { missingGroupServiceAccount } from './missing-group-service-account';
import { mysqlInMesh } from './mysql-in-mesh';
import { rabbitmqInMesh } from './rabbitmq-in-mesh';
import { serviceProtocols } from './service-protocols';
import { serviceTargetPorts } from './service-target-ports';
import { undeclaredPortStrict } from './undeclared-port-strict';
import { unknownAnnotation } from './unknown-annotation';

export const workloadRules: readonly Rule[] = [
  alphaAnnotation,
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

import type { Rule } from '../rule';
import { externalNamePort } from './external-name-port';
import { portName } from './port-name';
import { undeclaredTargetPort } from './undeclared-target-port';

export const serviceRules: readonly Rule[] = [externalNamePort, portName, undeclaredTargetPort];

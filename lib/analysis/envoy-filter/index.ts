import type { Rule } from '../rule';
import { relativeOperation, relativeOperationWithVersion } from './relative-operation';
import { addOperation, removeOperation, replaceOperation } from './wrong-operation';

export const envoyFilterRules: readonly Rule[] = [
  relativeOperation,
  relativeOperationWithVersion,
  addOperation,
  removeOperation,
  replaceOperation,
];

import type { Rule } from '../rule';
import { addressesRequired } from './addresses-required';
import { conflictingProtocols } from './conflicting-protocols';
import { repeatedHost } from './repeated-host';

export const serviceEntryRules: readonly Rule[] = [addressesRequired, conflictingProtocols, repeatedHost];

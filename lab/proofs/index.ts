import type { Proof } from '../proof';

/** The proofs in the order in which they run; each is loaded when it does. */
export const PROOFS: Readonly<Record<string, () => Proof>> = {
  accepted: () => (require('./accepted') as typeof import('./accepted')).accepted,
  analyze: () => (require('./analyze') as typeof import('./analyze')).analyze,
  behaviour: () => (require('../behaviour') as typeof import('../behaviour')).behaviour,
  headline: () => (require('../headline') as typeof import('../headline')).headline,
  differential: () => (require('../differential') as typeof import('../differential')).differential,
};

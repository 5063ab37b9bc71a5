export type { ClientPair } from './clients';
export { type CompareOptions, type Comparison, compare, type Difference } from './compare';
export type { ComparedField } from './sameness';
export { comparisonJson, comparisonText } from './text';

export { jsonReport } from './json';
export { junitReport } from './junit';
export { coverageProblem, hasPassed, type TestReport } from './report';
export { textReport } from './text';

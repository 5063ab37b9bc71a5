export { accessJson } from './json';
export { AccessMatrix } from './matrix';
export { missing, namedBy, type Selection } from './selection';
export { accessCsv, accessMarkdown } from './tables';
export { accessText } from './text';

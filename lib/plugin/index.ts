export { MeshValidation, type MeshValidationProps } from './mesh-validation';
export type { ValidationContext, ValidationReport, Violation } from './validation-context';

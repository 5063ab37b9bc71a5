import type { ValidationContext } from './validation-context';

/** What `properties` of a validation in `cdk8s.yaml` may say. */
export interface MeshValidationProps {
  /**
   * Findings that are not reported: `CODE` or `CODE=Kind namespace/name`, with `*` for any characters.
   * @default - none
   */
  readonly ignore?: readonly string[];
  /**
   * Folders of manifests that are not checked with the others: those that are applied by themselves.
   * @default - none
   */
  readonly exclude?: readonly string[];
  /**
   * From which severity on synthesis fails.
   * @default 'error'
   */
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  /**
   * A file with the MeshConfig of the installation.
   * @default - Istio's own defaults
   */
  readonly meshConfig?: string;
  /**
   * Whether nothing exists but what the app renders.
   * @default false
   */
  readonly assumeComplete?: boolean;
}

/**
 * Checks what an app renders, as `cdk8s-mesh check` does, at the end of each `cdk8s synth`.
 *
 * Put it into `cdk8s.yaml`; the version is the exact one that is installed.
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-mesh
 *     class: MeshValidation
 *     version: 0.1.0
 *     properties:
 *       exclude: [exercises]
 *       failOn: warning
 * ```
 *
 * @see https://cdk8s.io/docs/latest/plugins/validation/
 */
export class MeshValidation {
  readonly #props: MeshValidationProps;

  public constructor(props: MeshValidationProps = {}) {
    this.#props = props;
  }

  /**
   * Checks the manifests and submits the report.
   *
   * @throws UsageError for properties that are not those of `MeshValidationProps`
   */
  public async validate(context: ValidationContext): Promise<void> {
    // The checker is loaded only here: an app that imports the library need not read it.
    const { validateManifests } = require('./validate-manifests') as typeof import('./validate-manifests');
    validateManifests(this.#props, context);
  }
}

/**
 * What cdk8s gives to a validation: the part of its `ValidationContext` that is used here.
 *
 * It is written out so that a project without the command line of cdk8s can compile against the library.
 */
export interface ValidationContext {
  /** Files of manifests. */
  readonly manifests: readonly string[];
  /** Paths of constructs by the name of the resource. */
  readonly metadata: { readonly [name: string]: { readonly path: string } };
  readonly report: ValidationReport;
}

export interface ValidationReport {
  addViolation(violation: Violation): void;
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/** A rule and what violates it. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

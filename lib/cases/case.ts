import type { Expected } from '../routing/expectation';
import type { RouteRequest } from '../routing/outcome';
import type { RuleExpectation } from './rule-expectation';

/** The manifests that a case is about. */
export interface CaseMesh {
  /** Paths as the working folder names them; empty where the file names none. */
  readonly paths: readonly string[];
  /** Applied on top of them. */
  readonly with: readonly string[];
  readonly meshConfig: string | undefined;
  readonly assumeComplete: boolean | undefined;
}

interface Named {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly mesh: CaseMesh;
}

/** A request of a client, and what is to become of it. */
export interface RouteCase extends Named {
  readonly kind: 'route';
  readonly from: string;
  readonly request: RouteRequest;
  readonly expected: Expected;
}

/** Requests of nobody in particular, and the rule of a VirtualService that is for them. */
export interface RuleCase extends Named {
  readonly kind: 'rule';
  readonly requests: readonly RouteRequest[];
  readonly expected: RuleExpectation;
  /** False where none of what is expected may be so. */
  readonly wantMatch: boolean;
}

export type Case = RouteCase | RuleCase;

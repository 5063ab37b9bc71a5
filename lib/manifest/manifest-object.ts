/** JSON as it is read from a manifest. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A place in a source text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an object was read from. */
export interface Origin {
  /** The file as it was named on the command line or found below a folder; `-` for standard input; absent for an app. */
  readonly file?: string;
  /** The construct that rendered the object, where that is known. */
  readonly constructPath?: string;
  /** The place of a field; of the closest parent that stands in the text, where the field does not. Found on demand. */
  position(pointer: string): Position | undefined;
  /** The source text, for excerpts. */
  text(): string | undefined;
}

/** One object of a manifest, with the API server's defaults filled in. */
export interface ManifestObject<Spec = JsonObject> {
  readonly apiVersion: string;
  /** `networking.istio.io`; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** As it is written; absent for cluster-scoped objects and where the manifest leaves it out. */
  readonly namespace: string | undefined;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** `spec` with defaults; `{}` where there is none. */
  readonly spec: Spec;
  /** The whole object with defaults. */
  readonly json: JsonObject;
  readonly origin: Origin;
}

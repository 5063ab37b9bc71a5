/**
 * The part of a proxy's configuration that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-PatchContext
 */
export enum PatchContext {
  /** All of sidecars and of gateways. */
  ANY = 'ANY',
  /** What a sidecar does with requests to its workload. */
  SIDECAR_INBOUND = 'SIDECAR_INBOUND',
  /** What a sidecar does with requests of its workload. */
  SIDECAR_OUTBOUND = 'SIDECAR_OUTBOUND',
  /** What a gateway does. */
  GATEWAY = 'GATEWAY',
  /** What a waypoint does; Istio's reference leaves it out, and its open-source istiod does nothing about it. */
  WAYPOINT = 'WAYPOINT',
}

/**
 * What a patch does to the object that it matches.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-Operation
 */
export enum PatchOperation {
  /** Merges the value into the object; lists grow. */
  MERGE = 'MERGE',
  /** Adds the value to the list of such objects. */
  ADD = 'ADD',
  /** Removes the object. */
  REMOVE = 'REMOVE',
  /** Puts the value before the object; at the beginning, where no object is named. */
  INSERT_BEFORE = 'INSERT_BEFORE',
  /** Puts the value after the object; at the end, where no object is named. */
  INSERT_AFTER = 'INSERT_AFTER',
  /** Puts the value at the beginning. */
  INSERT_FIRST = 'INSERT_FIRST',
  /** Puts the value in the place of the object. */
  REPLACE = 'REPLACE',
}

/**
 * Where a filter that is added goes among those of Istio, as its reference has it. Istiod of Istio 1.31 does not read it:
 * name the filter to insert before or after.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-FilterClass
 */
export enum FilterClass {
  /** Istiod decides. */
  UNSPECIFIED = 'UNSPECIFIED',
  /** Behind authentication. */
  AUTHN = 'AUTHN',
  /** Behind authorization. */
  AUTHZ = 'AUTHZ',
  /** Before statistics. */
  STATS = 'STATS',
}

/** What JSON can say, null aside: cdk8s drops it. */
export type EnvoyJson =
  | string
  | number
  | boolean
  | readonly EnvoyJson[]
  | { readonly [field: string]: EnvoyJson | undefined };

/** A piece of Envoy's configuration, in the field names of its protocol buffers: `{ name: …, typed_config: { '@type': … } }`. */
export type EnvoyConfig = { readonly [field: string]: EnvoyJson | undefined };

/** An operation out of `O`, with the value that it needs. */
export type Patch<O extends PatchOperation> =
  | {
      /** What is done. */
      readonly operation: Exclude<O, PatchOperation.REMOVE>;
      /** The object in Envoy's configuration. */
      readonly value: EnvoyConfig;
    }
  | {
      /** What is done. */
      readonly operation: Extract<O, PatchOperation.REMOVE>;
      readonly value?: never;
    };

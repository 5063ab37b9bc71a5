import type { k8s } from 'cdk8s-plus-28';
import type { Wire } from '../core/wire';

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** The JSON of an L1 type: quantities and ports by number or name are what they are in YAML. */
export type JsonOf<T> = WithScalars<Wire<T>>;

type WithScalars<T> = T extends readonly (infer Item)[]
  ? readonly WithScalars<Item>[]
  : T extends { readonly value: string | number }
    ? Exclude<keyof T, 'value'> extends never
      ? string | number
      : Fields<T>
    : T extends object
      ? Fields<T>
      : T;

type Fields<T> = { readonly [K in keyof T]: WithScalars<T[K]> };

/**
 * Fields to merge into the spec of pods that an operator makes, as they stand in YAML.
 *
 * Containers are merged by their names: `mysql` and `sidecar` are the containers of a MySQL server.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export type PodSpecJson = Partial<JsonOf<k8s.PodSpec>>;

/** The source of a volume, as it stands in YAML, without the name. */
export type VolumeSourceJson = Omit<JsonOf<k8s.Volume>, 'name'>;

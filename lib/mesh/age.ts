import type { ManifestObject } from '../manifest/manifest-object';
import { asString, at } from './json';
import { namespaceOf } from './object-index';

/**
 * Istio's order among objects of a kind: by age, then by name, then by namespace. Manifests seldom tell the age: it
 * counts only where both were read back from a cluster.
 */
export function byAge(one: ManifestObject<unknown>, other: ManifestObject<unknown>): number {
  return compareAges(one, other) || compare(one.name, other.name) || compare(namespaceOf(one), namespaceOf(other));
}

/** That of routes of the Gateway API: by age, then by namespace, then by name. */
export function byAgeAndNamespace(one: ManifestObject<unknown>, other: ManifestObject<unknown>): number {
  return compareAges(one, other) || compare(namespaceOf(one), namespaceOf(other)) || compare(one.name, other.name);
}

/** 0 where one of the two does not tell its age. */
export function compareAges(one: ManifestObject<unknown>, other: ManifestObject<unknown>): number {
  const [created, otherCreated] = [createdAt(one), createdAt(other)];
  if (created === undefined || otherCreated === undefined) return 0;
  return compare(created, otherCreated);
}

function createdAt(object: ManifestObject<unknown>): string | undefined {
  return asString(at(object.json, 'metadata', 'creationTimestamp'));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

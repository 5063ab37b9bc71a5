import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';

const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Whether the text is a DNS subdomain, the form of hostnames, API groups and section names. */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

/** Fails unless the name of a listener or a rule is absent or a DNS subdomain; returns it. */
export function checkSectionName<T extends string | undefined>(name: T, place: Place): T {
  if (name !== undefined && !isSubdomain(name)) {
    throw new MeshError('MESH_INVALID_NAME', {
      ...place,
      value: name,
      must: 'be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots',
    });
  }
  return name;
}

import type { Namespace } from 'cdk8s-plus-28';
import { checkDnsLabel, type Place } from '../core/checks';
import { checkPattern } from './pattern';

/** A namespace by its object or its name; `team-*` and `*-prod` stand for several. */
export type NamespaceRef = Namespace | string;

/** The name of the namespace. */
export function renderNamespace(ref: NamespaceRef, place: Place): string {
  const name = typeof ref === 'string' ? ref : ref.name;
  checkPattern(name, place);
  return name.includes('*') ? name : checkDnsLabel(name, place);
}

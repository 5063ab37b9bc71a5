import { asObject, at, objectsOf, stringMap, stringsOf } from '../../mesh/json';
import type { Labels } from '../../mesh/mesh';

/** Whether a Kubernetes LabelSelector takes labels; an absent or empty one takes all, one that cannot be read none. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (asObject(selector) === undefined) return selector === undefined || selector === null;
  const wanted = Object.entries(stringMap(at(selector, 'matchLabels')) ?? {});
  return (
    wanted.every(([key, value]) => labelOf(labels, key) === value) &&
    objectsOf(at(selector, 'matchExpressions')).every(([, expression]) => holds(expression, labels))
  );
}

function holds(expression: object, labels: Labels): boolean {
  const value = labelOf(labels, String(at(expression, 'key')));
  const values = stringsOf(at(expression, 'values'));
  switch (at(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

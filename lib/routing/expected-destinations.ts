import type { Json } from '../manifest/manifest-object';
import { asObject } from '../mesh/json';
import type { ExpectedDestination } from './expectation';
import { headerDifferences } from './expected-effects';
import { paired, placeText } from './expected-places';
import type { RoutedDestination } from './outcome';

/** What distinguishes the destinations of a request from those that it is expected to have. */
export function destinationDifferences(
  got: readonly RoutedDestination[],
  expected: readonly ExpectedDestination[],
  namespace: string | undefined,
): readonly string[] {
  const { pairs, differences } = paired('destinations', got, expected, namespace);
  return [
    ...differences,
    ...pairs.flatMap(([one, wanted]) => {
      const at = `destinations ${placeText(one)}`;
      return [
        ...headerDifferences(`${at}: headers`, one.headers ?? { set: {}, add: {}, remove: [] }, wanted.headers),
        ...policyDifferences(at, one, wanted),
      ];
    }),
  ];
}

function policyDifferences(
  at: string,
  { policy }: RoutedDestination,
  { policy: expected = {} }: ExpectedDestination,
): readonly string[] {
  return Object.entries(expected).flatMap(([block, wanted]) =>
    wanted === undefined ? [] : jsonDifferences(`${at}: policy.${block}`, policy[block]?.value, wanted),
  );
}

/** Fields that are not expected are not looked at; lists are compared as a whole. */
function jsonDifferences(at: string, got: Json | undefined, expected: Json): readonly string[] {
  const fields = asObject(expected);
  const has = asObject(got);
  if (fields !== undefined && has !== undefined) {
    return Object.entries(fields).flatMap(([field, wanted]) =>
      wanted === undefined ? [] : jsonDifferences(`${at}.${field}`, has[field], wanted),
    );
  }
  if (expected === null && (got === undefined || got === null)) return [];
  if (JSON.stringify(got) === JSON.stringify(expected)) return [];
  return [`${at}: expected ${JSON.stringify(expected)}, got ${got === undefined ? 'none' : JSON.stringify(got)}`];
}

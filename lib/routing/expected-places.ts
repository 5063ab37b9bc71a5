import type { ExpectedMirror } from './expectation';
import { isSameShare, shareText } from './expected-amounts';
import { isHost } from './expected-host';
import type { Mirror, RoutedDestination } from './outcome';

type Place = Pick<RoutedDestination, 'host' | 'port' | 'subset' | 'share'>;

/** Finds for each expected place the one that was meant; what is left over on either side is told in one line. */
export function paired<Got extends Place | Mirror, Wanted extends ExpectedMirror>(
  field: string,
  got: readonly Got[],
  expected: readonly Wanted[],
  namespace: string | undefined,
): { readonly pairs: readonly (readonly [Got, Wanted])[]; readonly differences: readonly string[] } {
  const left = [...got];
  const pairs: (readonly [Got, Wanted])[] = [];
  // Whoever says the most chooses first, or `reviews` could take the only place that `reviews, subset v1` may have.
  const chosen = [...expected].sort((one, other) => said(other) - said(one));
  const missing = chosen.filter((wanted) => {
    const index = left.findIndex((one) => isPlace(one, wanted, namespace));
    if (index === -1) return true;
    pairs.push([left.splice(index, 1)[0] as Got, wanted]);
    return false;
  });
  if (missing.length === 0 && left.length === 0) return { pairs, differences: [] };
  const wantedText = expected.map(wantedPlace).join(' and ') || 'none';
  return { pairs, differences: [`${field}: expected ${wantedText}, got ${got.map(gotPlace).join(' and ') || 'none'}`] };
}

function said({ port, subset, share }: ExpectedMirror): number {
  return [port, subset, share].filter((field) => field !== undefined).length;
}

function isPlace(one: Place | Mirror, wanted: ExpectedMirror, namespace: string | undefined): boolean {
  return (
    isHost(one.host, wanted.host, namespace) &&
    (wanted.port === undefined || wanted.port === one.port) &&
    (wanted.subset === undefined || (wanted.subset || null) === one.subset) &&
    (wanted.share === undefined || isSameShare(one.share, wanted.share))
  );
}

function wantedPlace({ host, port, subset, share }: ExpectedMirror): string {
  return `${placeText({ host, port: port ?? null, subset: subset ?? null })}${subset === null ? ' without a subset' : ''}${share === undefined ? '' : ` with ${shareText(share)}`}`;
}

function gotPlace(one: Place | Mirror): string {
  return `${placeText(one)}${one.share === 1 ? '' : ` with ${shareText(one.share)}`}`;
}

export function placeText({ host, port, subset }: Omit<Place, 'share'>): string {
  return `${host}${port === null ? '' : `:${port}`}${subset === null ? '' : ` subset ${subset}`}`;
}

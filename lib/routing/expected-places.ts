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
  const taken = new Map<Got, Wanted>();
  // `reviews` may have taken the only place that is left for `reviews, subset v1`, and then has to look for another.
  const takes = (wanted: Wanted, asked: Set<Got>): boolean => {
    const fitting = got.filter((one) => !asked.has(one) && isPlace(one, wanted, namespace));
    const place =
      fitting.find((one) => !taken.has(one)) ?? fitting.find((one) => takes(taken.get(one) as Wanted, asked.add(one)));
    if (place !== undefined) taken.set(place, wanted);
    return place !== undefined;
  };
  const missing = expected.filter((wanted) => !takes(wanted, new Set()));
  const pairs = [...taken];
  if (missing.length === 0 && taken.size === got.length) return { pairs, differences: [] };
  const wantedText = expected.map(wantedPlace).join(' and ') || 'none';
  return { pairs, differences: [`${field}: expected ${wantedText}, got ${got.map(gotPlace).join(' and ') || 'none'}`] };
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

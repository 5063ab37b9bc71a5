import type { ClusterSettings } from './cluster';
import type { RoutedDestination } from './outcome';

/** What of the connections to destinations is not as it is without any policy. */
export function settingsText(destinations: readonly RoutedDestination[]): readonly string[] {
  const texts = new Map<string, string[]>();
  for (const { host, subset, settings } of destinations) {
    const text = settings === undefined ? '' : unusual(settings).join('; ');
    if (text === '') continue;
    texts.set(text, [...(texts.get(text) ?? []), subset === null ? host : `subset ${subset}`]);
  }
  return [...texts].map(([text, names]) => {
    const whose = names.length === destinations.length ? '' : ` of ${names.join(' and ')}`;
    return `Endpoints${whose}: ${text}.`;
  });
}

function unusual(settings: ClusterSettings): readonly string[] {
  const { loadBalancer, hashOf, outlierDetection, locality, connectTimeoutMs } = settings;
  const found: string[] = [];
  if (loadBalancer !== 'LEAST_REQUEST')
    found.push(`chosen by ${loadBalancer}${hashOf === null ? '' : ` of ${hashOf}`}`);
  const limits = limitsOf(settings);
  if (limits.length > 0) found.push(`at most ${limits.join(', ')}`);
  if (connectTimeoutMs !== 10_000) found.push(`connected within ${connectTimeoutMs} ms`);
  if (outlierDetection !== null) {
    const { consecutive5xxErrors, consecutiveGatewayErrors, baseEjectionTimeMs, maxEjectionPercent } = outlierDetection;
    const counts = [inARow(consecutive5xxErrors, 'error'), inARow(consecutiveGatewayErrors, 'gateway error')].filter(
      (text) => text !== '',
    );
    if (counts.length > 0) {
      found.push(
        `put aside for ${baseEjectionTimeMs / 1000} s after ${counts.join(' or ')}, up to ${maxEjectionPercent} % of them`,
      );
    }
  }
  if (locality.mode === 'distribute') found.push('shared out by locality');
  if (locality.mode === 'zone-aware') found.push('of the own zone first');
  if (locality.mode === 'failover' && locality.from !== 'mesh') found.push('the nearest first');
  return found;
}

function limitsOf(settings: ClusterSettings): readonly string[] {
  const { maxConnections, maxPendingRequests, maxRequests, maxRetries, maxRequestsPerConnection } = settings;
  const limits: readonly (readonly [number | null, string])[] = [
    [maxConnections, 'connections'],
    [maxPendingRequests, 'waiting requests'],
    [maxRequests, 'requests at a time'],
    [maxRetries, 'retries at a time'],
    [maxRequestsPerConnection, 'requests per connection'],
  ];
  return limits.flatMap(([limit, what]) =>
    limit === null ? [] : [`${limit} ${limit === 1 ? what.replace(/s\b/, '') : what}`],
  );
}

function inARow(count: number | null, what: string): string {
  return count === null ? '' : count === 1 ? `one ${what}` : `${count} ${what}s in a row`;
}

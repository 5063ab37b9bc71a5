import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { object } from './object';
import { type Town, type TownService, written } from './town';
import { exported } from './virtual-service';

type Fields = { [field: string]: JsonObject[string] };

export function destinationRules(random: Random, town: Town): void {
  for (const service of town.services) {
    const rules: JsonObject[] = [];
    if (random.chance(0.75)) {
      const namespace = random.chance(0.75) ? service.namespace : random.pick(town.namespaces);
      rules.push(destinationRule(random, town, service, namespace, `${service.name}-rule`));
    }
    // Another one, in the same or another namespace, or for some clients only: which of them counts?
    if (random.chance(0.25)) {
      const namespace = random.chance(0.5) ? service.namespace : random.pick(town.namespaces);
      rules.push(destinationRule(random, town, service, namespace, `${service.name}-more`, random.chance(0.5)));
    }
    town.objects.push(...rules);
  }
}

function destinationRule(
  random: Random,
  town: Town,
  service: TownService,
  namespace: string,
  name: string,
  forSome = false,
): JsonObject {
  town.features.add('DestinationRule');
  const wildcard = random.chance(0.08);
  const spec: Fields = {
    host: wildcard ? `*.${service.namespace}.svc.cluster.local` : written(random, service, namespace),
  };
  const subsets = service.versions
    .filter(() => random.chance(0.85))
    .map((version): JsonObject => ({ name: version, labels: { version: random.chance(0.05) ? 'v8' : version } }));
  if (random.chance(0.25)) subsets.push({ name: 'all', ...(random.chance(0.5) && { labels: {} }) });
  if (subsets.length > 0) spec.subsets = subsets;
  if (random.chance(0.2))
    spec.trafficPolicy = { loadBalancer: { simple: random.pick(['ROUND_ROBIN', 'RANDOM', 'LEAST_REQUEST']) } };
  if (forSome) {
    town.features.add('DestinationRule workloadSelector');
    spec.workloadSelector = { matchLabels: { app: random.pick(['shopper', 'robot']) } };
  }
  const exportTo = forSome ? undefined : exported(random, town);
  if (exportTo !== undefined) spec.exportTo = exportTo;
  return object('DestinationRule', name, namespace, spec);
}

import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { object } from './object';
import type { Town } from './town';

/** What some clients know of. */
export function sidecars(random: Random, town: Town): void {
  for (const client of town.clients) {
    if (!random.chance(0.12)) continue;
    if (town.objects.some((one) => one.kind === 'Sidecar' && nameOf(one) === `${client.namespace}/${client.name}`))
      continue;
    town.sidecars++;
    town.features.add('Sidecar');
    const hosts = random.pick([
      ['./*'],
      ['*/*'],
      [`${random.pick(town.namespaces)}/*`],
      [`*/${random.pick(town.services).host}`],
      ['./*', `*/${random.pick(town.services).host}`],
      [`*/*.${town.id}.example.com`, './*'],
      ['~/*'],
    ]);
    const policy = random.pick([undefined, 'REGISTRY_ONLY', 'ALLOW_ANY']);
    const forAll = random.chance(0.5);
    const selector = forAll ? {} : { workloadSelector: { labels: { app: client.name } } };
    if (policy !== undefined) town.features.add(`outboundTrafficPolicy ${policy}`);
    const name = forAll ? 'all' : client.name;
    if (town.objects.some((one) => one.kind === 'Sidecar' && nameOf(one) === `${client.namespace}/${name}`)) continue;
    town.objects.push(
      object('Sidecar', name, client.namespace, {
        ...selector,
        egress: [{ hosts }],
        ...(policy !== undefined && { outboundTrafficPolicy: { mode: policy } }),
      }),
    );
  }
}

function nameOf({ metadata }: JsonObject): string {
  const { name, namespace } = metadata as { name: string; namespace: string };
  return `${namespace}/${name}`;
}

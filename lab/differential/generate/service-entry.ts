import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { object } from './object';
import type { Town } from './town';
import { exported, virtualService } from './virtual-service';

/** A host outside of the cluster, with servers of the lab behind it. */
export function serviceEntries(random: Random, town: Town): void {
  if (!random.chance(0.25)) return;
  town.features.add('ServiceEntry');
  const namespace = random.pick(town.namespaces);
  const host = random.pick([`pay.${town.id}.test`, `*.${town.id}.test`]);
  const port = random.pick([80, 8080]);
  // Meshes beside each other have addresses of their own.
  const base = `10.79.${random.integer(1, 250)}`;
  const count = random.pick([1, 2]);
  const endpoints = Array.from(
    { length: count },
    (_, index): JsonObject => ({
      address: `${base}.${random.integer(1, 120) * 2 + index}`,
      labels: { version: `v${index + 1}` },
      ...(random.chance(0.4) && { ports: { http: random.pick([8080, 9090]) } }),
    }),
  );
  const exportTo = exported(random, town);
  const isLiteral = !host.startsWith('*');
  town.objects.push(
    object('ServiceEntry', 'pay', namespace, {
      hosts: [host],
      location: random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL']),
      resolution: 'STATIC',
      ports: [{ number: port, name: 'http', protocol: 'HTTP', ...(random.chance(0.3) && { targetPort: 9080 }) }],
      endpoints,
      // Never everybody: meshes beside each other would see it.
      exportTo: exportTo?.includes('*') ? town.namespaces : (exportTo ?? town.namespaces),
    }),
  );
  town.entries.push({ host: isLiteral ? host : `pay.${town.id}.test`, port });
  if (random.chance(0.5)) {
    const own = random.pick(town.namespaces);
    const aim = { name: 'pay', namespace: own, hosts: [host], service: random.pick(town.services), gateways: [] };
    town.objects.push(...virtualService(random, town, aim));
  }
}

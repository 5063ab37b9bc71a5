import { Random } from '../random';
import type { Probe, Scenario } from '../scenario';
import { byteProbe } from './bytes';
import { destinationRules } from './destination-rule';
import { gateways } from './gateway';
import { kubernetesGateways, meshRoutes } from './http-route';
import { meshTarget, probe } from './request';
import { serviceEntries } from './service-entry';
import { sidecars } from './sidecar';
import { town as newTown } from './town';
import { meshVirtualServices } from './virtual-service';

export interface Generated extends Scenario {
  readonly features: ReadonlySet<string>;
}

/** The mesh with a number of a seed, with so many requests. */
export function generate(seed: number, index: number, probes: number): Generated {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const id = `m${seed.toString(36)}x${index}`;
  const town = newTown(random, id);
  meshVirtualServices(random, town);
  destinationRules(random, town);
  serviceEntries(random, town);
  sidecars(random, town);
  const atGateways = [...gateways(random, town), ...kubernetesGateways(random, town)];
  meshRoutes(random, town);
  const made: Probe[] = [];
  while (made.length < probes) {
    const bytes = random.chance(0.06) ? byteProbe(random, town) : undefined;
    const isOutside = atGateways.length > 0 && random.chance(0.5);
    made.push(bytes ?? probe(random, isOutside ? random.pick(atGateways)(random) : meshTarget(random, town)));
  }
  return { id, objects: town.objects, probes: made, features: town.features };
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestObject } from '../../../lib/manifest/manifest-object';
import { LAB } from '../../build/cache';
import { type Manifest, manifestsOf } from '../../cluster/manifests';

/** Objects by their identity: what is in the API server at one time. */
export type Objects = ReadonlyMap<string, Manifest>;

/** A mesh that both tools look at. */
export interface State {
  readonly name: string;
  readonly objects: Objects;
  /** The object that is missing, in a mesh that lacks one. */
  readonly dropped?: ManifestObject;
}

const DIST = join(LAB, '..', 'dist');
const ENDING = '.k8s.yaml';

/** The names of the sample systems, and of the exercises over them: what `manifestsOf` takes. */
export const SYSTEMS = namesIn(DIST);
export const EXERCISES = namesIn(join(DIST, 'exercises')).map((name) => `exercises/${name}`);

export function sampleSystems(): State {
  return {
    name: 'the sample systems',
    objects: withObjects(
      new Map(),
      SYSTEMS.flatMap((name) => manifestsOf(name)),
    ),
  };
}

/** The systems with each exercise applied over them. */
export function exercises({ objects }: State): State[] {
  return EXERCISES.map((name) => ({ name, objects: withObjects(objects, manifestsOf(name)) }));
}

/** The systems without one of their objects, for a number of objects; the seed says where to begin. */
export function withoutOne({ objects }: State, count: number, seed: number): State[] {
  const candidates = [...objects.values()].filter(({ read }) => read.kind !== 'Namespace');
  const step = Math.max(1, candidates.length / count);
  return Array.from({ length: Math.min(count, candidates.length) }, (_, index) => {
    const { identity, read } = candidates[Math.floor(index * step + seed) % candidates.length] as Manifest;
    const rest = new Map([...objects].filter(([other]) => other !== identity));
    return { name: `without ${read.kind} ${read.namespace}/${read.name}`, objects: rest, dropped: read };
  });
}

export function withObjects(objects: Objects, more: readonly Manifest[]): Objects {
  return new Map([...objects, ...more.map((manifest) => [manifest.identity, manifest] as const)]);
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();
}

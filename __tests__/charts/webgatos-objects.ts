import type { Manifest } from '../support/render';
import { system } from '../support/systems';

/** The system as it stands. */
export const base = () => system('webgatos');

/** One exercise. */
export const exercise = (name: string) => system(`webgatos-${name}`);

/** What an object is called in messages. */
export const title = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace}/${metadata.name}`;

/** What is in the cluster once the exercises are applied over the base, in this order. */
export function applied(...exercises: readonly string[]): Manifest[] {
  const objects = new Map<string, Manifest>();
  for (const manifest of [base(), ...exercises.map(exercise)].flat()) objects.set(title(manifest), manifest);
  return [...objects.values()];
}

/** The only container of a workload. */
export function containerOf({ spec }: Manifest): Manifest {
  const [container, ...others] = spec.template.spec.containers;
  if (others.length > 0) throw new Error('expected one container');
  return container;
}

/** The environment of a container: texts, and for keys of Secrets `secret/key`. */
export function environmentOf(container: Manifest): Record<string, string> {
  const entries = (container.env ?? []).map(({ name, value, valueFrom }: Manifest) => {
    const ref = valueFrom?.secretKeyRef;
    return [name, value ?? `${ref.name}/${ref.key}`];
  });
  return Object.fromEntries(entries);
}

import { describe, expect, test } from '@jest/globals';
import { EXERCISES, exercises, SYSTEMS, sampleSystems, withoutOne } from '../../../lab/proofs/analyze/states';

const systems = sampleSystems();

describe('the meshes that both tools look at', () => {
  test('begin with all sample systems', () => {
    expect(SYSTEMS).toEqual(['bookinfo', 'dog-app', 'hello-versions', 'istio-in-action', 'webgatos']);
    expect(systems.objects.size).toBeGreaterThan(50);
  });

  test('have each exercise over them once', () => {
    const states = exercises(systems);
    expect(states.map(({ name }) => name)).toEqual(EXERCISES);
    for (const { objects } of states) {
      expect(objects).not.toEqual(systems.objects);
      for (const identity of systems.objects.keys()) expect([...objects.keys()]).toContain(identity);
    }
  });

  test('lack one object each, never a namespace, and other ones with another seed', () => {
    const states = withoutOne(systems, 10, 1);
    expect(states).toHaveLength(10);
    expect(new Set(states.map(({ name }) => name)).size).toBe(10);
    for (const { objects, dropped } of states) {
      expect(objects.size).toBe(systems.objects.size - 1);
      expect(dropped?.kind).not.toBe('Namespace');
    }
    expect(withoutOne(systems, 10, 2).map(({ name }) => name)).not.toEqual(states.map(({ name }) => name));
  });

  test('lack every object in turn when as many are asked for', () => {
    const all = withoutOne(systems, systems.objects.size, 3);
    const namespaces = [...systems.objects.values()].filter(({ read }) => read.kind === 'Namespace');
    expect(new Set(all.map(({ dropped }) => dropped)).size).toBe(systems.objects.size - namespaces.length);
  });
});

import type { IConstruct } from 'constructs';
import { MeshError } from './errors';

/** One field to set or remove in a rendered manifest. */
export interface Override {
  readonly pointer: string;
  readonly steps: readonly string[];
  readonly value: unknown;
}

type Json = Record<string, unknown> | unknown[];

/** Reads the pointer, and keeps a copy of the value: what its owner does to it later does not show. */
export function readOverride(pointer: string, value: unknown, at: IConstruct): Override {
  if (!pointer.startsWith('/')) fail(pointer, 'be a JSON pointer that begins with /, such as /spec/hosts/0', at);
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (steps.includes('__proto__')) fail(pointer, 'not name __proto__', at);
  return { pointer, steps, value: copy(value, at) };
}

/** Sets the field in place. */
export function applyOverride(manifest: unknown, { pointer, steps, value }: Override, at: IConstruct): void {
  const last = steps.at(-1) as string;
  let node = manifest as Json;
  for (const step of steps.slice(0, -1)) {
    let next = Array.isArray(node) ? node[indexOf(node, step, pointer, at)] : own(node, step);
    if (next === undefined && !Array.isArray(node)) {
      if (value === undefined) return;
      next = {};
      node[step] = next;
    }
    if (next === null || typeof next !== 'object') {
      fail(pointer, `lead through objects and lists; '${step}' is neither`, at);
    }
    node = next as Json;
  }
  // Rendering again has to start from the value as it was, not from what later overrides made of it.
  const set = copy(value, at);
  if (Array.isArray(node)) {
    const index = last === '-' && set !== undefined ? node.length : indexOf(node, last, pointer, at);
    node.splice(index, 1, ...(set === undefined ? [] : [set]));
  } else if (set === undefined) {
    delete node[last];
  } else {
    node[last] = set;
  }
}

function own(node: Record<string, unknown>, step: string): unknown {
  return Object.hasOwn(node, step) ? node[step] : undefined;
}

function indexOf(list: readonly unknown[], step: string, pointer: string, at: IConstruct): number {
  if (!/^(?:0|[1-9]\d*)$/.test(step) || Number(step) >= list.length) {
    fail(pointer, `name a place in a list of ${list.length}; '${step}' is none`, at);
  }
  return Number(step);
}

function copy(value: unknown, at: IConstruct): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new MeshError('MESH_INVALID_OVERRIDE', { property: 'value', value, must: 'be plain JSON', at });
  }
}

function fail(pointer: string, must: string, at: IConstruct): never {
  throw new MeshError('MESH_INVALID_POINTER', { property: 'pointer', value: pointer, must, at });
}

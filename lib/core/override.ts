import type { IConstruct } from 'constructs';
import { MeshError } from './errors';

/** One field to set or remove in a rendered manifest. */
export interface Override {
  readonly pointer: string;
  readonly value: unknown;
}

type Json = Record<string, unknown> | unknown[];

/** Sets the field in place. */
export function applyOverride(manifest: unknown, { pointer, value }: Override, at: IConstruct): void {
  const fail = (must: string): never => {
    throw new MeshError('MESH_INVALID_POINTER', { property: 'pointer', value: pointer, must, at });
  };
  if (!pointer.startsWith('/')) fail('be a JSON pointer that begins with /, such as /spec/hosts/0');
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (steps.includes('__proto__')) fail('not name __proto__');
  const last = steps.pop() as string;

  let node = manifest as Json;
  for (const step of steps) {
    let next = child(node, step);
    if (next === undefined && !Array.isArray(node) && value !== undefined) {
      next = {};
      node[step] = next;
    }
    if (next === undefined && value === undefined) return;
    if (next === null || typeof next !== 'object') fail(`lead through objects and lists; '${step}' is neither`);
    node = next as Json;
  }
  set(node, last, value, fail);
}

function child(node: Json, step: string): unknown {
  return Array.isArray(node) ? node[Number(step)] : node[step];
}

function set(node: Json, key: string, value: unknown, fail: (must: string) => never): void {
  if (!Array.isArray(node)) {
    if (value === undefined) delete node[key];
    else node[key] = value;
    return;
  }
  const index = key === '-' ? node.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > node.length) {
    fail(`name a place in a list of ${node.length}; '${key}' is none`);
  }
  if (value === undefined) node.splice(index, 1);
  else node[index] = value;
}

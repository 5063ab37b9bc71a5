import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Ignore } from '../analysis/ignore';
import { asList, asObject } from '../mesh/json';
import { oneOf, THRESHOLDS, type Threshold } from './check-options';
import { type Io, UsageError } from './command';
import { readYamlFile } from './yaml-file';

export const CONFIG_FILE = '.cdk8s-mesh.yaml';

/** What a project keeps for all its checks. */
export interface Config {
  readonly failOn?: Threshold;
  readonly meshConfig?: string;
  readonly meshNetworks?: string;
  readonly assumeComplete?: boolean;
  readonly ignore?: readonly Ignore[];
}

const FIELDS = ['fail-on', 'mesh-config', 'mesh-networks', 'assume-complete', 'ignore'];
const IGNORE_FIELDS = ['code', 'object', 'reason'];

/** Reads the configuration: the given file, otherwise the one in the working folder, if any. */
export function readConfig(file: string | undefined, io: Pick<Io, 'cwd'>): Config {
  if (file === undefined && !existsSync(join(io.cwd, CONFIG_FILE))) return {};
  const name = file ?? CONFIG_FILE;
  const flag = file === undefined ? 'the configuration' : '--config';
  const json = readYamlFile(flag, name, io) ?? {};
  const object = fieldsOf(name, json, FIELDS);
  return {
    ...defined('failOn', oneOf(`${name}: fail-on`, THRESHOLDS, object['fail-on'])),
    ...defined('meshConfig', fileOf(name, object, 'mesh-config', io)),
    ...defined('meshNetworks', fileOf(name, object, 'mesh-networks', io)),
    ...defined('assumeComplete', booleanOf(name, object, 'assume-complete')),
    ignore: ignoresOf(name, object.ignore),
  };
}

function fieldsOf(name: string, json: unknown, known: readonly string[]): { readonly [field: string]: unknown } {
  const object = asObject(json);
  if (!object) throw new UsageError(`${name} must be an object with ${known.join(', ')}`);
  const unknown = Object.keys(object).find((field) => !known.includes(field));
  if (unknown !== undefined) throw new UsageError(`${name}: there is no '${unknown}'; it may have ${known.join(', ')}`);
  return object;
}

/** Files are named from the folder of the configuration. */
function fileOf(name: string, object: { readonly [field: string]: unknown }, field: string, io: Pick<Io, 'cwd'>) {
  const file = object[field];
  if (file === undefined) return undefined;
  if (typeof file !== 'string') throw new UsageError(`${name}: ${field} must be the name of a file`);
  return join(dirname(resolve(io.cwd, name)), file);
}

function booleanOf(name: string, object: { readonly [field: string]: unknown }, field: string): boolean | undefined {
  const value = object[field];
  if (value !== undefined && typeof value !== 'boolean')
    throw new UsageError(`${name}: ${field} must be true or false`);
  return value;
}

function ignoresOf(name: string, json: unknown): readonly Ignore[] {
  if (json !== undefined && !Array.isArray(json)) throw new UsageError(`${name}: ignore must be a list`);
  return asList(json).map((entry, index) => {
    const at = `${name}: ignore[${index}]`;
    const { code, object, reason } = fieldsOf(at, entry, IGNORE_FIELDS);
    if (typeof code !== 'string' || code === '') throw new UsageError(`${at} must have a code`);
    if (object !== undefined && typeof object !== 'string') {
      throw new UsageError(`${at}.object must be 'Kind namespace/name', with * for any characters`);
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new UsageError(`${at} must have a reason: why ${code} does not matter here`);
    }
    return { code, object, reason };
  });
}

function defined<Key extends keyof Config>(key: Key, part: Config[Key] | undefined): Pick<Config, Key> | object {
  return part === undefined ? {} : { [key]: part };
}

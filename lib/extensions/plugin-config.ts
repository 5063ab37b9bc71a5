import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/** A configuration that an extension reads: any JSON object without nulls, which cdk8s would drop. */
export type PluginConfig = { readonly [field: string]: PluginConfigField };

/** What a configuration is made of. */
export type PluginConfigField = string | number | boolean | readonly PluginConfigField[] | PluginConfig;

/** A copy of the configuration, as JSON. */
export function renderPluginConfig(config: PluginConfig, at: MeshResource<unknown>, property: string): PluginConfig {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, renderField(field, at, `${property}.${name}`)]),
  );
}

function renderField(field: unknown, at: MeshResource<unknown>, property: string): PluginConfigField {
  if (typeof field === 'string' || typeof field === 'boolean') return field;
  if (typeof field === 'number' && Number.isFinite(field)) return field;
  if (Array.isArray(field)) return field.map((item, index) => renderField(item, at, `${property}[${index}]`));
  if (typeof field === 'object' && field !== null && [Object.prototype, null].includes(Object.getPrototypeOf(field))) {
    return renderPluginConfig(field as PluginConfig, at, property);
  }
  throw new MeshError('MESH_INVALID_JSON', {
    property,
    value: field === null ? 'null' : String(field),
    must: 'be a string, a finite number, a boolean, a list or a plain object',
    ...(field === null ? { fix: "leave it out, or set it with override('/spec/…', null)" } : {}),
    at,
  });
}

import type { RabbitmqClusterSpecRabbitmq } from '../../imports/rabbitmq.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

/**
 * How RabbitMQ itself is set up.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator#config
 */
export interface RabbitmqSettings {
  /**
   * Plugins beside those for management, Prometheus and Kubernetes, at most 100: `rabbitmq_stream`.
   * @default - none
   */
  readonly additionalPlugins?: readonly string[];
  /**
   * What is added to `rabbitmq.conf`.
   * @default - nothing
   */
  readonly additionalConfig?: string;
  /**
   * The file `advanced.config`.
   * @default - none
   */
  readonly advancedConfig?: string;
  /**
   * The file `rabbitmq-env.conf`; without commands in back quotes or `$( )`.
   * @default - none
   */
  readonly envConfig?: string;
  /**
   * The file `erl_inetrc`, with which Erlang looks up hosts.
   * @default - none
   */
  readonly erlangInetConfig?: string;
}

const LONGEST = {
  additionalConfig: 100000,
  advancedConfig: 100000,
  envConfig: 100000,
  erlangInetConfig: 2000,
} as const;

/** The settings in their wire form. */
export function renderSettings(
  settings: RabbitmqSettings | undefined,
  at: MeshResource<unknown>,
): Wire<RabbitmqClusterSpecRabbitmq> | undefined {
  if (settings === undefined) return undefined;
  const { additionalPlugins, envConfig } = settings;
  checkPlugins(additionalPlugins ?? [], at);
  for (const file of ['additionalConfig', 'advancedConfig', 'envConfig', 'erlangInetConfig'] as const) {
    checkLength(settings[file], LONGEST[file], `rabbitmq.${file}`, at);
  }
  if (envConfig !== undefined && /\$\(|`/.test(envConfig)) {
    const property = 'rabbitmq.envConfig';
    const must = 'have no back quote and no $(';
    throw new MeshError('MESH_SHELL_COMMAND', { property, value: envConfig, must, at });
  }
  return { ...settings, additionalPlugins: additionalPlugins && [...additionalPlugins] };
}

function checkPlugins(plugins: readonly string[], at: MeshResource<unknown>): void {
  const property = 'rabbitmq.additionalPlugins';
  if (plugins.length > 100) {
    throw new MeshError('MESH_TOO_MANY', { property, value: plugins.length, must: 'have at most 100 entries', at });
  }
  for (const [index, plugin] of plugins.entries()) {
    if (/^\w{1,100}$/.test(plugin)) continue;
    const must = 'be at most 100 letters, digits and underscores';
    throw new MeshError('MESH_INVALID_NAME', { property: `${property}[${index}]`, value: plugin, must, at });
  }
}

function checkLength(text: string | undefined, max: number, property: string, at: MeshResource<unknown>): void {
  if (text !== undefined && text.length > max) {
    const must = `have at most ${max} characters`;
    throw new MeshError('MESH_TOO_LONG', { property, value: `${text.length} characters`, must, at });
  }
}

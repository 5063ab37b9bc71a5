import type { ISecret } from 'cdk8s-plus-28';
import type { TrafficExtensionSpecWasm } from '../../imports/extensions.istio.io';
import type { MeshResource } from '../core/mesh-resource';
import { checkSameNamespace } from '../core/same-namespace';
import type { Wire } from '../core/wire';
import { checkLength } from './check-length';
import { checkModuleUrl, checkSha256 } from './module-url';
import { type PluginConfig, renderPluginConfig } from './plugin-config';
import { renderWasmEnv, type WasmEnv } from './wasm-env';

/**
 * When a module is fetched anew.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#PullPolicy
 */
export enum PullPolicy {
  /** As if left out: ALWAYS for OCI images of the tag `latest`, else IF_NOT_PRESENT. */
  UNSPECIFIED_POLICY = 'UNSPECIFIED_POLICY',
  /** Where the proxy does not have it yet. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Whenever the extension changes. */
  ALWAYS = 'Always',
}

/**
 * What happens to traffic when a module cannot be fetched or fails.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#FailStrategy
 */
export enum FailStrategy {
  /** Requests are answered with a 5xx. */
  FAIL_CLOSE = 'FAIL_CLOSE',
  /** Requests pass without the module; not for modules that authenticate or authorize. */
  FAIL_OPEN = 'FAIL_OPEN',
  /** The next request gets a new instance after a failure at run time; other failures are FAIL_CLOSE. */
  FAIL_RELOAD = 'FAIL_RELOAD',
}

/**
 * What a module works on.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#PluginType
 */
export enum PluginType {
  /** As if left out: HTTP. */
  UNSPECIFIED_PLUGIN_TYPE = 'UNSPECIFIED_PLUGIN_TYPE',
  /** HTTP requests. */
  HTTP = 'HTTP',
  /** TCP connections, those of HTTP too. */
  NETWORK = 'NETWORK',
}

/**
 * A WebAssembly module and what it is given.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#WasmConfig
 */
export interface WasmModule {
  /**
   * Where the module is: an OCI image (`oci://`, or no scheme), a file on the web, or a file of the proxy (`file://`).
   */
  readonly url: string;
  /**
   * The checksum of the module or image: 64 lower-case hexadecimal digits.
   * @default - not verified
   */
  readonly sha256?: string;
  /**
   * When the module is fetched anew; counts where neither `url` nor `sha256` has a checksum.
   * @default - ALWAYS for OCI images of the tag `latest`, else IF_NOT_PRESENT
   */
  readonly imagePullPolicy?: PullPolicy;
  /**
   * The credentials of the registry: a pull secret in the namespace of the extension.
   * @default - none
   */
  readonly imagePullSecret?: ISecret;
  /**
   * The public key of a signed module. Istio keeps the field for later and does not verify signatures yet.
   * @default - none
   */
  readonly verificationKey?: string;
  /**
   * The name under which the module finds its configuration, 1 to 256 characters; some modules need it.
   * @default - none
   */
  readonly pluginName?: string;
  /**
   * The configuration that the module is given.
   * @default - none
   */
  readonly pluginConfig?: PluginConfig;
  /**
   * What happens to traffic when the module cannot be fetched or fails.
   * @default FailStrategy.FAIL_CLOSE
   */
  readonly failStrategy?: FailStrategy;
  /**
   * What the module works on.
   * @default PluginType.HTTP
   */
  readonly type?: PluginType;
  /**
   * Environment variables of the module by name, at most 256; `vmConfig.env` of the manifest.
   * @default - none
   * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#VmConfig
   */
  readonly env?: { readonly [name: string]: WasmEnv };
}

/** The module in its wire form. `path` is what its properties are called by: empty, or `wasm.`. */
export function renderWasmModule(
  module: WasmModule,
  at: MeshResource<unknown>,
  path = '',
): Wire<TrafficExtensionSpecWasm> {
  if (module.imagePullSecret) checkSameNamespace(module.imagePullSecret, at, `${path}imagePullSecret`);
  return {
    url: checkModuleUrl(module.url, at, `${path}url`),
    sha256: checkSha256(module.sha256, module.url, at, `${path}sha256`),
    imagePullPolicy: module.imagePullPolicy,
    imagePullSecret: module.imagePullSecret?.name,
    verificationKey: module.verificationKey,
    pluginName: checkLength(module.pluginName, { property: `${path}pluginName`, at }, 256),
    pluginConfig: module.pluginConfig && renderPluginConfig(module.pluginConfig, at, `${path}pluginConfig`),
    failStrategy: module.failStrategy,
    type: module.type,
    vmConfig: module.env && { env: renderWasmEnv(module.env, at, `${path}env`) },
  };
}

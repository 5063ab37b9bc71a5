export type { ExtensionPlacement } from './extension-placement';
export type { LuaFilter } from './lua-filter';
export type { PluginConfig, PluginConfigField } from './plugin-config';
export { PluginPhase } from './plugin-phase';
export { TrafficExtension, type TrafficExtensionProps } from './traffic-extension';
export type { TrafficSelector } from './traffic-selector';
export { WasmEnv } from './wasm-env';
export { FailStrategy, PluginType, PullPolicy, type WasmModule } from './wasm-module';
export { WasmPlugin, type WasmPluginProps } from './wasm-plugin';

import type { WasmPluginSpecMatch } from '../../imports/extensions.istio.io';
import { checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import { type PolicyAttachment, renderAttachment } from '../core/policy-target';
import type { Wire } from '../core/wire';
import type { PluginPhase } from './plugin-phase';
import { renderTrafficSelector, type TrafficSelector } from './traffic-selector';

/** Which proxies run an extension, for which traffic, and in which order. */
export type ExtensionPlacement = PolicyAttachment & {
  /**
   * Where in the chain of filters the extension stands.
   * @default PluginPhase.UNSPECIFIED
   */
  readonly phase?: PluginPhase;
  /**
   * The order within a phase: a higher priority comes first. Any 32-bit integer.
   * @default 0
   */
  readonly priority?: number;
  /**
   * The traffic that the extension sees: what one of the selectors accepts.
   * @default - all traffic
   */
  readonly match?: readonly TrafficSelector[];
};

/** What both kinds of extensions have in common, in its wire form; they spell phases differently. */
export function renderPlacement(placement: ExtensionPlacement, at: MeshResource<unknown>) {
  const { priority, match } = placement;
  checkInteger(priority, { property: 'priority', at }, -2147483648);
  return {
    ...renderAttachment(placement, at),
    priority,
    match: match?.map(
      (selector, index): Wire<WasmPluginSpecMatch> => renderTrafficSelector(selector, at, `match[${index}]`),
    ),
  };
}

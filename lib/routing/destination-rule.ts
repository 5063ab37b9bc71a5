import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asNumber, asObject, asString, at, objectsOf, stringMap } from '../mesh/json';
import { selects } from '../mesh/label-index';
import type { Labels, Mesh, VirtualPod } from '../mesh/mesh';
import type { EffectivePolicy, PolicyBlock } from './outcome';

/** The blocks that a policy of a port has; it has no others. */
const PORT_BLOCKS = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'];
const BLOCKS = [...PORT_BLOCKS, 'tunnel', 'proxyProtocol', 'retryBudget'];

export interface FoundSubset {
  readonly object: ManifestObject<unknown>;
  readonly pointer: string;
  readonly labels: Labels;
  readonly json: JsonObject;
}

/** The DestinationRules that a client uses for a host, as Istio merges them. */
export class ChosenRules {
  readonly rules: readonly ManifestObject<unknown>[];

  constructor(mesh: Mesh, host: string, namespace: string, pod: VirtualPod | undefined) {
    const found = mesh.destinationRulesFor(host, namespace);
    // A rule for this very workload takes the place of those for all.
    const special = found.find(({ selector }) => selector && pod && selects(selector, pod.labels));
    const general = found.filter(({ selector }) => selector === undefined).at(-1);
    this.rules = (special ?? general)?.rules ?? [];
  }

  get first(): ManifestObject<unknown> | undefined {
    return this.rules[0];
  }

  /** The first definition counts. */
  subset(name: string): FoundSubset | undefined {
    for (const object of this.rules) {
      for (const [index, json] of objectsOf(at(object.spec, 'subsets'))) {
        if (asString(json.name) === name) {
          return { object, pointer: `/spec/subsets/${index}`, labels: stringMap(json.labels) ?? {}, json };
        }
      }
    }
    return undefined;
  }

  /** What shapes the traffic to a port of the host: the subset's blocks over those of the rule. */
  policy(port: number | undefined, subset: FoundSubset | undefined): EffectivePolicy {
    const top = this.rules.find((rule) => asObject(at(rule.spec, 'trafficPolicy')) !== undefined);
    const blocks: { [block: string]: PolicyBlock } = {};
    if (top !== undefined) {
      const policy = asObject(at(top.spec, 'trafficPolicy')) ?? {};
      const ofPort = portPolicy(policy, '/spec/trafficPolicy', port);
      // The policy of a port stands for the whole of the rule's.
      if (ofPort === undefined) addBlocks(blocks, top, policy, '/spec/trafficPolicy', BLOCKS);
      else addBlocks(blocks, top, ofPort.json, ofPort.pointer, PORT_BLOCKS);
    }
    const own = asObject(subset?.json.trafficPolicy);
    if (subset === undefined || own === undefined) return blocks;
    const ofPort = portPolicy(own, `${subset.pointer}/trafficPolicy`, port);
    if (ofPort === undefined) {
      addBlocks(blocks, subset.object, own, `${subset.pointer}/trafficPolicy`, BLOCKS);
    } else {
      for (const block of PORT_BLOCKS) delete blocks[block];
      addBlocks(blocks, subset.object, ofPort.json, ofPort.pointer, PORT_BLOCKS);
    }
    return blocks;
  }
}

function addBlocks(
  blocks: { [block: string]: PolicyBlock },
  object: ManifestObject<unknown>,
  json: JsonObject,
  pointer: string,
  names: readonly string[],
): void {
  for (const name of names) {
    const block = json[name];
    if (block !== undefined && block !== null) blocks[name] = { value: block, object, pointer: `${pointer}/${name}` };
  }
}

function portPolicy(policy: JsonObject, pointer: string, port: number | undefined) {
  if (port === undefined) return undefined;
  for (const [index, json] of objectsOf(policy.portLevelSettings)) {
    if (asNumber(at(json, 'port', 'number')) === port)
      return { json, pointer: `${pointer}/portLevelSettings/${index}` };
  }
  return undefined;
}

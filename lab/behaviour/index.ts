import { Cluster } from '../cluster/cluster';
import type { Lab, Proof, ProofResult } from '../proof';
import { CIRCUIT_BREAKERS } from './circuit-breakers';
import type { Claim } from './claim';
import { FAULTS } from './faults';
import { GATEWAY_CLAIMS } from './gateways';
import { LOAD_BALANCERS } from './load-balancers';
import { RETRIES } from './retries';
import { ROUTING } from './routing';
import { SECURITY } from './security';

const SYSTEMS = ['bookinfo', 'dog-app', 'hello-versions', 'istio-in-action', 'webgatos'];

const CLAIMS: readonly Claim[] = [
  ...GATEWAY_CLAIMS,
  ...ROUTING,
  ...RETRIES,
  ...FAULTS,
  ...LOAD_BALANCERS,
  ...CIRCUIT_BREAKERS,
  ...SECURITY,
];

/** What the sample systems promise about traffic, measured on Envoy. */
export const behaviour: Proof = {
  name: 'behaviour',
  title: 'The sample systems behave as they say',
  run: async (lab) => {
    const cluster = await Cluster.start(lab, { systems: SYSTEMS });
    try {
      const results: ProofResult[] = [];
      for (const claim of CLAIMS) results.push(...(await measured(lab, cluster, claim)));
      return results;
    } finally {
      if (!lab.options.keep) await cluster.stop();
    }
  },
};

/** A claim that cannot be measured is one failure, and the others are measured nevertheless. */
async function measured(lab: Lab, cluster: Cluster, claim: Claim): Promise<readonly ProofResult[]> {
  const begin = Date.now();
  try {
    const results = await claim.measure(cluster);
    const failed = results.filter(({ ok }) => !ok).length;
    const verdict = failed === 0 ? 'ok' : `${failed} of ${results.length} failed`;
    lab.log(`${claim.name}: ${verdict}, ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    return results;
  } catch (error) {
    const { message } = error as Error;
    lab.log(`${claim.name}: ${message}`);
    return [{ claim: claim.name, expected: 'a measurement', measured: message, ok: false }];
  }
}

import { Cluster } from '../cluster/cluster';
import type { Proof } from '../proof';
import { experimentOf } from './experiment';
import { manifestsFor } from './manifests';
import { measureAll } from './measure';
import { ROWS } from './rows';
import { StartUp } from './start-up';
import { orderOf, verdictOf } from './verdict';

/** The table that webgatos exists for, measured again. */
export const headline: Proof = {
  name: 'headline',
  title: 'webgatos under chaos: how many users get an answer',
  run: async (lab) => {
    const { CoreV1Api } = await import('@kubernetes/client-node');
    const experiment = experimentOf(lab.options.full);
    const startUp = new StartUp();
    const cluster = await Cluster.start(lab, { systems: [], startUpMs: (pod) => startUp.msFor(pod) });
    try {
      const core = cluster.controlPlane.client.makeApiClient(CoreV1Api);
      await cluster.controlPlane.apply(ROWS.flatMap(manifestsFor).map(({ object }) => object));
      await cluster.allReady();
      await cluster.settle();
      const measurements = await measureAll({ lab, cluster, core, experiment, startUp });
      const table = measurements.slice(0, 4);
      return [...measurements.map((one) => verdictOf(one, experiment)), orderOf(table)];
    } finally {
      if (!lab.options.keep) await cluster.stop();
    }
  },
};

import type { CoreV1Api } from '@kubernetes/client-node';
import { listed, pause, statuses } from '../behaviour/traffic';
import type { Cluster } from '../cluster/cluster';
import { OUTSIDE } from '../cluster/plain-workloads';
import { Random } from '../differential/random';
import type { Lab } from '../proof';
import { killPods } from './chaos';
import type { Experiment } from './experiment';
import { hostOf } from './manifests';
import { ROWS, type Row } from './rows';
import type { StartUp } from './start-up';
import type { Measurement } from './verdict';

/** A user who got no answer by then counts as one without; the talk's tool waits as long. */
const TIMEOUT_MS = 10_000;
/** In a row, before it is measured. */
const WARM_UP = 10;

export interface Arena {
  readonly lab: Lab;
  readonly cluster: Cluster;
  readonly core: CoreV1Api;
  readonly experiment: Experiment;
  readonly startUp: StartUp;
}

/** All rows at the same time; their kills are spread over the interval, so that they do not disturb each other. */
export async function measureAll(arena: Arena): Promise<readonly Measurement[]> {
  const random = new Random(arena.lab.options.seed);
  for (const row of ROWS) await warmUp(arena, row);
  const apart = arena.experiment.killEveryMs / ROWS.length;
  return Promise.all(
    ROWS.map(async (row, index) => {
      const own = random.fork();
      await pause(index * apart);
      return measure(arena, row, own);
    }),
  );
}

async function measure({ lab, cluster, core, experiment, startUp }: Arena, row: Row, random: Random) {
  const { namespace } = row;
  const { seconds, perSecond } = experiment;
  const client = cluster.pod(OUTSIDE, { app: 'client' });
  const load = { ...(await entranceOf(core, row)), count: seconds * perSecond, everyMs: 1000 / perSecond };
  const [results, kills] = await Promise.all([
    client.standIn.send({ ...load, timeoutMs: TIMEOUT_MS, fresh: true }),
    row.chaos ? killPods({ core, namespace, experiment, random, startUp }) : 0,
  ]);
  const answered = results.filter(({ status }) => status === 200).length;
  const outcomes = listed(statuses(results));
  lab.log(`${row.name}: ${answered} of ${results.length} (${outcomes})`);
  const measurement: Measurement = {
    row,
    answered,
    of: results.length,
    outcomes,
    kills,
    madeMs: startUp.madeIn(namespace),
  };
  return measurement;
}

/** Until a row is answered, and a few times more. */
async function warmUp({ lab, cluster, core }: Arena, row: Row): Promise<void> {
  const client = cluster.pod(OUTSIDE, { app: 'client' });
  const entrance = await entranceOf(core, row);
  await lab.run.until(`webgatos, ${row.name}`, async () => {
    const results = await client.standIn.send({ ...entrance, count: WARM_UP, timeoutMs: 2000, fresh: true });
    return results.every(({ status }) => status === 200) || undefined;
  });
}

/** The Service's address: the lines of a hosts file are replaced while somebody may read them. */
async function entranceOf(core: CoreV1Api, row: Row) {
  const service =
    row.way === 'service'
      ? { name: 'webapp', namespace: row.namespace, port: 8080 }
      : { name: 'istio-ingressgateway', namespace: 'istio-system', port: 80 };
  const { spec } = await core.readNamespacedService(service);
  if (spec?.clusterIP === undefined) throw new Error(`${service.namespace}/${service.name} has no address`);
  return { host: spec.clusterIP, port: service.port, headers: { host: hostOf(row) } };
}

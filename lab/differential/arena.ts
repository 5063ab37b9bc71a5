import { join } from 'node:path';
import type { JsonObject } from '../../lib/manifest/manifest-object';
import type { Routed } from '../../lib/routing';
import { differences } from './compare';
import { Envoy } from './envoy';
import { Ground, storedFacts } from './ground';
import { Hub } from './hub';
import { type Kube, nameOf } from './kube';
import { Network } from './network';
import { Addresses, type PlacedPod, podStatus } from './placement';
import { type Prediction, predict } from './prediction';
import { COMMON_OBJECTS, type Probe, type Scenario } from './scenario';
import type { Sample, Shot } from './wire';
import { XdsPipe } from './xds-pipe';

/** What the arena needs of a control plane. */
export interface ArenaOptions {
  readonly kube: Kube;
  /** `127.0.0.1:PORT`, plain. */
  readonly xds: string;
  readonly envoy: string;
  readonly istioVersion: string;
  /** For logs and sockets; short, since the paths of sockets are. */
  readonly directory: string;
  /** Begins the names of network namespaces. */
  readonly prefix: string;
  /** For all processes, so that they are found. */
  readonly environment: { readonly [name: string]: string };
  /** That of istiod. */
  readonly meshConfig: JsonObject;
  /** A page of istiod. */
  debug(path: string): Promise<unknown>;
  log(text: string): void;
  /** Looks at each proxy after its requests. */
  inspect?(pod: PlacedPod, envoy: Envoy): Promise<void>;
}

/** What became of a probe. */
export interface Verdict {
  readonly scenario: Scenario;
  readonly probe: Probe;
  readonly routed: Routed | undefined;
  readonly prediction: Prediction | undefined;
  readonly samples: readonly Sample[];
  /** Empty where engine and mesh agree. */
  readonly differences: readonly string[];
  /** Why it was not compared. */
  readonly skipped: string | undefined;
}

const PROXIES_AT_ONCE = 24;
const OFTEN = 240;
const READY_MS = 60_000;
/** How long istiod gathers changes before it acts on them, with some to spare. */
const SETTLE_MS = 1500;
const SEEN_MS = 20_000;

/** Meshes beside each other on one control plane, with a proxy for each client. */
export class Arena {
  private readonly network: Network;
  private readonly addresses = new Addresses();
  private readonly envoys = new Set<Envoy>();
  private hub: Hub | undefined;
  private pipe: XdsPipe | undefined;
  private joined = 0;
  private readonly onExit = () => this.close();

  constructor(private readonly options: ArenaOptions) {
    this.network = new Network(options.prefix);
  }

  async open(): Promise<void> {
    process.once('exit', this.onExit);
    await this.applied(COMMON_OBJECTS);
    await this.network.open();
    this.hub = await Hub.start(this.network.hub, this.options.environment);
    this.pipe = await XdsPipe.open(join(this.options.directory, 'xds'), this.options.xds);
  }

  close(): void {
    process.removeListener('exit', this.onExit);
    for (const envoy of this.envoys) envoy.stop();
    this.envoys.clear();
    void this.hub?.stop();
    this.pipe?.close();
    this.network.close();
  }

  /** Servers and clients in a new process, for who doubts the old one. */
  async renewHub(): Promise<void> {
    await this.hub?.stop();
    this.hub = await Hub.start(this.network.hub, this.options.environment);
  }

  /** Sets up the scenarios, sends their probes, compares, and takes the scenarios down again. */
  async run(scenarios: readonly Scenario[]): Promise<readonly Verdict[]> {
    const refused = new Map<string, string>();
    const grounds = await this.build(scenarios, refused);
    try {
      const shots = new Map<PlacedPod, Aimed[]>();
      const verdicts = refusals(scenarios, refused);
      for (const ground of grounds) {
        ground.scenario.probes.forEach((probe, index) => {
          const aimed = aim(ground, probe, `${ground.scenario.id}.${index}`);
          if ('verdict' in aimed) verdicts.push(aimed.verdict);
          else shots.set(aimed.proxy, [...(shots.get(aimed.proxy) ?? []), aimed]);
        });
      }
      const proxies = [...shots];
      while (proxies.length > 0) {
        verdicts.push(...(await this.wave(new Map(proxies.splice(0, PROXIES_AT_ONCE)))));
        this.options.log(
          `${verdicts.length} of ${scenarios.reduce((sum, { probes }) => sum + probes.length, 0)} probes`,
        );
      }
      return verdicts;
    } finally {
      await this.takeDown(grounds);
    }
  }

  /** What the API server refuses is noted by the id of its scenario, which is left out. */
  private async build(scenarios: readonly Scenario[], notes: Map<string, string>): Promise<Ground[]> {
    const { kube } = this.options;
    const namespaces = namespacesOf(scenarios);
    const accounts = namespaces.map((namespace) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: nameOf(namespace) },
    }));
    await this.applied(namespaces);
    await this.applied(accounts);
    const owners = new Map(scenarios.flatMap((one) => one.objects.map((object) => [object, one.id] as const)));
    const { stored, refused } = await kube.apply([...owners.keys()].filter(({ kind }) => kind !== 'Namespace'));
    for (const error of refused) notes.set(owners.get(error.object) ?? '', error.message);
    const accepted = scenarios.filter(({ id }) => !notes.has(id));
    const facts = storedFacts(stored);
    const placed = new Map<Scenario, PlacedPod[]>();
    for (const scenario of accepted) {
      const pods = scenario.objects.filter(({ kind }) => kind === 'Pod').map((pod) => this.addresses.place(pod));
      placed.set(scenario, pods);
    }
    await kube.applyStatus([...placed.values()].flat().map(podStatus));
    const grounds = accepted.map(
      (scenario) => new Ground(scenario, this.options.meshConfig, placed.get(scenario) ?? [], facts),
    );
    await this.applied(grounds.flatMap(({ slices }) => slices));
    await this.seen(grounds);
    await new Promise((done) => setTimeout(done, SETTLE_MS));
    return grounds;
  }

  /** Waits until istiod has heard of all objects of Istio; a while, since what it has not will show. */
  private async seen(grounds: readonly Ground[]): Promise<void> {
    const keyOf = (object: JsonObject) => `${String(object.kind)} ${nameOf(object)}`;
    const wanted = grounds.flatMap(({ scenario }) =>
      scenario.objects.filter(({ apiVersion }) => String(apiVersion).includes('.istio.io/')).map(keyOf),
    );
    for (const deadline = Date.now() + SEEN_MS; Date.now() < deadline; ) {
      const known = new Set(((await this.options.debug('/debug/configz')) as readonly JsonObject[]).map(keyOf));
      if (wanted.every((key) => known.has(key))) return;
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** No controller clears namespaces here. */
  private async takeDown(grounds: readonly Ground[]): Promise<void> {
    const objects = grounds.flatMap(({ scenario }) => scenario.objects.filter(({ kind }) => kind !== 'Namespace'));
    await this.options.kube.delete([...objects, ...grounds.flatMap(({ slices }) => slices)]);
  }

  private async applied(objects: readonly JsonObject[]): Promise<readonly JsonObject[]> {
    const { stored, refused } = await this.options.kube.apply(objects);
    const [first] = refused;
    if (first !== undefined) throw first;
    return stored;
  }

  private async wave(shots: ReadonlyMap<PlacedPod, readonly Aimed[]>): Promise<readonly Verdict[]> {
    const { hub, options } = this;
    if (hub === undefined) throw new Error('the arena is not open');
    const started = await Promise.all([...shots.keys()].map((pod) => this.startProxy(pod)));
    try {
      const deadline = Date.now() + READY_MS;
      await Promise.all(started.map(({ envoy }) => envoy.ready(deadline)));
      const aimed = [...shots.values()].flat();
      const results = await hub.shoot(aimed.map(({ shot }) => shot));
      if (options.inspect !== undefined) {
        for (const { pod, envoy } of started) await options.inspect(pod, envoy);
      }
      const byId = new Map(results.map(({ id, samples }) => [id, samples]));
      return aimed.map(({ judge, shot, prediction }) => {
        const samples = byId.get(shot.id) ?? [];
        return judge(samples, differences(prediction, samples));
      });
    } catch (error) {
      options.log(`a wave of proxies failed: ${error}`);
      throw error;
    } finally {
      for (const { envoy, netns } of started) {
        envoy.stop();
        this.envoys.delete(envoy);
        await this.network.leave(netns);
      }
    }
  }

  private async startProxy(pod: PlacedPod): Promise<StartedProxy> {
    const { envoy: program, directory, istioVersion, environment } = this.options;
    const netns = await this.network.join(this.joined++, pod.address);
    const place = { program, directory, netns, xdsPipe: this.pipe?.path ?? '', environment };
    const envoy = Envoy.start(place, {
      kind: pod.proxy ?? 'sidecar',
      pod: pod.name,
      namespace: pod.namespace,
      address: pod.address,
      labels: pod.labels,
      istioVersion,
    });
    this.envoys.add(envoy);
    return { pod, envoy, netns };
  }
}

interface StartedProxy {
  readonly pod: PlacedPod;
  readonly envoy: Envoy;
  readonly netns: string;
}

/** Meshes that cannot be set up are a fault of who made them. */
function refusals(scenarios: readonly Scenario[], refused: ReadonlyMap<string, string>): Verdict[] {
  return scenarios
    .filter(({ id }) => refused.has(id))
    .flatMap((scenario) =>
      scenario.probes.map((probe) => ({
        scenario,
        probe,
        routed: undefined,
        prediction: undefined,
        samples: [],
        differences: [],
        skipped: `refused: ${refused.get(scenario.id)}`,
      })),
    );
}

function namespacesOf(scenarios: readonly Scenario[]): readonly JsonObject[] {
  return scenarios.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'Namespace'));
}

interface Aimed {
  readonly proxy: PlacedPod;
  readonly shot: Shot;
  readonly prediction: Prediction;
  judge(samples: readonly Sample[], differences: readonly string[]): Verdict;
}

function baseOf({ scenario }: Ground, probe: Probe) {
  return { scenario, probe, samples: [] };
}

/** Asks the engine, and decides how often to ask the mesh. */
function aim(ground: Ground, wanted: Probe, id: string): Aimed | { readonly verdict: Verdict } {
  let probe = wanted;
  let routed: Routed;
  let proxy: PlacedPod;
  try {
    proxy = ground.proxyOf(probe);
    routed = ground.route(probe);
    // Whether a proxy that passes on bytes or HTTP sees the end is not told apart.
    const passes = routed.trace.some(({ step }) => step === 'passthrough');
    if (passes && probe.behaviour.status === 'reset') probe = { ...probe, behaviour: {} };
  } catch (error) {
    const problem = `the engine fails: ${error}`;
    return {
      verdict: {
        ...baseOf(ground, probe),
        routed: undefined,
        prediction: undefined,
        differences: [problem],
        skipped: undefined,
      },
    };
  }
  const base = baseOf(ground, probe);
  const prediction = predict(ground, probe, routed);
  if (prediction === undefined) {
    const { undefinedOrder } = routed.outcome;
    const skipped = undefinedOrder.length > 0 ? 'the age of objects decides' : 'a fact that is not given decides';
    return { verdict: { ...base, routed, prediction, differences: [], skipped } };
  }
  const { request, behaviour } = probe;
  const isGateway = proxy.proxy === 'router';
  const isRandom =
    prediction.branches.length > 1 ||
    prediction.mirrors.some(({ share }) => share < 1) ||
    (prediction.delay !== undefined && prediction.delay.share < 1);
  const shot: Shot = {
    id,
    via: proxy.address,
    dial: isGateway ? undefined : ground.dialled(request.host, proxy),
    port: isGateway ? ground.gatewayPort(proxy, request.port) : request.port,
    kind: request.scheme,
    method: request.method,
    path: request.path,
    headers: { host: `${request.host}${request.port === 80 ? '' : `:${request.port}`}`, ...request.headers },
    sni: request.sni,
    behaviour,
    count: isRandom ? OFTEN : 1,
    slowMs: prediction.delay?.leastMs,
  };
  const judge = (samples: readonly Sample[], found: readonly string[]) => ({
    ...base,
    routed,
    prediction,
    samples,
    differences: found,
    skipped: undefined,
  });
  return { proxy, shot, prediction, judge };
}

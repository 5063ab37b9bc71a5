import { parse } from 'yaml';
import { manifestsOf } from '../cluster/manifests';

/** How the chart measures: its load test, and what kills pods meanwhile. */
export interface Experiment {
  readonly seconds: number;
  readonly perSecond: number;
  readonly killEveryMs: number;
  /** The label of the pods that are killed. */
  readonly selector: string;
}

/** Enough for the rows to be told apart. */
const SHORT_KILLS = 3;

/** Reads the exercises `08-load-test` and `09-pod-chaos`; the whole of it, or three kills of it. */
export function experimentOf(full: boolean): Experiment {
  const { data } = objectOf<ConfigMap>('08-load-test', 'ConfigMap');
  const [phase] = (parse(data['config.yaml']) as LoadTest).config.phases;
  const [{ env }] = objectOf<Deployment>('09-pod-chaos', 'Deployment').spec.template.spec.containers;
  const setting = (name: string) => env.find((one) => one.name === name)?.value ?? '';
  const killEveryMs = Number(setting('INTERVAL')) * 1000;
  return {
    seconds: full ? phase.duration : (SHORT_KILLS * killEveryMs) / 1000,
    perSecond: phase.arrivalRate,
    killEveryMs,
    selector: setting('SELECTOR'),
  };
}

function objectOf<T>(exercise: string, kind: string): T {
  const found = manifestsOf(`exercises/webgatos-${exercise}`).find(({ read }) => read.kind === kind);
  if (found === undefined) throw new Error(`the exercise ${exercise} has no ${kind}`);
  return found.object as T;
}

interface ConfigMap {
  readonly data: { readonly 'config.yaml': string };
}

interface LoadTest {
  readonly config: { readonly phases: readonly [{ readonly duration: number; readonly arrivalRate: number }] };
}

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly [{ readonly env: readonly { readonly name: string; readonly value: string }[] }];
      };
    };
  };
}

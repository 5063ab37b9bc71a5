import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './build';
import { cacheFolder } from './build/cache';
import { type ControlPlane, startControlPlane } from './control-plane';
import type { LabOptions } from './options';
import type { Lab, Proof, ProofResult } from './proof';
import { failure, type Proven } from './report/counts';
import { type Run, startRun } from './run';

/** Runs a proof with processes, namespaces and files of its own, of which nothing is there afterwards. */
export async function prove(
  name: string,
  load: () => Proof,
  options: LabOptions,
  binaries: Binaries,
  log: (text: string) => void,
): Promise<Proven> {
  const start = performance.now();
  const proof = loaded(name, load);
  log(proof.title);
  const run = await startRun(join(cacheFolder(), 'runs'), log, name);
  let ending = false;
  const interrupted = stopWhenInterrupted(run, () => {
    ending = true;
  });
  const planes: ControlPlane[] = [];
  const lab: Lab = {
    options,
    binaries,
    run,
    // What still runs then has nothing to say but that the rest is gone.
    log: (text) => ending || log(text),
    startControlPlane: async (wanted) => {
      const plane = await startControlPlane(run, binaries, wanted);
      planes.push(plane);
      log(`the control plane is up: kubectl --kubeconfig ${plane.kubeconfigPath}`);
      return plane;
    },
  };
  const results: ProofResult[] = [];
  try {
    results.push(...(await proof.run(lab)));
  } catch (error) {
    results.push(failure(proof, error));
  }
  if (options.keep) await untilInterrupted(planes, log);
  ending = true;
  const left = await run.stop();
  interrupted.done();
  results.push({
    claim: 'Nothing of the run is left',
    expected: 'no process, namespace or link',
    measured: left.length === 0 ? 'none' : left.join(', '),
    ok: left.length === 0,
  });
  if (results.every(({ ok }) => ok)) rmSync(run.directory, { recursive: true, force: true });
  else log(`the logs of ${name} are in ${run.directory}`);
  return { name, title: proof.title, seconds: (performance.now() - start) / 1000, results };
}

/** A proof that cannot be loaded fails as one that cannot be run. */
function loaded(name: string, load: () => Proof): Proof {
  try {
    return load();
  } catch (error) {
    return { name, title: name, run: () => Promise.reject(error) };
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal stops the run, a second one ends this process at once; what runs is ended then too. */
function stopWhenInterrupted(run: Run, onStop: () => void): { done(): void } {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    onStop();
    console.log('stopping');
    run.stop().then(
      (left) => {
        if (left.length > 0) console.error(`left: ${left.join(', ')}`);
        process.exit(130);
      },
      () => process.exit(130),
    );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    done: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}

/** Waits for Ctrl-C, which ends the process when everything is stopped. */
async function untilInterrupted(planes: readonly ControlPlane[], log: (text: string) => void): Promise<void> {
  for (const { kubeconfigPath } of planes) log(`kubectl --kubeconfig ${kubeconfigPath} get pods -A`);
  log('Ctrl-C stops everything');
  // Something has to be there to wait for.
  setInterval(() => {}, 60_000);
  await new Promise(() => {});
}

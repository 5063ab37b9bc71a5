import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FromWorker, Shot, ShotResult } from './wire';

interface Waiting {
  done(results: readonly ShotResult[]): void;
  fail(error: Error): void;
}

/** The process in the hub's namespace, as the rest of the test sees it. */
export class Hub {
  private readonly waiting = new Map<number, Waiting>();
  private batches = 0;
  private failed: Error | undefined;

  private constructor(private readonly worker: ChildProcess) {}

  static start(netns: string, environment: { readonly [name: string]: string }): Promise<Hub> {
    const program = [process.execPath, ...process.execArgv, join(__dirname, 'worker.ts')];
    const worker = spawn('ip', ['netns', 'exec', netns, ...program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...environment },
    });
    const hub = new Hub(worker);
    return new Promise((done, fail) => {
      worker.once('exit', (code) => {
        hub.failed = new Error(`the servers of the test have ended with ${code}`);
        fail(hub.failed);
        for (const one of hub.waiting.values()) one.fail(hub.failed);
      });
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') {
          done(hub);
          return;
        }
        hub.waiting.get(message.batch)?.done(message.results);
        hub.waiting.delete(message.batch);
      });
    });
  }

  shoot(shots: readonly Shot[]): Promise<readonly ShotResult[]> {
    if (this.failed !== undefined) return Promise.reject(this.failed);
    const batch = this.batches++;
    return new Promise((done, fail) => {
      this.waiting.set(batch, { done, fail });
      this.worker.send({ kind: 'shots', batch, shots });
    });
  }

  /** Resolves when it has ended and its ports are free. */
  stop(): Promise<void> {
    if (this.worker.exitCode !== null || this.worker.signalCode !== null) return Promise.resolve();
    const ended = new Promise<void>((done) => this.worker.once('exit', () => done()));
    this.worker.kill('SIGKILL');
    return ended;
  }
}

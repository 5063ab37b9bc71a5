import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Container, V1Pod } from '@kubernetes/client-node';
import type { Child, Namespace, Run } from '../run';
import type { Setting } from '../stand-in/part';
import { partOf } from '../stand-in/parts';
import type { ContainerState } from './pod-status';

export interface ContainerOptions {
  readonly run: Run;
  /** The compiled program of the stand-ins. */
  readonly program: string;
  readonly pod: V1Pod;
  readonly container: V1Container;
  readonly namespace: Namespace;
  readonly directory: string;
  readonly controlPort: number;
  readonly startUpMs: number;
  readonly files: { readonly [path: string]: string };
  /** Called when its state changes. */
  changed(): void;
}

const BACK_OFF_MS = 1000;

/** A container of a pod, played by a stand-in that is started again when it ends. */
export class Container {
  private child: Child | undefined;
  private startedAt: Date | undefined;
  private ready = false;
  private restarts = 0;
  private stopped = false;

  public constructor(private readonly options: ContainerOptions) {}

  public start(): void {
    const { run, program, pod, container, namespace, directory } = this.options;
    mkdirSync(directory, { recursive: true });
    const file = join(directory, `${container.name}.json`);
    writeFileSync(file, JSON.stringify(this.setting()));
    const child = run.spawn({
      name: `${pod.metadata?.namespace}-${pod.metadata?.name}-${container.name}`,
      program: process.execPath,
      args: [program, file],
      namespace,
      cwd: directory,
    });
    this.child = child;
    this.startedAt = new Date();
    // Without a probe a container is ready as soon as it runs, whether or not it listens yet.
    this.ready = container.readinessProbe === undefined;
    if (!this.ready) this.probe(child);
    void child.exited.then(() => this.ended(child));
  }

  public get state(): ContainerState {
    const { name, image = '' } = this.options.container;
    return { name, image, startedAt: this.startedAt, ready: this.ready, restarts: this.restarts };
  }

  public async terminate(graceMs: number): Promise<void> {
    this.stopped = true;
    await this.child?.stop(graceMs);
  }

  private setting(): Setting {
    const { pod, container, controlPort, startUpMs, files } = this.options;
    const env = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value ?? '']));
    const image = container.image ?? '';
    return {
      part: partOf({ image, env, files }),
      pod: pod.metadata?.name ?? '',
      namespace: pod.metadata?.namespace ?? '',
      version: pod.metadata?.labels?.version ?? image.split(':').at(-1) ?? '',
      ports: (container.ports ?? []).map(({ containerPort }) => containerPort),
      controlPort,
      startUpMs,
    };
  }

  private ended(child: Child): void {
    if (this.stopped || child !== this.child) return;
    this.ready = false;
    this.startedAt = undefined;
    this.options.changed();
    setTimeout(() => {
      if (this.stopped) return;
      this.restarts += 1;
      this.start();
      this.options.changed();
    }, BACK_OFF_MS);
  }

  /** As the sidecar's agent does for the kubelet: asked from inside, past the proxy. */
  private probe(child: Child): void {
    const { namespace, controlPort, container } = this.options;
    const delay = (container.readinessProbe?.initialDelaySeconds ?? 0) * 1000;
    const ask = async () => {
      if (this.stopped || child !== this.child || child.ended !== undefined) return;
      const { listening } = await fetch(`http://${namespace.address}:${controlPort}/__listening`)
        .then((response) => response.json() as Promise<{ listening: boolean }>)
        .catch(() => ({ listening: false }));
      if (listening && child === this.child) {
        this.ready = true;
        this.options.changed();
      } else {
        setTimeout(() => void ask(), 200).unref();
      }
    };
    setTimeout(() => void ask(), delay).unref();
  }
}

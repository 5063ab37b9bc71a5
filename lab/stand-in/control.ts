import type { Behaviour, Counts, Load, LoadResult } from './part';

/** The side door of a running stand-in: what it counted, how it behaves, and requests from where it is. */
export class StandIn {
  public constructor(
    private readonly address: string,
    private readonly port: number,
  ) {}

  public counts(): Promise<Counts> {
    return this.ask('counts');
  }

  public reset(): Promise<Counts> {
    return this.ask('reset');
  }

  public behave(behaviour: Partial<Behaviour>): Promise<Behaviour> {
    return this.ask('behave', behaviour);
  }

  /** Sends requests from the pod, as `kubectl exec` with `curl` would. */
  public send(load: Load): Promise<readonly LoadResult[]> {
    return this.ask('load', load);
  }

  private async ask<T>(what: string, body?: unknown): Promise<T> {
    const response = await fetch(`http://${this.address}:${this.port}/__${what}`, {
      method: 'POST',
      body: JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(180_000),
    });
    if (!response.ok) throw new Error(`the stand-in at ${this.address} answered ${response.status} to ${what}`);
    return (await response.json()) as T;
  }
}

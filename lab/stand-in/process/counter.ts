import type { Counts, Received } from '../part';

const KEPT = 20;

/** Counts what arrives. */
export class Counter {
  private requests = 0;
  private last: Received[] = [];

  public add(received: Received): void {
    this.requests += 1;
    this.last = [...this.last.slice(1 - KEPT), received];
  }

  public reset(): void {
    this.requests = 0;
    this.last = [];
  }

  public get counts(): Counts {
    return { requests: this.requests, last: this.last };
  }
}

import type { GatewaySpecListeners } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { checkDistinctListener, type Listener } from './listener';

/** The listeners of a Gateway or of a ListenerSet, checked one after the other as they are added. */
export class ListenerList {
  readonly #owner: MeshResource<unknown>;
  readonly #listeners: Listener[] = [];
  readonly #rendered: Wire<GatewaySpecListeners>[] = [];

  public constructor(owner: MeshResource<unknown>) {
    this.#owner = owner;
  }

  public add(listener: Listener): void {
    const json = listener._render(this.#owner, `listeners[${this.#listeners.length}]`);
    checkDistinctListener(listener, this.#listeners, this.#owner);
    this.#listeners.push(listener);
    this.#rendered.push(json);
    checkAtMost(this.#listeners, { property: 'listeners', at: this.#owner }, 64);
  }

  /** Fails for a name that no listener has. */
  public check(name: string): void {
    const names = this.#listeners.map((listener) => listener.name);
    if (names.includes(name)) return;
    throw new MeshError('MESH_UNKNOWN_LISTENER', {
      property: 'listener',
      value: name,
      must: `be a listener of ${this.#owner.kind} ${this.#owner.name}, which has ${names.join(', ') || 'none'}`,
      at: this.#owner,
    });
  }

  /** The listeners in their wire form. */
  public render(): Wire<GatewaySpecListeners>[] {
    return this.#rendered;
  }

  /** What is wrong with the finished list. */
  public problems(): string[] {
    if (this.#listeners.length > 0) return [];
    const problem = { property: 'listeners', must: 'have at least one entry', fix: 'call addListener' };
    return [new MeshError('MESH_NO_LISTENER', problem).message];
  }
}

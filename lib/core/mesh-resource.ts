import { ApiObject, Lazy } from 'cdk8s';
import { Resource, type ResourceProps } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import { applyOverride, type Override, readOverride } from './override';

/** What every construct of this library takes: the metadata of the object. */
export type MeshResourceProps = ResourceProps;

/** The names of a kind. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
}

/**
 * A custom resource of the mesh.
 *
 * A resource is a cdk8s-plus `Resource`: it has `name`, `metadata` and `permissions`, and roles take it. Its one child
 * is the `ApiObject` called `Resource`.
 */
export abstract class MeshResource<Spec> extends Resource {
  /** The plural name of the kind, as roles and URLs of the API server have it. */
  public readonly resourceType: string;
  protected readonly apiObject: ApiObject;
  readonly #overrides: Override[] = [];

  protected constructor(scope: Construct, id: string, kind: ResourceKind, props: MeshResourceProps) {
    super(scope, id);
    this.resourceType = kind.plural;
    this.apiObject = new OverridableObject(
      this,
      { apiVersion: kind.apiVersion, kind: kind.kind, metadata: props.metadata, spec: lazy(() => this._toSpec()) },
      this.#overrides,
    );
  }

  /** The namespace that the resource lives in, from its metadata or its chart. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * Sets one field of the rendered manifest, after everything else: the way out for a field that the pinned CRDs do not
   * have yet.
   *
   * @param pointer JSON pointer into the manifest, such as `/spec/http/0/retries/newField`; objects that are missing on
   * the way are made, and `-` as the last step appends to a list
   * @param value the JSON to set; `undefined` removes the field
   * @throws MeshError MESH_INVALID_POINTER for what is no pointer, and, when the app is synthesized, for a pointer that
   * does not fit the manifest
   * @throws MeshError MESH_INVALID_OVERRIDE for a value that is not JSON, such as a function
   */
  public override(pointer: string, value: unknown): void {
    this.#overrides.push(readOverride(pointer, value, this));
  }

  /** @internal The spec in its wire form; called when the app is synthesized. */
  public abstract _toSpec(): Spec;
}

/** Overrides come after the object is rendered, so that no type stands in their way. */
class OverridableObject extends ApiObject {
  readonly #overrides: readonly Override[];

  public constructor(
    scope: Construct,
    props: ConstructorParameters<typeof ApiObject>[2],
    overrides: readonly Override[],
  ) {
    super(scope, 'Resource', props);
    this.#overrides = overrides;
  }

  public override toJson(): unknown {
    const manifest = super.toJson();
    const owner = this.node.scope as IConstruct;
    for (const override of this.#overrides) applyOverride(manifest, override, owner);
    return manifest;
  }
}

function lazy(produce: () => unknown): unknown {
  return Lazy.any({ produce });
}

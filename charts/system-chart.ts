import { type ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** A chart whose objects live in one namespace and are named after the id of their construct. */
export class SystemChart extends Chart {
  public constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id, { namespace, disableResourceNameHashes: true });
  }

  public override generateObjectName(apiObject: ApiObject): string {
    const construct = apiObject.node.id === 'Resource' ? apiObject.node.scope : apiObject;
    return construct?.node.id ?? apiObject.node.id;
  }
}

import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The objects below a construct that belong to the same chart as the construct, in the order of their definition. */
export function apiObjectsOf(construct: IConstruct): readonly ApiObject[] {
  const objects: ApiObject[] = [];
  const visit = (current: IConstruct): void => {
    if (current instanceof ApiObject) objects.push(current);
    for (const child of current.node.children) if (!(child instanceof Chart)) visit(child);
  };
  visit(construct);
  return objects;
}

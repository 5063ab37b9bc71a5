import type { SchemaNode } from './schema';

const string: SchemaNode = { type: 'string' };
const strings: SchemaNode = { type: 'object', nullable: true, additionalProperties: string };
const anything: SchemaNode = { 'x-kubernetes-preserve-unknown-fields': true };

/** The metadata of every object. */
export const metadataSchema: SchemaNode = {
  type: 'object',
  properties: {
    name: string,
    generateName: string,
    namespace: string,
    labels: strings,
    annotations: strings,
    finalizers: anything,
    ownerReferences: anything,
    managedFields: anything,
    creationTimestamp: anything,
    deletionTimestamp: anything,
    deletionGracePeriodSeconds: anything,
    generation: anything,
    resourceVersion: anything,
    selfLink: anything,
    uid: anything,
  },
};

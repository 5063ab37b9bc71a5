import type { IConfigMap } from 'cdk8s-plus-28';
import type { GatewaySpecInfrastructure } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { type LocalObjectRef, renderLocalObjectRef } from './object-ref';

/**
 * What the Deployment, the Service and the other objects that are made for a Gateway are like.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayinfrastructure
 */
export interface GatewayInfrastructure {
  /**
   * Labels of the objects, at most 8.
   * @default - Istio copies the labels of the Gateway
   */
  readonly labels?: { readonly [key: string]: string };
  /**
   * Annotations of the objects, at most 16.
   * @default - Istio copies the annotations of the Gateway
   */
  readonly annotations?: { readonly [key: string]: string };
  /**
   * Settings of the implementation. Istio takes a ConfigMap whose entries `deployment`, `service` and the like are
   * merged into the objects.
   * @default - none
   */
  readonly parametersRef?: IConfigMap | LocalObjectRef;
}

const KEY =
  /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const LABEL = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** The infrastructure in its wire form. */
export function renderInfrastructure(
  { labels, annotations, parametersRef }: GatewayInfrastructure,
  gateway: MeshResource<unknown>,
): Wire<GatewaySpecInfrastructure> {
  checkEntries(labels, 'labels', gateway, 8, (text) =>
    text.length <= 63 && LABEL.test(text)
      ? undefined
      : 'be a label of at most 63 letters, digits, dashes, underscores and dots',
  );
  checkEntries(annotations, 'annotations', gateway, 16, (text) =>
    text.length <= 4096 ? undefined : 'have at most 4096 characters',
  );
  return {
    labels: labels && { ...labels },
    annotations: annotations && { ...annotations },
    parametersRef: parametersRef && renderLocalObjectRef(parametersRef, gateway, 'infrastructure.parametersRef'),
  };
}

function checkEntries(
  entries: { readonly [key: string]: string } = {},
  name: string,
  at: MeshResource<unknown>,
  max: number,
  complaint: (text: string) => string | undefined,
): void {
  const property = `infrastructure.${name}`;
  checkAtMost(Object.keys(entries), { property, at }, max);
  for (const [key, text] of Object.entries(entries)) {
    const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
    if (!KEY.test(key) || prefix.length > 252) {
      const must = 'have keys such as example.com/name, with a name of at most 63 characters';
      throw new MeshError('MESH_INVALID_NAME', { property, value: key, must, at });
    }
    const must = complaint(text);
    if (must) throw new MeshError('MESH_INVALID_LABEL', { property: `${property}.${key}`, value: text, must, at });
  }
}

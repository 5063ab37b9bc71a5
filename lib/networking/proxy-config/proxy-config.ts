import type { Construct } from 'constructs';
import type { ProxyConfigSpec } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import type { ProxyImage } from './proxy-image';

/** What a ProxyConfig is for. */
export interface ProxyConfigProps extends MeshResourceProps {
  /**
   * The workload whose proxies are set up.
   * @default - every workload of the namespace; of the mesh, where the ProxyConfig lives in the root namespace
   */
  readonly selector?: WorkloadRef;
  /**
   * The number of worker threads; 0 stands for one on each core of the machine.
   * @default - by the CPU limit of the proxy's container
   */
  readonly concurrency?: number;
  /**
   * Environment variables of the proxy, each of at most 2048 characters. Those that begin with `ISTIO_META_` become
   * metadata of the proxy.
   * @default - none besides those of the mesh
   */
  readonly environmentVariables?: { readonly [name: string]: string };
  /**
   * The image of the proxy.
   * @default - as the mesh is set up
   */
  readonly image?: ProxyImage;
}

/**
 * How proxies run. It counts for pods that are made later: a running proxy keeps what it was started with.
 *
 * @example
 * new ProxyConfig(chart, 'reviews-proxies', {
 *   selector: { matchLabels: { app: 'reviews' } },
 *   concurrency: 2,
 *   image: ProxyImage.DISTROLESS,
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1beta1
 * kind: ProxyConfig
 * metadata:
 *   name: reviews-proxies
 *   namespace: bookinfo
 * spec:
 *   concurrency: 2
 *   image:
 *     imageType: distroless
 *   selector:
 *     matchLabels:
 *       app: reviews
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/
 */
export class ProxyConfig extends MeshResource<Wire<ProxyConfigSpec>> {
  readonly #spec: Wire<ProxyConfigSpec>;

  /**
   * @throws MeshError MESH_OUT_OF_RANGE for a number of threads that is none
   * @throws MeshError MESH_TOO_LONG for an environment variable of more than 2048 characters
   */
  public constructor(scope: Construct, id: string, props: ProxyConfigProps = {}) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig', plural: 'proxyconfigs' }, props);
    const { selector, concurrency, environmentVariables, image } = props;
    for (const [name, content] of Object.entries(environmentVariables ?? {})) {
      if (content.length <= 2048) continue;
      throw new MeshError('MESH_TOO_LONG', {
        property: `environmentVariables.${name}`,
        value: `${content.length} characters`,
        must: 'have at most 2048 characters',
        at: this,
      });
    }
    this.#spec = {
      selector: selector && { matchLabels: labelsOf(selector, this) },
      concurrency: checkInteger(concurrency, { property: 'concurrency', at: this }, 0),
      environmentVariables: environmentVariables && { ...environmentVariables },
      image: image && { imageType: image.imageType },
    };
  }

  /** @internal */
  public _toSpec(): Wire<ProxyConfigSpec> {
    return this.#spec;
  }
}

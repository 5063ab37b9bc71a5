import { isIP } from 'node:net';
import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

const GROUP = 'admissionregistration.k8s.io';

/** How a webhook of Istio reaches its control plane. */
export interface ControlPlaneWebhook {
  readonly object: ManifestObject;
  readonly name: string;
  /** Of `clientConfig`. */
  readonly pointer: string;
  readonly url: string | undefined;
  readonly service: JsonObject | undefined;
}

/** The webhooks of Istio's validation and injection, by the names that an installation gives their configurations. */
export function controlPlaneWebhooks(mesh: Mesh): readonly ControlPlaneWebhook[] {
  const validating = mesh
    .kind('ValidatingWebhookConfiguration', GROUP)
    .filter(({ name }) => name === 'istiod-default-validator' || name.startsWith('istio-validator'));
  const mutating = mesh
    .kind('MutatingWebhookConfiguration', GROUP)
    .filter(({ name }) => name.startsWith('istio-sidecar-injector'));
  return [...validating, ...mutating].flatMap((object) =>
    objectsOf(object.json.webhooks).map(([index, { name, clientConfig }]) => {
      const config = asObject(clientConfig) ?? {};
      return {
        object,
        name: String(name ?? ''),
        pointer: `/webhooks/${index}/clientConfig`,
        url: typeof config.url === 'string' ? config.url : undefined,
        service: asObject(config.service),
      };
    }),
  );
}

/** The host of a webhook's URL; undefined where the text is no URL. Go, which reads it, takes a path alone for one too. */
export function hostOf(url: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what Go refuses in a URL
  if (/[\u0000-\u001f\u007f]/.test(url) || url.startsWith(':') || /^[^/?#]*%(?![0-9a-fA-F]{2})/.test(url))
    return undefined;
  const [, scheme, authority] = /^(?:([^/?#:]*):)?(?:\/\/([^/?#]*))?/.exec(url) ?? [];
  if (scheme !== undefined && !/^[a-zA-Z][a-zA-Z0-9+.-]*$/.test(scheme)) return undefined;
  if (authority === undefined) return '';
  const address = authority.slice(authority.lastIndexOf('@') + 1);
  const found = /^(?:\[([^\][]*)\]|([^:[\]\s<>"]*))(?::(\d*))?$/.exec(address);
  return found ? (found[1] ?? found[2]) : undefined;
}

/** Whether a URL's host is an address and no name. */
export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

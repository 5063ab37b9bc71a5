import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

const SCHEMES = ['oci', 'https', 'http', 'file'];

/** Fails unless `url` is where a proxy can take a Wasm module from; returns it. */
export function checkModuleUrl(url: string, at: MeshResource<unknown>, property: string): string {
  // Without a scheme it is an OCI image, such as registry.example.com/filter:v1.
  const [, scheme = 'oci', place = url] = /^([a-z][-+.a-z0-9]*):\/\/(.*)$/i.exec(url) ?? [];
  const known = SCHEMES.includes(scheme.toLowerCase());
  if (!known || place === '' || /\s/.test(url) || !URL.canParse(`${scheme}://${place}`)) {
    throw new MeshError('MESH_INVALID_URL', {
      property,
      value: url,
      must: 'be the URL of a Wasm module: oci://, https://, http:// or file://',
      at,
    });
  }
  return url;
}

/** Fails unless `sha256` is absent or a checksum, the same as that of the URL where it names one; returns it. */
export function checkSha256(
  sha256: string | undefined,
  url: string,
  at: MeshResource<unknown>,
  property: string,
): string | undefined {
  if (sha256 === undefined) return undefined;
  if (!/^[a-f0-9]{64}$/.test(sha256)) {
    throw new MeshError('MESH_INVALID_SHA256', {
      property,
      value: sha256,
      must: 'be 64 lower-case hexadecimal digits',
      at,
    });
  }
  const named = /@sha256:([a-f0-9]+)$/.exec(url)?.[1];
  if (named !== undefined && named !== sha256) {
    throw new MeshError('MESH_INVALID_SHA256', {
      property,
      value: sha256,
      must: 'be the checksum that the url names',
      at,
    });
  }
  return sha256;
}

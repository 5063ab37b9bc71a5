import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { removedVersion, SUCCESSORS } from './removed-versions';
import { givenVersions, servedVersions } from './served-versions';

/** An object of an API version that no API server takes any more, or that its CRD does not serve. */
export const unservedVersion: Rule = {
  code: 'MESH0008',
  title: 'API version is not served',
  severity: 'error',
  reads: [],
  fix: 'write the API version that is served',
  description:
    'Kubernetes drops old API versions from release to release, and a CRD serves only some of the versions that it once had. The API server refuses an object of any other version, so that nothing of it reaches the cluster.',
  check(mesh, report) {
    const given = givenVersions(mesh);
    const known = new Map<string, readonly string[] | undefined>();
    for (const object of mesh.objects) {
      const { apiVersion, group, kind } = object;
      const name = `${group}/${kind}`;
      if (!known.has(name)) known.set(name, given.get(name) ?? servedVersions(group, kind));
      const served = known.get(name);
      const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
      if (served?.includes(version)) continue;
      if (served !== undefined) reportUnserved(object, served, given.has(name), mesh, report);
      else reportRemoved(object, report);
    }
  },
};

function reportRemoved(object: ManifestObject, report: Report): void {
  const { apiVersion, kind } = object;
  const removed = removedVersion(apiVersion, kind);
  if (removed === undefined) return;
  const { release, instead, also } = removed;
  report({
    object,
    pointer: '/apiVersion',
    message: `${release} removed ${apiVersion} ${kind}: the API server refuses the object`,
    fix:
      instead === undefined
        ? `use ${SUCCESSORS[kind] ?? 'what has taken its place'}`
        : `write apiVersion: ${instead}${also === undefined ? '' : `; ${also}`}`,
  });
}

function reportUnserved(
  object: ManifestObject,
  served: readonly string[],
  isGiven: boolean,
  mesh: Mesh,
  report: Report,
): void {
  const { apiVersion, group, kind } = object;
  const versions = served.length === 0 ? 'no version' : served.join(' and ');
  // Which release of a CRD is installed is another's choice; Istio has never dropped a version.
  const isCertain = isGiven || group.endsWith('.istio.io') || mesh.options.assumeComplete === true;
  report({
    object,
    pointer: '/apiVersion',
    message: `${apiVersion} of ${kind} is not served: the CRD ${isGiven ? 'that is given' : 'of its latest release'} serves ${versions}`,
    ...(served[0] !== undefined && { fix: `write apiVersion: ${group}/${served[0]}` }),
    ...(!isCertain && { severity: 'warning' }),
  });
}

import type { V1Container, V1Pod } from '@kubernetes/client-node';

/** What is in the volumes of ConfigMaps that a container mounts, by the path of the file. */
export async function mountedFiles(
  pod: V1Pod,
  container: V1Container,
  configMap: (name: string) => Promise<{ readonly [key: string]: string }>,
): Promise<{ readonly [path: string]: string }> {
  const files: { [path: string]: string } = {};
  for (const { name, mountPath } of container.volumeMounts ?? []) {
    const source = pod.spec?.volumes?.find((volume) => volume.name === name)?.configMap;
    if (source?.name === undefined) continue;
    const data = await configMap(source.name);
    for (const key in data) files[`${mountPath}/${key}`] = data[key] as string;
  }
  return files;
}

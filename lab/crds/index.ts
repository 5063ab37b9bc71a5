import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { moduleSources } from '../build/modules';
import { definitionFromSchema } from './from-schema';

/** `mesh` has Istio and the Gateway API, `all` also what the exercises of the sample systems need. */
export type CrdSet = 'mesh' | 'all';

/** A file, or a folder with files, in a module. */
interface Place {
  readonly module: string;
  readonly path: string;
}

const MESH: readonly Place[] = [
  { module: 'istio.io/api', path: 'kubernetes/customresourcedefinitions.gen.yaml' },
  { module: 'sigs.k8s.io/gateway-api', path: 'config/crd/standard' },
];

const OPERATORS: readonly Place[] = [
  { module: 'github.com/kedacore/keda/v2', path: 'config/crd/bases' },
  { module: 'k8s.io/autoscaler/vertical-pod-autoscaler', path: 'deploy/vpa-v1-crd-gen.yaml' },
];

/** No module has the definitions of these; they come from the schemas that the constructs are generated from. */
const FROM_SCHEMAS = ['mysql.oracle.com/InnoDBCluster', 'rabbitmq.com/RabbitmqCluster'];

/** Reads the definitions of the projects themselves, at the pinned versions. */
export async function customResourceDefinitions(set: CrdSet): Promise<KubernetesObject[]> {
  const places = set === 'all' ? [...MESH, ...OPERATORS] : MESH;
  const sources = await moduleSources(
    'crds',
    places.map(({ module }) => module),
  );
  const files = places.flatMap(({ module, path }) => yamlFiles(join(sources.get(module) ?? '', path)));
  const read = files.flatMap((file) => definitionsIn(readFileSync(file, 'utf8')));
  return set === 'all' ? [...read, ...FROM_SCHEMAS.map(definitionFromSchema)] : read;
}

function yamlFiles(path: string): string[] {
  if (path.endsWith('.yaml')) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(path, name));
}

/** Other kinds, such as the policies beside the Gateway API's, are not for this API server. */
function definitionsIn(text: string): KubernetesObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .map((object) => object as KubernetesObject);
}

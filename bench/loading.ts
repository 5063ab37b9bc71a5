import type { Scenario } from './scenarios';

/** What it costs to load the library, beside what its users load anyway. */
export const LOADING = {
  requireBase: 'require cdk8s, cdk8s-plus-28',
  required: 'and cdk8s-mesh',
  requiredNames: 'and five names of it',
  importBase: 'import cdk8s, cdk8s-plus-28',
  importedNames: 'and five names of cdk8s-mesh',
} as const;

const NAMES = 'MeshApp, VirtualService, DestinationRule, Gateway, VersionedService';

export function loading(): Scenario[] {
  const requireBase = "require('cdk8s'); require('cdk8s-plus-28');";
  const importBase = "import 'cdk8s'; import 'cdk8s-plus-28';";
  return [
    load('nothing', ''),
    load(LOADING.requireBase, requireBase),
    load(LOADING.required, `${requireBase} require('cdk8s-mesh');`),
    load(LOADING.requiredNames, `${requireBase} const { ${NAMES} } = require('cdk8s-mesh');`),
    load(LOADING.importBase, importBase, '--input-type=module'),
    load(LOADING.importedNames, `${importBase} import { ${NAMES} } from 'cdk8s-mesh';`, '--input-type=module'),
  ];
}

function load(tool: string, code: string, ...options: string[]): Scenario {
  return { group: 'loading', tool, command: () => ({ program: process.execPath, args: [...options, '-e', code] }) };
}

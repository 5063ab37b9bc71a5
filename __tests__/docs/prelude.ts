import { join } from 'node:path';
import { type Example, isModule } from './examples';
import { exportedNames } from './public-names';

/**
 * What fragments may use without an import. `app` and `chart` are there already: the chart is in namespace `bookinfo`,
 * and its objects are named after their construct's id.
 */
const IMPORTS: readonly (readonly [module: string, names: readonly string[]])[] = [
  ['cdk8s-mesh', exportedNames(join(__dirname, '..', '..', 'lib', 'index.ts'))],
  ['cdk8s', ['App', 'Chart', 'Duration', 'Size', 'Testing']],
  ['constructs', ['Construct']],
];
export const GIVEN: Readonly<Record<string, string>> = { app: 'App', chart: 'Chart' };

/** The one line that goes before the example's own; empty before a module, which imports what it uses. */
export function preludeOf(example: Example): string {
  if (isModule(example)) return '';
  const own = declaredNames(example);
  const taken = new Set(own);
  const statements = IMPORTS.map(([module, names]) => {
    const free = names.filter((name) => !taken.has(name));
    for (const name of free) taken.add(name);
    return `import { ${free.join(', ')} } from '${module}';`;
  });
  if (!own.has('kplus')) statements.push("import * as kplus from 'cdk8s-plus-28';");
  for (const name of givenTo(example)) statements.push(`declare const ${name}: import('cdk8s').${GIVEN[name]};`);
  return statements.join(' ');
}

/** Which of the given objects the fragment does not declare itself. */
export function givenTo(example: Example): string[] {
  const own = declaredNames(example);
  return isModule(example) ? [] : Object.keys(GIVEN).filter((name) => !own.has(name));
}

function declaredNames({ lines }: Example): Set<string> {
  const text = lines.map((line) => line.text).join('\n');
  const plain = [
    ...text.matchAll(/^\s*(?:export )?(?:abstract )?(?:const|let|class|function|interface|type|enum) (\w+)/gm),
  ];
  const destructured = [...text.matchAll(/^\s*(?:const|let) [{[]([^=]*?)[}\]]\s*=/gm)];
  return new Set([
    ...plain.map((match) => match[1] as string),
    ...destructured.flatMap((match) => (match[1] as string).split(/[\s,:.]+/)),
  ]);
}

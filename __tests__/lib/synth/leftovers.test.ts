import { describe, expect, test } from '@jest/globals';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { MeshApp, type MeshAppProps } from 'cdk8s-mesh';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

/** The synthesis of an app with these charts. */
function synth(outdir: string, charts: readonly string[], props: MeshAppProps = {}) {
  const app = new MeshApp({ ...props, outdir });
  for (const id of charts) new ApiObject(new Chart(app, id), 'x', { apiVersion: 'v1', kind: 'Thing' });
  return app.synth();
}

describe('of an earlier synthesis', () => {
  test.each(['.k8s.yaml', '.yaml', '.yml'])('files with the extension %s are removed', (outputFileExtension) => {
    const outdir = temporaryFolder();
    synth(outdir, ['kept', 'gone'], { outputFileExtension });
    expect(synth(outdir, ['kept'], { outputFileExtension })).toEqual({
      written: [],
      unchanged: [`kept${outputFileExtension}`],
      removed: [`gone${outputFileExtension}`],
    });
  });

  test('folders that are empty then are removed', () => {
    const outdir = temporaryFolder();
    const yamlOutputType = YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    synth(outdir, ['one', 'two'], { yamlOutputType });
    synth(outdir, ['one']);
    expect(Object.keys(filesIn(outdir))).toEqual(['one.k8s.yaml']);
  });

  test('the metadata of constructs is removed', () => {
    const outdir = temporaryFolder();
    synth(outdir, ['one'], { recordConstructMetadata: true });
    expect(synth(outdir, ['one']).removed).toEqual(['construct-metadata.json']);
  });
});

describe('of somebody else', () => {
  test('files are kept, also those with the same extension', () => {
    const foreign = {
      'NOTES.md': 'notes',
      'values.yaml': 'replicas: 1\n',
      'commented.yaml': '# by hand\napiVersion: v1\nkind: Thing\nmetadata:\n  name: x\n',
      'inside.yaml': 'apiVersion: v1\nkind: Thing\nmetadata:\n  name: x # by hand\nspec:\n  # more\n  a: 1\n',
      'other-order.yaml': 'kind: Thing\napiVersion: v1\nmetadata:\n  name: x\n',
      'second.yaml': 'apiVersion: v1\nkind: Thing\nmetadata:\n  name: x\n---\nkind: Thing\n',
      'empty.yaml': '',
      'sub/kustomization.yaml': 'resources: []\n',
    };
    const outdir = temporaryFolder(foreign);
    expect(synth(outdir, ['one'], { outputFileExtension: '.yaml' }).removed).toEqual([]);
    expect(filesIn(outdir)).toMatchObject(foreign);
  });

  test('packages and hidden folders are not looked at', () => {
    const foreign = { 'node_modules/a/dist/a.k8s.yaml': 'a', '.git/b.k8s.yaml': 'b', 'sub/.cache/c.k8s.yaml': 'c' };
    const outdir = temporaryFolder({ ...foreign, 'sub/d.k8s.yaml': 'd' });
    expect(synth(outdir, ['one']).removed).toEqual(['sub/d.k8s.yaml']);
    expect(filesIn(outdir)).toMatchObject(foreign);
  });
});

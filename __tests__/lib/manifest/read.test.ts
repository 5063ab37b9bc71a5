import { describe, expect, test } from '@jest/globals';
import { type FileAccess, readManifests, readText } from '../../../lib/manifest/read';

function files(texts: Readonly<Record<string, string>>): FileAccess {
  return {
    readFile: (path) => texts[path] ?? fail(path),
    readDirectory: (path) => {
      const below = Object.keys(texts).filter((name) => name.startsWith(`${path}/`));
      if (below.length === 0) return path in texts ? undefined : fail(path);
      return [...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0] as string))];
    },
    readStandardInput: () => texts['-'] ?? '',
  };
}

function fail(path: string): never {
  throw Object.assign(new Error(`cannot open ${path}`), { code: 'ENOENT' });
}

const object = (kind: string, name: string, more = ''): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;
const names = (objects: readonly { kind: string; name: string }[]) =>
  objects.map(({ kind, name }) => `${kind} ${name}`);

describe('paths', () => {
  test('directories are read with all that is below them, other files and hidden ones are left out', () => {
    const { objects, problems } = readManifests(
      ['d'],
      files({
        'd/a.yaml': object('A', 'a'),
        'd/sub/b.yml': object('B', 'b'),
        'd/c.json': '{"apiVersion": "v1", "kind": "C", "metadata": {"name": "c"}}',
        'd/readme.md': 'not: [yaml',
        'd/.git/x.yaml': 'not: [yaml',
        'd/values.yaml': 'replicas: 1\n',
      }),
    );
    expect(problems).toEqual([]);
    expect(names(objects)).toEqual(['A a', 'C c', 'B b']);
    expect(objects.map(({ origin }) => origin.file)).toEqual(['d/a.yaml', 'd/c.json', 'd/sub/b.yml']);
  });

  test('- is standard input', () => {
    const { objects } = readManifests(['-'], files({ '-': object('A', 'a') }));
    expect(objects.map(({ origin }) => origin.file)).toEqual(['-']);
  });

  test('a path that does not exist is a problem and hides no other path', () => {
    const { objects, problems } = readManifests(['gone', 'a.yaml'], files({ 'a.yaml': object('A', 'a') }));
    expect(names(objects)).toEqual(['A a']);
    expect(problems).toEqual([
      {
        code: 'MESH0001',
        severity: 'error',
        message: 'gone cannot be read: there is no such file or directory',
        fix: 'name files or directories that exist and that you may read, or - for standard input',
        file: 'gone',
      },
    ]);
  });

  test('of several paths the later one replaces an object', () => {
    const { objects, problems } = readManifests(
      ['a.yaml', 'b.yaml'],
      files({
        'a.yaml': `${object('A', 'x', 'num: 1')}\n---\n${object('B', 'b')}`,
        'b.yaml': object('A', 'x', 'num: 2'),
      }),
    );
    expect(problems).toEqual([]);
    expect(names(objects)).toEqual(['B b', 'A x']);
    expect(objects[1]?.json.num).toBe(2);
  });

  test('within one path an object that stands twice is a problem', () => {
    const { objects, problems } = readManifests(
      ['d'],
      files({ 'd/a.yaml': object('A', 'x', 'num: 1'), 'd/b.yaml': object('A', 'x', 'num: 2') }),
    );
    expect(objects.map(({ json }) => json.num)).toEqual([2]);
    expect(problems).toMatchObject([
      {
        code: 'MESH0004',
        message: 'A x stands twice, the first time at d/a.yaml:4; the later one replaces it',
        file: 'd/b.yaml',
        position: { line: 4, column: 9 },
      },
    ]);
  });
});

describe('documents', () => {
  test('empty documents and comments are nothing, lists are their items', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: B, metadata: {name: b}}\n';
    const typed = 'apiVersion: v1\nkind: ServiceList\nitems:\n- metadata: {name: c}\n';
    const { objects, problems } = readText(
      `---\n# hi\n---\n${object('A', 'a')}---\nnull\n---\n${list}--- # more\n${typed}---\n`,
    );
    expect(problems).toEqual([]);
    expect(names(objects)).toEqual(['A a', 'B b', 'Service c']);
  });

  test('a broken document is a problem with its place and hides no other document', () => {
    const { objects, problems } = readText(`${object('A', 'a')}---\na: [1\nb: 2\n---\n${object('B', 'b')}`, 'f.yaml');
    expect(names(objects)).toEqual(['A a', 'B b']);
    expect(problems).toMatchObject([{ code: 'MESH0002', file: 'f.yaml', position: { line: 7 } }]);
    expect(problems[0]?.message).toMatch(/^the YAML cannot be read: /);
  });

  test('a document that is no object is a problem', () => {
    const { problems } = readText('- 1\n---\nkind: A\n---\napiVersion: v1\nkind: A\n', 'f.yaml');
    expect(problems.map(({ message, position }) => [message, position?.line])).toEqual([
      ['the document is a list, not an object', 1],
      ['the document has no apiVersion', 3],
      ['the A has no metadata.name', 5],
    ]);
  });

  test('control characters, Windows line ends, a byte order mark and JSON are read as kubectl reads them', () => {
    expect(readText('a: \u0001').problems[0]?.message).toBe(
      'the YAML cannot be read: the control character U+0001 is not allowed',
    );
    expect(names(readText(`\ufeff${object('A', 'a').replaceAll('\n', '\r\n')}`).objects)).toEqual(['A a']);
    expect(names(readText('{\n"apiVersion":"v1",\n"kind":"A",\n"metadata":{"name":"a"}\n}').objects)).toEqual(['A a']);
  });

  test('a name that YAML takes for a number or a boolean is still the name', () => {
    expect(names(readText(object('A', 'y')).objects)).toEqual(['A true']);
    expect(names(readText(object('A', '0777')).objects)).toEqual(['A 511']);
  });
});

describe('places', () => {
  const text = `# first\n---\n${object('A', 'a')}---\n${object('B', 'b', 'spec:\n  hosts:\n  - one\n  - two\n  http:\n  - route:\n      - {host: x}\n')}`;
  const b = readText(text).objects[1];

  test.each([
    ['', 8, 1],
    ['/metadata/name', 11, 9],
    ['/spec/hosts', 13, 3],
    ['/spec/hosts/1', 15, 5],
    ['/spec/http/0/route', 17, 5],
    ['/spec/http/0/route/0/host', 18, 16],
    ['/spec/http/0/timeout', 17, 5],
    ['/spec/http/7', 16, 3],
    ['/status', 8, 1],
  ])('%s is at line %i, column %i', (pointer, line, column) => {
    expect(b?.origin.position(pointer)).toEqual({ line, column });
  });

  test('a text that is too far indented has no places but those that need no full parse', () => {
    const { objects } = readText(`${object('A', 'a')}spec:\n${' '.repeat(50_000)}b: {c: 1}\n`);
    expect(objects[0]?.origin.position('/spec/b')).toEqual({ line: 6, column: 50_001 });
    expect(objects[0]?.origin.position('/spec/b/c')).toBeUndefined();
  });

  test('fields of lists, merge keys and aliases are found where they are written', () => {
    const { objects } = readText(
      'apiVersion: v1\nkind: List\nx: &x\n  num: 1\nitems:\n- apiVersion: v1\n  kind: A\n  metadata: {name: a}\n  spec:\n    <<: *x\n    m: *x\n',
    );
    expect(objects[0]?.origin.position('/metadata/name')).toEqual({ line: 8, column: 20 });
    expect(objects[0]?.origin.position('/spec/num')).toEqual({ line: 4, column: 8 });
    expect(objects[0]?.origin.position('/spec/m/num')).toEqual({ line: 4, column: 8 });
  });
});

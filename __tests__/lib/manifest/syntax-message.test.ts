import { expect, test } from '@jest/globals';
import { readText } from '../../../lib/manifest/read';

/** Line and message of what makes a text no YAML. */
function mistakes(text: string): string[] {
  return readText(text, 'a.yaml').problems.map(
    ({ message, position }) => `${position?.line}: ${message.replace('the YAML cannot be read: ', '')}`,
  );
}

test.each([
  [
    'a field where the items of a list begin',
    'spec:\n  servers:\n    - port: 80\n    hosts: []\n',
    '4: "hosts" stands where the items of a list begin: it needs 6 spaces before it to be a field of the item above, or 2 spaces to end the list',
  ],
  [
    'a field between two levels',
    'ports:\n  - name: http\n   port: 80\n',
    '3: "port" has 3 spaces before it, but the fields that it could stand beside have 0 or 4',
  ],
  [
    'a field too far to the left of its neighbours',
    'spec:\n    a: 1\n # a comment\n\n  b: 2\n',
    '5: "b" has 2 spaces before it, but the fields that it could stand beside have 0 or 4',
  ],
  [
    'words after a value in quotes',
    'a:\n  kill-mode: "fixed" __\n  b: 1\n',
    '2: "__" stands after the end of the value: put all of it in quotes, or a # before a comment',
  ],
  [
    'a separator that is indented',
    'a:\n  b: 1\n  ---\n  c: 2\n',
    '3: "---" has spaces before it: what parts documents begins its line',
  ],
  [
    'a field after a list at its level',
    '- containerPort: 8080\nresources:\n  limits: {}\n',
    '2: "resources" is a field, but what stands before it at its level is a list',
  ],
  [
    'a field below a value',
    'spec:\n  a: 1\n    b: 2\n',
    '2: "b" is indented below "a: 1", which has a value and so no fields',
  ],
  [
    'a word of its own',
    'spec:\n  selector: {}\nimplementation\n  servers: []\n',
    '3: "implementation" stands alone: a field needs a colon after it, and a comment a # before it',
  ],
  [
    'a last word of its own',
    'spec:\n  a: b\n  hosts\n',
    '3: "hosts" stands alone: a field needs a colon after it, and a comment a # before it',
  ],
  ['a colon in a value', 'a: b: c\n', '1: "b: c" has a colon in it: quote the value'],
  ['a tab', 'spec:\n\ta: 1\n', '2: the line is indented by a tab, but YAML takes spaces only'],
])('%s', (_, text, message) => {
  expect(mistakes(text)).toEqual([message]);
});

test('other mistakes are told as the parser tells them', () => {
  expect(mistakes('a: @x\n')).toEqual(['1: plain value cannot start with reserved character @']);
  expect(mistakes('a: "x\nb: 1\n')).toHaveLength(1);
  expect(mistakes('a: [1, 2\nb: 1\n')).toHaveLength(1);
});

test('lists whose dashes begin below their field are no mistake', () => {
  expect(mistakes('apiVersion: v1\nkind: A\nmetadata: {name: a}\nspec:\n  ports:\n  - port: 80\n  type: b\n')).toEqual(
    [],
  );
});

import { existsSync, mkdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { publish as publishFiles } from '../../../lib/synth/publish';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

const publish = (files: Record<string, string>, to: string) =>
  publishFiles(to, new Map(Object.entries(files)), (path) => path.endsWith('.k8s.yaml'));

const YEAR_2000 = new Date('2000-01-01T00:00:00Z');

test('makes the target folder and fills it, subfolders included', () => {
  const from = { 'a.k8s.yaml': 'a', 'exercises/b.k8s.yaml': 'b' };
  const to = join(temporaryFolder(), 'dist');
  expect(publish(from, to)).toEqual({ written: ['a.k8s.yaml', 'exercises/b.k8s.yaml'], unchanged: [], removed: [] });
  expect(filesIn(to)).toEqual({ 'a.k8s.yaml': 'a', 'exercises/b.k8s.yaml': 'b' });
});

test('touches only what has changed', () => {
  const from = { 'same.k8s.yaml': 'same', 'other.k8s.yaml': 'new' };
  const to = temporaryFolder({ 'same.k8s.yaml': 'same', 'other.k8s.yaml': 'old' });
  for (const file of ['same.k8s.yaml', 'other.k8s.yaml']) utimesSync(join(to, file), YEAR_2000, YEAR_2000);
  expect(publish(from, to)).toEqual({ written: ['other.k8s.yaml'], unchanged: ['same.k8s.yaml'], removed: [] });
  expect(statSync(join(to, 'same.k8s.yaml')).mtime).toEqual(YEAR_2000);
  expect(statSync(join(to, 'other.k8s.yaml')).mtime).not.toEqual(YEAR_2000);
  expect(filesIn(to)['other.k8s.yaml']).toBe('new');
});

test('removes the manifests of an earlier synth and the folders that they leave empty, and keeps other files', () => {
  const from = { 'a.k8s.yaml': 'a' };
  const to = temporaryFolder({
    'old.k8s.yaml': '',
    'gone/old.k8s.yaml': '',
    'kept/old.k8s.yaml': '',
    'kept/NOTES.md': 'notes',
  });
  expect(publish(from, to).removed).toEqual(['gone/old.k8s.yaml', 'kept/old.k8s.yaml', 'old.k8s.yaml']);
  expect(filesIn(to)).toEqual({ 'a.k8s.yaml': 'a', 'kept/NOTES.md': 'notes' });
  expect(existsSync(join(to, 'gone'))).toBe(false);
});

describe('a target that cannot be written stays as it was', () => {
  test('fails where the target is a file', () => {
    const to = join(temporaryFolder({ dist: 'a file' }), 'dist');
    expect(() => publish({ 'a.k8s.yaml': 'a' }, to)).toThrow(
      `'outdir' must be a folder that can be written, got '${to}'; a file stands where a folder has to be (${to}) [MESH_UNWRITABLE_OUTPUT]`,
    );
  });

  test('fails where a subfolder is a file', () => {
    const from = { 'a.k8s.yaml': 'new', 'exercises/b.k8s.yaml': 'b' };
    const before = { 'a.k8s.yaml': 'old', 'stale.k8s.yaml': '', exercises: 'a file' };
    const to = temporaryFolder(before);
    expect(() => publish(from, to)).toThrow(
      /^'outdir' must be a folder that can be written, got .*; a file stands where a folder has to be/,
    );
    expect(filesIn(to)).toEqual(before);
  });

  test('fails where a manifest is a folder, and takes back the folders that it made', () => {
    const from = { 'a.k8s.yaml': 'new', 'made/c.k8s.yaml': 'c', 'z/b.k8s.yaml': 'b' };
    const to = temporaryFolder({ 'a.k8s.yaml': 'old', z: 'a file' });
    expect(() => publish(from, to)).toThrow(/^'outdir' must be a folder that can be written/);
    expect(filesIn(to)).toEqual({ 'a.k8s.yaml': 'old', z: 'a file' });
    expect(existsSync(join(to, 'made'))).toBe(false);

    const blocked = temporaryFolder();
    mkdirSync(join(blocked, 'a.k8s.yaml'));
    expect(() => publish(from, blocked)).toThrow('a folder stands where a file has to be');
    expect(filesIn(blocked)).toEqual({});
  });
});

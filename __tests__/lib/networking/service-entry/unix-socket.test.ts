import { expect, test } from '@jest/globals';
import { UnixSocket } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';

test('a UnixSocket is a path, or a name in the abstract namespace', () => {
  expect(UnixSocket.path('/var/run/app.sock').address).toBe('unix:///var/run/app.sock');
  expect(UnixSocket.abstract('app').address).toBe('unix://@app');
});

test.each(['app.sock', '/var/run/', '/', ''])('a UnixSocket fails for the path %j', (path) => {
  expect(messageOf(() => UnixSocket.path(path))).toBe(
    `'path' must be the absolute path of a file, such as /var/run/app.sock, got '${path}' [MESH_INVALID_SOCKET]`,
  );
});

test('a UnixSocket fails for a path that says unix:// itself', () => {
  expect(messageOf(() => UnixSocket.path('unix:///a'))).toContain('; leave out unix:// [MESH_INVALID_SOCKET]');
});

test.each(['', 'app/'])('a UnixSocket fails for the abstract name %j', (name) => {
  expect(messageOf(() => UnixSocket.abstract(name))).toBe(
    `'name' must not be empty and not end in a slash, got '${name}' [MESH_INVALID_SOCKET]`,
  );
});

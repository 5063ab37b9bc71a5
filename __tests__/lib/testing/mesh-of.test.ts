import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import { Destination, Host, MeshApp, VirtualService } from 'cdk8s-mesh';
import { meshOf } from 'cdk8s-mesh/testing';
import { temporaryFolder } from '../../support/temporary-folder';
import { app, injected, virtualService } from '../../support/workload-yaml';

const text = injected() + app('web') + app('cart');

function shop(scope: App = new App()): Chart {
  const chart = new Chart(scope, 'shop', { namespace: 'shop' });
  const cart = Host.service('cart', { namespace: 'shop' });
  new VirtualService(chart, 'cart', { host: cart, metadata: { name: 'cart' }, http: [{ to: Destination.of(cart) }] });
  return chart;
}

const names = (mesh: ReturnType<typeof meshOf>) => mesh.objects.map(({ kind, name }) => `${kind} ${name}`);
const written = ['Namespace shop', 'Deployment web', 'Service web', 'Deployment cart', 'Service cart'];

describe('a mesh', () => {
  test('is made of YAML text', () => {
    expect(names(meshOf(text))).toEqual(written);
  });

  test('is made of a chart', () => {
    expect(names(meshOf(shop()))).toEqual(['VirtualService cart']);
  });

  test('knows the constructs that its objects come from', () => {
    const broken = new Chart(new App(), 'shop', { namespace: 'shop' });
    const cart = Host.service('cart', { namespace: 'shop' });
    new VirtualService(broken, 'cart', { host: cart, http: [{ to: Destination.of(cart, { subset: 'v1' }) }] });
    const [finding] = meshOf([broken, text])
      .check()
      .findings.filter(({ code }) => code === 'IST0101');
    expect(finding?.constructPath).toBe('shop/cart/Resource');
    expect(() => expect([broken, text]).toHaveNoFindings({ failOn: 'error' })).toThrow(
      '/spec/http/0/route/0/destination/subset (shop/cart/Resource)',
    );
  });

  test.each([
    ['App', () => new App()],
    ['MeshApp', () => new MeshApp()],
  ])('is made of an %s, with all of its charts', (_, make) => {
    const whole = make();
    shop(whole);
    new Chart(whole, 'empty');
    expect(names(meshOf(whole))).toEqual(['VirtualService cart']);
  });

  test('is made of a manifest, as it is', () => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
    expect(names(meshOf(manifest))).toEqual(['ConfigMap a']);
    expect(names(meshOf(shop().toJson()))).toEqual(['VirtualService cart']);
  });

  test('is made of a file, or of a folder with all that is below it', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'deeper'));
    writeFileSync(join(folder, 'a.yaml'), text);
    writeFileSync(join(folder, 'deeper', 'b.yaml'), virtualService('web', '\n- {}\n'));
    expect(names(meshOf(join(folder, 'a.yaml')))).toEqual(written);
    expect(names(meshOf(folder))).toEqual([...written, 'VirtualService web']);
  });

  test('is made of several parts, of which a later one replaces what an earlier one has', () => {
    const mesh = meshOf([
      virtualService('cart', '\n- timeout: 1s\n  route: [{ destination: { host: cart } }]\n'),
      text,
      shop(),
    ]);
    expect(names(mesh)).toEqual([...written, 'VirtualService cart']);
    expect(mesh.from('shop/web').route('http://cart:8080/').outcome.timeoutMs).toBeNull();
  });

  test('may be made of a mesh, with another client', () => {
    const mesh = meshOf(text, { from: 'shop/web' });
    expect(meshOf(mesh)).toBe(mesh);
    expect(meshOf(mesh, { from: 'shop/cart' }).route('http://web:8080/').title).toBe(
      'GET http://web:8080/ from shop/cart',
    );
    expect(names(meshOf([mesh, shop()]))).toEqual([...written, 'VirtualService cart']);
  });

  test('has the MeshConfig that it is given, or that a file holds', () => {
    const retries = { defaultHttpRetryPolicy: { attempts: 9 } };
    const file = join(temporaryFolder(), 'mesh.yaml');
    writeFileSync(file, JSON.stringify({ meshConfig: retries }));
    for (const meshConfig of [retries, file]) {
      const { outcome } = meshOf(text, { from: 'shop/web', meshConfig }).route('http://cart:8080/');
      expect(outcome.retries?.attempts).toBe(9);
    }
  });

  test('may be all there is', () => {
    const { outcome } = meshOf(text, { from: 'shop/web', assumeComplete: true }).route('http://bank.bank:80/');
    expect(outcome.destinations[0]?.host).toBe('bank.bank');
  });

  test.each([
    [
      'no-such-folder',
      /^'source' must be a file or a folder that can be read: no-such-folder cannot be read: there is no such file or directory \[MESH_UNREADABLE_MANIFESTS\]$/,
    ],
    ['a: [\n', /^'source' must be YAML of manifests: .* \[MESH_UNREADABLE_MANIFESTS\]$/],
    [
      { kind: 'ConfigMap' },
      /^'source' must be a chart, an app, a manifest with apiVersion, kind and name, a path, or YAML text, got \{"kind":"ConfigMap"\} \[MESH_UNREADABLE_MANIFESTS\]$/,
    ],
    [undefined, /^'source' must be a chart, .* \[MESH_UNREADABLE_MANIFESTS\]$/],
  ])('is not made of %j', (source, message) => {
    expect(() => meshOf(source as string)).toThrow(message);
  });

  test('is not made of a folder without manifests', () => {
    expect(() => meshOf(temporaryFolder())).toThrow('must be a file or a folder with manifests');
  });
});

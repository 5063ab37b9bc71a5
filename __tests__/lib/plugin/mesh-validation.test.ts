import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Validation } from 'cdk8s-cli/plugins';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { MeshValidation, type MeshValidationProps } from '../../../lib/plugin';
import { temporaryFolder } from '../../support/temporary-folder';

const SHOP = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports:
    - name: http
      port: 80
`;
const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts: [web]
  http:
    - route:
        - destination:
            host: web
            subset: v9
`;

async function validate(
  files: Readonly<Record<string, string>>,
  props: MeshValidationProps = {},
  metadata: Readonly<Record<string, { path: string }>> = {},
) {
  const folder = temporaryFolder(files);
  const paths = Object.keys(files).map((file) => join(folder, file));
  const context = new ValidationContext(paths, 'cdk8s-mesh', '0.1.0', metadata);
  const validation: Validation = new MeshValidation(props);
  await validation.validate(context);
  return { ...context.report.toJson(), success: context.report.success, folder };
}

describe('a validation', () => {
  test('passes what is right', async () => {
    const { success, violations, summary } = await validate({ 'shop.k8s.yaml': SHOP });
    expect(violations.filter(({ recommendation }) => recommendation.startsWith('error'))).toEqual([]);
    expect({ success, metadata: summary.metadata }).toMatchObject({
      success: true,
      metadata: { Errors: '0', Objects: '2' },
    });
  });

  test('fails for a mistake, with the field, the file and the construct', async () => {
    const { success, violations, folder } = await validate(
      { 'shop.k8s.yaml': `${SHOP}---\n${ROUTES}` },
      {},
      {
        web: { path: 'shop/routes/Resource' },
      },
    );
    expect(success).toBe(false);
    const violation = violations.find(({ ruleName }) => ruleName.startsWith('IST0101'));
    expect(violation?.recommendation).toMatch(/^error: .*v9/);
    expect(violation?.violatingConstructs).toEqual([
      {
        constructPath: 'shop/routes/Resource',
        resourceName: 'web',
        locations: ['/spec/http/0/route/0/destination/subset (line 27)'],
        manifestPath: join(folder, 'shop.k8s.yaml'),
      },
    ]);
  });

  test('leaves out folders', async () => {
    const files = { 'dist/shop.k8s.yaml': SHOP, 'dist/exercises/routes.k8s.yaml': ROUTES };
    expect((await validate(files)).success).toBe(false);
    expect((await validate(files, { exclude: ['exercises'] })).success).toBe(true);
    expect((await validate(files, { exclude: ['dist/exercises/'] })).success).toBe(true);
    expect((await validate(files, { exclude: ['exercise'] })).success).toBe(false);
  });

  test('ignores findings, and fails from the given severity on', async () => {
    const files = { 'shop.k8s.yaml': `${SHOP}---\n${ROUTES}` };
    expect((await validate(files, { ignore: ['IST0101'] })).success).toBe(true);
    expect((await validate(files, { failOn: 'never' })).success).toBe(true);
    expect((await validate(files, { failOn: 'info' })).success).toBe(false);
  });

  test('reads MeshConfig', async () => {
    const file = join(temporaryFolder(), 'mesh.yaml');
    writeFileSync(file, 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}\n');
    expect((await validate({ 'shop.k8s.yaml': SHOP }, { meshConfig: file })).success).toBe(true);
  });

  test.each([
    [{ ignored: [] }, "there is no property 'ignored'; there are ignore, exclude, failOn, meshConfig, assumeComplete"],
    [{ ignore: 'IST0101' }, 'ignore must be a list of strings'],
    [{ exclude: [1] }, 'exclude must be a list of strings'],
    [{ failOn: 'fatal' }, "failOn must be error, warning, info or never, got 'fatal'"],
    [{ ignore: ['a b'] }, "ignore must hold CODE or CODE=Kind namespace/name, got 'a b'"],
  ])('fails for %j', async (props, message) => {
    await expect(validate({ 'shop.k8s.yaml': SHOP }, props as unknown as MeshValidationProps)).rejects.toThrow(message);
  });
});

describe('the construct of a name that several kinds share', () => {
  const pathsOf = async (
    files: Readonly<Record<string, string>>,
    metadata: Readonly<Record<string, { path: string }>>,
  ) => {
    const { violations } = await validate(files, { failOn: 'info' }, metadata);
    const constructs = violations.flatMap(({ violatingConstructs }) => violatingConstructs);
    return new Set(constructs.map(({ resourceName, constructPath }) => `${resourceName}: ${constructPath}`));
  };

  test('is that of the last object, because cdk8s keeps the last path', async () => {
    const paths = await pathsOf({ 'shop.k8s.yaml': `${ROUTES}---\n${SHOP}` }, { web: { path: 'shop/web/Resource' } });
    expect(paths).toContain('VirtualService shop/web: undefined');
    expect(paths).not.toContain('web: undefined');
  });

  test('is that of the chart that the path begins with', async () => {
    const files = { 'routes.k8s.yaml': ROUTES, 'shop.k8s.yaml': SHOP };
    expect(await pathsOf(files, { web: { path: 'routes/web/Resource' } })).toContain('web: routes/web/Resource');
    expect(await pathsOf(files, { web: { path: 'shop/web/Resource' } })).toContain(
      'VirtualService shop/web: undefined',
    );
  });

  test('is exact where the app records kind and name', async () => {
    const metadata = { web: { path: 'shop/web' }, 'VirtualService shop/web': { path: 'shop/routes' } };
    expect(await pathsOf({ 'shop.k8s.yaml': `${ROUTES}---\n${SHOP}` }, metadata)).toContain(
      'VirtualService shop/web: shop/routes',
    );
  });

  test('is that of the chart where two charts have the same object', async () => {
    const metadata = {
      'VirtualService shop/web': { path: 'exercise/routes' },
      'VirtualService shop/web in shop': { path: 'shop/routes' },
      'VirtualService shop/web in exercise': { path: 'exercise/routes' },
    };
    expect(await pathsOf({ '0000-shop.k8s.yaml': `${ROUTES}---\n${SHOP}` }, metadata)).toContain(
      'VirtualService shop/web in shop: shop/routes',
    );
  });
});

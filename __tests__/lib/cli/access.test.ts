import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { commandLine } from '../../support/command-line';
import { temporaryFolder } from '../../support/temporary-folder';
import { policy, SHOP } from '../access/cells';

const POLICIES = [
  policy('{ mtls: { mode: STRICT } }', { kind: 'PeerAuthentication', name: 'tls' }),
  policy(
    '{ selector: { matchLabels: { app: cart } }, rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }], to: [{ operation: { methods: [GET], paths: [/cart/*, "/a|b"] } }] }, { from: [{ source: { namespaces: [other] } }] }] }',
    { name: 'cart' },
  ),
];

let cwd: string;
beforeEach(() => {
  cwd = temporaryFolder();
  mkdirSync(join(cwd, 'dist'));
  writeFileSync(join(cwd, 'dist', 'shop.yaml'), SHOP);
  writeFileSync(join(cwd, 'dist', 'policies.yaml'), POLICIES.join(''));
});

const run = async (...argv: readonly string[]) => {
  const { code, stdout, stderr } = await commandLine(['access', ...argv], { cwd });
  return code === 0 && stderr === '' ? stdout : { code, stdout, stderr };
};

describe('cdk8s-mesh access', () => {
  test('tells of each server who may call it, and what decides', async () => {
    expect(await run()).toBe(
      [
        'other/web',
        '  allow        everybody',
        '',
        'shop/cart',
        '  allow        other/web',
        '                 by AuthorizationPolicy shop/cart /spec/rules/1 (dist/policies.yaml:9)',
        '  conditional  shop/web',
        '                 only GET, path /cart/* or /a|b',
        '                 by AuthorizationPolicy shop/cart /spec/rules/0 (dist/policies.yaml:9)',
        '  deny         shop/cart',
        '                 by AuthorizationPolicy shop/cart /spec/rules (dist/policies.yaml:9)',
        '  deny         whoever is outside the mesh',
        '                 by PeerAuthentication shop/tls /spec/mtls/mode (dist/policies.yaml:4)',
        '',
        'shop/web',
        '  allow        other/web, shop/cart, shop/web',
        '  deny         whoever is outside the mesh',
        '                 by PeerAuthentication shop/tls /spec/mtls/mode (dist/policies.yaml:4)',
        '',
      ].join('\n'),
    );
  });

  test('prints one server, and one client', async () => {
    const stdout = await run('--to', 'shop/cart', '--from', 'shop/web', '--from', 'out*', '--format', 'json');
    expect(JSON.parse(stdout as string)).toEqual({
      clients: ['shop/web', 'outside'],
      servers: ['shop/cart'],
      access: [
        {
          to: 'shop/cart',
          from: ['shop/web'],
          access: 'conditional',
          conditions: ['only GET, path /cart/* or /a|b'],
          ports: [
            {
              ports: [8080],
              access: 'conditional',
              only: ['GET, path /cart/* or /a|b'],
              why: [
                {
                  reason: 'this rule allows GET, path /cart/* or /a|b',
                  object: 'AuthorizationPolicy shop/cart',
                  pointer: '/spec/rules/0',
                  file: 'dist/policies.yaml',
                  line: 9,
                },
              ],
            },
          ],
        },
        {
          to: 'shop/cart',
          from: ['outside'],
          access: 'deny',
          ports: [
            {
              ports: [8080],
              access: 'deny',
              why: [
                {
                  reason: 'shop/cart is STRICT and refuses plain text',
                  object: 'PeerAuthentication shop/tls',
                  pointer: '/spec/mtls/mode',
                  file: 'dist/policies.yaml',
                  line: 4,
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('prints a matrix as CSV', async () => {
    expect(await run('--format', 'csv')).toBe(
      [
        'from,other/web,shop/cart,shop/web',
        'other/web,allow,allow,allow',
        'shop/cart,allow,deny,allow',
        'shop/web,allow,"conditional: only GET, path /cart/* or /a|b",allow',
        'outside,allow,deny,deny',
        '',
      ].join('\r\n'),
    );
  });

  test('prints a matrix as Markdown', async () => {
    expect(await run('--format', 'markdown')).toBe(
      [
        '| from \\ to | other/web | shop/cart | shop/web |',
        '| --- | --- | --- | --- |',
        '| other/web | allow | allow | allow |',
        '| shop/cart | allow | deny | allow |',
        '| shop/web | allow | conditional (1) | allow |',
        '| outside | allow | deny | deny |',
        '',
        '1. only GET, path /cart/\\* or /a\\|b',
        '',
      ].join('\n'),
    );
  });

  test('tells many clients by their number', async () => {
    const many = Array.from({ length: 20 }, (_, index) => SHOP.replaceAll('shop', `shop${index}`)).join('');
    writeFileSync(join(cwd, 'many.yaml'), many);
    expect(await run('many.yaml', 'dist', '--to', 'shop/cart')).toContain('  deny         the other 41\n');
  });

  test('takes the MeshConfig of the installation', async () => {
    writeFileSync(join(cwd, 'mesh.yaml'), 'trustDomain: shop.example\n');
    writeFileSync(
      join(cwd, 'principals.yaml'),
      `${SHOP}${policy('{ rules: [{ from: [{ source: { principals: [shop.example/ns/shop/sa/web] } }] }] }')}`,
    );
    const cell = async (...argv: readonly string[]) =>
      await run('principals.yaml', '--from', 'shop/web', '--to', 'shop/cart', '--format', 'csv', ...argv);
    expect(await cell()).toContain('shop/web,deny');
    expect(await cell('--mesh-config', 'mesh.yaml')).toContain('shop/web,allow');
  });

  test.each([
    [['--to', 'shop/card'], "--to must be NAMESPACE/WORKLOAD, and there is no 'shop/card'; did you mean 'shop/cart'?"],
    [['--from', 'nobody*'], "--from must be NAMESPACE/WORKLOAD, and there is no 'nobody*'"],
    [['--format', 'xml'], "--format must be text, json, markdown or csv, got 'xml'"],
    [['--by', 'x'], "Unknown option '--by'; see cdk8s-mesh access --help"],
    [['nowhere'], 'nowhere cannot be read: there is no such file or directory'],
  ])('%j fails: %s', async (argv, message) => {
    expect(await run(...argv)).toEqual({ code: 1, stdout: '', stderr: `cdk8s-mesh access: ${message}\n` });
  });

  test('explains itself', async () => {
    expect(await run('--help')).toMatch(/^Usage: cdk8s-mesh access \[PATH…\] \[options\]\n/);
  });
});

import { describe, expect, test } from '@jest/globals';
import { version } from '../../../package.json';
import { commandLine } from '../../support/command-line';

describe('the command line', () => {
  test('shows its commands on --help', async () => {
    const { code, stdout, stderr } = await commandLine(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('check     find mistakes in manifests');
  });

  test('shows its version', async () => {
    expect(await commandLine(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('fails without a command', async () => {
    const { code, stdout, stderr } = await commandLine([]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Usage: cdk8s-mesh COMMAND');
  });

  test.each(['chek', 'constructor', '__proto__'])('fails for a command that is none: %s', async (name) => {
    const { code, stdout, stderr } = await commandLine([name]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(`cdk8s-mesh: there is no command '${name}'; the commands are: `);
  });
});

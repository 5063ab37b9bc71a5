#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run';

// A command is over before most of what V8 optimizes has paid off, and the optimizing takes a quarter of the time. Later
// releases of Node may have no such setting, and would say so.
if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--interrupt-budget=1000000');

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`cdk8s-mesh: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);

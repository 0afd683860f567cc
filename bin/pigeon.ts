#!/usr/bin/env node
import { main } from '../lib/cli/main';

const { stdin, stdout, stderr, env, argv } = process;

// Whoever reads may have enough before the end, such as `head`.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
void main(argv.slice(2), { stdout, stderr, env, isInteractive: Boolean(stdout.isTTY && stdin.isTTY) }).then(code => {
  process.exitCode = code;
});

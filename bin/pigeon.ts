#!/usr/bin/env node
<<<<<<< HEAD
import { adoptCommand } from '../lib/adopt/adopt-command';
import { exportRosCommand } from '../lib/export/export-ros-command';
import { rehearseCommand } from '../lib/rehearse/cli';
=======
import { main } from '../lib/cli/main';
>>>>>>> main

const { stdin, stdout, stderr, env, argv } = process;

<<<<<<< HEAD
  pigeon rehearse [options]            run every stack through the real Terraform against a simulated cloud, with no account
  pigeon adopt [options] [NAME=ID...]  take resources that exist already under a stack
  pigeon export ros [options]          write stacks as templates of Alibaba Cloud's Resource Orchestration Service

  pigeon rehearse --help               its options`;

/** Runs the command that is named first, and says how it ended. */
async function main([command, ...options]: readonly string[]): Promise<number> {
  if (command === 'rehearse') {
    return rehearseCommand(options);
  }
  if (command === 'adopt') {
    return adoptCommand(options);
  }
  if (command === 'export' && options[0] === 'ros') {
    return exportRosCommand(options.slice(1));
  }
  const isAsked = command === undefined || command === '--help';
  console[isAsked ? 'log' : 'error'](isAsked ? HELP : `there is no command '${command}'\n\n${HELP}`);
  return isAsked ? 0 : 2;
}

void main(process.argv.slice(2)).then(code => {
=======
// Whoever reads may have enough before the end, such as `head`.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
void main(argv.slice(2), { stdout, stderr, env, isInteractive: Boolean(stdin.isTTY && stdout.isTTY) }).then(code => {
>>>>>>> main
  process.exitCode = code;
});

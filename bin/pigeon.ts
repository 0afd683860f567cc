#!/usr/bin/env node
import { adoptCommand } from '../lib/adopt/adopt-command';
import { exportRosCommand } from '../lib/export/export-ros-command';
import { rehearseCommand } from '../lib/rehearse/cli';

const HELP = `The command line of pigeon-constructs.

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
  process.exitCode = code;
});

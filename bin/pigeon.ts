#!/usr/bin/env node
import { rehearseCommand } from '../lib/rehearse/cli';

const HELP = `The command line of pigeon-constructs.

  pigeon rehearse [options]   run every stack through the real Terraform against a simulated cloud, with no account

  pigeon rehearse --help      its options`;

/** Runs the command that is named first, and says how it ended. */
async function main([command, ...options]: readonly string[]): Promise<number> {
  if (command === 'rehearse') {
    return rehearseCommand(options);
  }
  const isAsked = command === undefined || command === '--help';
  console[isAsked ? 'log' : 'error'](isAsked ? HELP : `there is no command '${command}'\n\n${HELP}`);
  return isAsked ? 0 : 2;
}

void main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});

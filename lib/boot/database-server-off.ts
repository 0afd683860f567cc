import { BootStep } from './boot-step';

/** The programs of a database server come with a server that starts at once. Dumps are verified by one of their own. */
export function databaseServerOff(): BootStep {
  return { name: 'keep the database server of the distribution off', commands: ['systemctl mask postgresql.service'] };
}

import type { Command } from './command';
import { adopt } from './commands/adopt';
import { check } from './commands/check';
import { completion } from './commands/completion';
import { cost } from './commands/cost';
import { diagram } from './commands/diagram';
import { diff } from './commands/diff';
import { doctor } from './commands/doctor';
import { exportTo } from './commands/export';
import { init } from './commands/init';
import { permissions } from './commands/permissions';
import { rehearse } from './commands/rehearse';
import { report } from './commands/report';
import { synth } from './commands/synth';
import { traffic } from './commands/traffic';

/** Every command, in the order of the help. A command is a file under `commands/`, and what it does one under `run/`. */
export const COMMANDS: readonly Command[] = [
  init,
  synth,
  check,
  cost,
  diagram,
  traffic,
  report,
  diff,
  rehearse,
  adopt,
  permissions,
  exportTo,
  doctor,
  completion,
];

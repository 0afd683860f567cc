import { Duration } from '../values/duration';
import { EnvironmentSettings } from './environment-settings';
import { Check, Finding } from './finding';

const YEARS = 3650;

export const OBSERVE_CHECKS: readonly Check[] = [
  { needs: ['alarms'], find: contactFindings },
  { needs: ['logs'], find: logFindings },
  { needs: ['audit'], find: auditFindings },
];

function contactFindings({ alarms }: EnvironmentSettings): Finding[] {
  const { contactGroups = [], contacts = [] } = alarms as NonNullable<typeof alarms>; // the check needs it
  const names = contacts.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    return [{ path: ['alarms', 'contacts'], message: `'${twice}' is there twice; a contact is known by its name` }];
  }
  return contactGroups.length + contacts.length > 0
    ? []
    : [{ path: ['alarms'], message: "an alarm tells somebody: say 'contactGroups' or 'contacts'" }];
}

function logFindings({ logs, edge }: EnvironmentSettings): Finding[] {
  const found = wholeDays(['logs', 'retention'], logs.retention);
  return logs.cdn && !edge
    ? [...found, { path: ['logs', 'cdn'], message: "there is no CDN without 'edge'; leave it out, or say 'edge'" }]
    : found;
}

function auditFindings({ audit }: EnvironmentSettings): Finding[] {
  const { retention, archive } = audit as NonNullable<typeof audit>; // the check needs it
  return [
    ...wholeDays(['audit', 'retention'], retention),
    ...wholeDays(['audit', 'archive', 'lockedFor'], archive?.lockedFor),
  ];
}

function wholeDays(path: string[], kept: Duration | undefined): Finding[] {
  const days = (kept?.toSeconds() ?? 86_400) / Duration.days(1).toSeconds();
  return Number.isInteger(days) && days <= YEARS
    ? []
    : [{ path, message: `must be 1 to ${YEARS} whole days, got '${kept}'` }];
}

import { Duration } from '../values/duration';
import { EnvironmentSettings } from './environment-settings';
import { Check, Finding } from './finding';

/** What contradicts itself in what is said of backups. */
export const BACKUP_CHECKS: readonly Check[] = [
  { needs: ['backups'], find: durationFindings },
  { needs: ['backups', 'region'], find: copyFindings },
  { needs: ['backups', 'assets'], find: bucketFindings },
];

function durationFindings({ backups }: EnvironmentSettings): Finding[] {
  const { keep, worm } = backups;
  const found = (
    [
      ['keep', keep],
      ['worm', worm],
    ] as const
  ).flatMap(([key, length]): Finding[] =>
    length && length.toSeconds() % Duration.days(1).toSeconds() !== 0
      ? [{ path: ['backups', key], message: `must be whole days, got '${length}'` }]
      : [],
  );
  if (worm && worm.toSeconds() > keep.toSeconds()) {
    const message = `'${worm}' is longer than the '${keep}' of 'keep', after which dumps are deleted; say as long or less`;
    found.push({ path: ['backups', 'worm'], message });
  }
  return found;
}

function copyFindings({ backups: { copyTo }, region }: EnvironmentSettings): Finding[] {
  const message = `'${region}' is where the backups are already; a copy is for when that region is gone, so name another`;
  return copyTo?.region === region ? [{ path: ['backups', 'copyTo', 'region'], message }] : [];
}

function bucketFindings({ backups: { bucket, copyTo }, assets }: EnvironmentSettings): Finding[] {
  const named: [string[], string | undefined][] = [
    [['bucket'], bucket],
    [['copyTo', 'bucket'], copyTo?.bucket],
  ];
  return named
    .filter(([, name]) => name === assets.bucket)
    .map(([path, name]) => ({
      path: ['backups', ...path],
      message: `'${name}' is the bucket of the assets; backups need one of their own`,
    }));
}

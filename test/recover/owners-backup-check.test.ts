import { Session } from '../../lib/rehearse/session';
import { describeWithEngine, synthesizeFile, defaultFile } from '../rehearse/util';
import { emptyStack, synthesized } from '../util';
import { OwnersBackupCheck } from '../../lib/recover/owners-backup-check';

test('the check reads the backups of the last three days, and says what to do where there are none', () => {
  const stack = emptyStack();
  new OwnersBackupCheck(stack, 'Owner', 'pgm-1');
  const { check, data } = synthesized(stack).json as Record<string, Record<string, Record<string, object>>>;

  const [[name, backups] = []] = Object.entries(data?.['alicloud_rds_backups'] ?? {});
  expect(backups).toMatchObject({ db_instance_id: 'pgm-1', backup_status: 'Success' });
  expect(Object.values(check ?? {})).toEqual([
    {
      assert: [
        {
          condition: `\${length(data.alicloud_rds_backups.${name}.backups) > 0}`,
          error_message: expect.stringContaining('pgm-1 has no finished backup of the last three days') as string,
        },
      ],
    },
  ]);
});

describeWithEngine('a stack with the check', () => {
  // The variations of a rehearsal have it as JSON.
  test('is understood by the engine, in HCL', async () => {
    const file = defaultFile();
    const production = { ...file.environments['production'], backups: { checkOwnersBackup: true } };
    const folder = synthesizeFile({ ...file, environments: { production } }, true)['production'] as string;
    const session = await Session.start(folder);
    try {
      await session.run('init');
      expect(await session.run('plan')).toMatchObject({ exitCode: 0, messages: [] });
    } finally {
      session.end();
    }
  }, 120_000);
});

import { describeWithEngine, synthesizeFile, defaultFile, type Section } from '../rehearse/util';
import { rehearse } from '../../lib/rehearse/rehearse';
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
  test.each([
    ['JSON', false],
    ['HCL', true],
  ])(
    'is understood by the engine, in %s',
    async (_, hcl) => {
      const file = defaultFile();
      const { production } = file.environments;
      (production as Section)['backups'] = { checkOwnersBackup: true };
      const folder = synthesizeFile({ ...file, environments: { production: production as Section } }, hcl)[
        'production'
      ];
      const report = await rehearse({ stackFolder: folder as string });

      expect(report.problems).toEqual([]);
      expect(report.ok).toBe(true);
    },
    120_000,
  );
});

import { readFileSync } from 'node:fs';
import { parseSettings } from '../../lib/settings/parse-settings';
import { StateBackend } from '../../lib/state/state-backend';
import { synthesize } from '../../lib/synthesize';
import { newFolder } from '../folder';
import { ENVIRONMENT, textOf } from '../settings/good-file';
import { emptyStack, synthesized, withoutPrograms } from '../util';

/** What a stack called `web-live` says of its state. */
function terraformOf(state: StateBackend): Record<string, unknown> {
  const stack = emptyStack('web-live');
  state._define(stack);
  return synthesized(stack).json['terraform'] as Record<string, unknown>;
}

describe('StateBackend.local', () => {
  test('is a file beside the project, named after the stack', () => {
    expect(terraformOf(StateBackend.local())['backend']).toEqual({
      local: { path: '../../../terraform.web-live.tfstate' },
    });
  });
});

describe('StateBackend.oss', () => {
  test('is an encrypted private object named after the stack, in a folder', () => {
    expect(terraformOf(StateBackend.oss({ bucket: 'states', region: 'cn-beijing' }))['backend']).toEqual({
      oss: {
        bucket: 'states',
        region: 'cn-beijing',
        prefix: 'terraform',
        key: 'web-live.tfstate',
        encrypt: true,
        acl: 'private',
      },
    });
  });

  test('takes another folder, and a table as lock', () => {
    const lock = { instance: 'pigeon-lock', table: 'locks' };
    const state = StateBackend.oss({ bucket: 'states', region: 'cn-beijing', prefix: 'a/b', lock });

    expect(terraformOf(state)['backend']).toEqual({
      oss: expect.objectContaining({
        prefix: 'a/b',
        tablestore_endpoint: 'https://pigeon-lock.cn-beijing.ots.aliyuncs.com',
        tablestore_table: 'locks',
      }) as object,
    });
  });
});

describe('StateBackend.remote', () => {
  test('is a workspace of HCP Terraform, named after the stack', () => {
    expect(terraformOf(StateBackend.remote({ organization: 'acme' }))['cloud']).toEqual({
      hostname: 'app.terraform.io',
      organization: 'acme',
      workspaces: { name: 'web-live' },
    });
  });

  test('takes another host and another workspace', () => {
    const state = StateBackend.remote({ hostname: 'tf.example.com', organization: 'acme', workspace: 'w' });

    expect(terraformOf(state)['cloud']).toEqual({
      hostname: 'tf.example.com',
      organization: 'acme',
      workspaces: { name: 'w' },
    });
  });

  test.each([false, true])('asks no program at synthesis (HCL: %s)', hcl => {
    const state = { type: 'remote', organization: 'acme' };
    const settings = parseSettings(textOf({ environments: { staging: { ...ENVIRONMENT, state } } }));
    const [file] = withoutPrograms(() => synthesize(settings, { outdir: newFolder(), hcl }));

    expect(readFileSync(file as string, 'utf8')).toMatch(
      hcl
        ? /cloud \{\s+hostname\s+= "app.terraform.io"\s+organization = "acme"\s+workspaces \{\s+name = "pigeon-web-staging"/
        : /"cloud": \{/,
    );
  });
});

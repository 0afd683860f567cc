import type { Statement } from '../../compute/role-policy';
import type { Section } from '../../rules/resource';

/** What it takes to read and to write the state of a stack, where that is kept in OSS: others have credentials of their own. */
export function statePermissions([type, body]: readonly [string, Section]): Record<'plan' | 'deploy', Statement[]> {
  if (type !== 'oss') {
    return { plan: [], deploy: [] };
  }
  const bucket = `acs:oss:*:*:${text(body['bucket'])}`;
  const file = `${bucket}/${[body['prefix'], body['key']].map(text).join('/')}`;
  return {
    plan: [
      { actions: ['oss:ListObjects'], resources: [bucket] },
      { actions: ['oss:GetObject'], resources: [file] },
      ...lock(body),
    ],
    deploy: [{ actions: ['oss:PutObject'], resources: [file] }],
  };
}

/** A plan takes the lock too, and gives it back. */
function lock(body: Section): Statement[] {
  const [, instance, region] = /^https:\/\/([\w-]+)\.([\w-]+)\.ots\./.exec(text(body['tablestore_endpoint'])) ?? [];
  const table = `acs:ots:${region}:*:instance/${instance}/table/${text(body['tablestore_table'])}`;
  const actions = ['GetRow', 'PutRow', 'UpdateRow', 'DeleteRow'].map(action => `ots:${action}`);
  return instance === undefined ? [] : [{ actions, resources: [table] }];
}

function text(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '*';
}

import type { Section } from '../../rules/resource';
import type { Permissions } from './permissions';

/** Let an engine at the state of a stack, where that is kept in OSS: others ask for credentials of their own. */
export function allowState(
  { plan, deploy }: { readonly plan: Permissions; readonly deploy: Permissions },
  [type, body]: readonly [string, Section],
): void {
  if (type !== 'oss') {
    return;
  }
  const bucket = `acs:oss:*:*:${text(body['bucket'])}`;
  const file = `${bucket}/${[body['prefix'], body['key']].map(text).join('/')}`;
  plan.allow('oss:ListObjects', [bucket]);
  plan.allow('oss:GetObject', [file]);
  deploy.allow('oss:PutObject', [file]);
  const [, instance, region] = /^https:\/\/([\w-]+)\.([\w-]+)\.ots\./.exec(text(body['tablestore_endpoint'])) ?? [];
  if (instance !== undefined) {
    const table = `acs:ots:${region}:*:instance/${instance}/table/${text(body['tablestore_table'])}`;
    // A plan takes the lock too, and gives it back.
    ['GetRow', 'PutRow', 'UpdateRow', 'DeleteRow'].forEach(action => plan.allow(`ots:${action}`, [table]));
  }
}

function text(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '*';
}

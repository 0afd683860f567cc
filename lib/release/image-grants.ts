import { IGrantee } from '../compute/instance-role';

/** Let `grantee` log in to a registry, and pull from some repositories of it. */
export function grantPull(grantee: IGrantee, instanceId: string, ...repositories: readonly string[]): void {
  logIn(grantee);
  grantee.grant('PullImage', { actions: ['cr:PullRepository'], resources: arnsOf(instanceId, repositories) });
}

/** Let `grantee` log in to a registry, push to some repositories of it and pull from them. It can delete nothing. */
export function grantPush(grantee: IGrantee, instanceId: string, ...repositories: readonly string[]): void {
  logIn(grantee);
  grantee.grant('PushImage', {
    // A push asks first which layers are there already.
    actions: ['cr:PushRepository', 'cr:PullRepository'],
    resources: arnsOf(instanceId, repositories),
  });
}

/** The password that this gives can do what the role can, and ends within the hour. */
function logIn(grantee: IGrantee): void {
  grantee.grant('LogInToRegistry', { actions: ['cr:GetAuthorizationToken'], resources: ['*'] });
}

function arnsOf(instanceId: string, repositories: readonly string[]): string[] {
  return repositories.map(repository => {
    if (!/^[a-z0-9._-]+(\/[a-z0-9._-]+)*$/.test(repository)) {
      throw new Error(`a repository is named within its namespace, such as 'team/app', got '${repository}'`);
    }
    return `acs:cr:*:*:repository/${instanceId}/${repository}`;
  });
}

import { BootStep } from './boot-step';

/** The user that the application runs as: no shell, no password, nothing of its own but what it is given. */
export function appUser(): BootStep {
  return {
    name: 'create the application user',
    commands: [
      'id app >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir /srv/app --shell /usr/sbin/nologin app',
      'install -d -m 0755 /srv/app',
    ],
  };
}

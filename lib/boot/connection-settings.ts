import { DataConnection } from '../data/data-connection';
import { BootStep } from './boot-step';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

/**
 * Writes what the application connects by. In place of a secret stands the file that it is read from, such as
 * `POSTGRES_PASSWORD_FILE`: the environment of a process is shown to whoever may look at the process.
 * @throws when a name or a value has characters that systemd reads in a way of its own
 */
export function connectionSettings(
  connection: DataConnection | undefined,
  more: Readonly<Record<string, string>> = {},
): BootStep {
  const files = Object.keys(connection?.secrets ?? {}).map(
    name => [`${name}_FILE`, `${SECRETS_FOLDER}/${name}`] as const,
  );
  const lines = [...Object.entries(connection?.environment ?? {}), ...files, ...Object.entries(more)].map(line);
  return {
    name: 'write the connection settings',
    commands: [
      'install -d -m 0750 -g app /etc/app',
      ...writeFile('/etc/app/data.env', lines.join('\n'), { mode: '0640', owner: 'root:app' }),
    ],
  };
}

function line([name, value]: readonly [string, string]): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name) || !/^[\w.:/@%+,{}-]*$/.test(value)) {
    throw new Error(
      `a connection setting holds letters, digits and ._:/@%+,{}- only, got ${name}=${JSON.stringify(value)}`,
    );
  }
  return `${name}=${value}`;
}

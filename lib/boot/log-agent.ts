import { BootStep } from './boot-step';
import { writeFile } from './write-file';

export interface LogAgentProps {
  /** Such as `cn-hangzhou`. The agent comes from this region's bucket, and sends to this region. */
  readonly region: string;
  /** What the machine group of the log project is identified by. */
  readonly machineGroup: string;
}

/**
 * LoongCollector, the agent of Simple Log Service. It joins its machine group by a name that it reads from a file, so servers
 * that come and go need nobody to register them. A server without it still serves: a failure is said and passed over.
 * @throws when the region or the name has other characters than letters, digits, `-` and `_`
 */
export function logAgent({ region, machineGroup }: LogAgentProps): BootStep {
  if (![region, machineGroup].every(name => /^[A-Za-z0-9_-]+$/.test(name))) {
    throw new Error(`a log agent is told names of letters, digits, - and _, got '${region}' and '${machineGroup}'`);
  }
  const host = `https://aliyun-observability-release-${region}.oss-${region}-internal.aliyuncs.com`;
  return {
    name: 'install the log agent',
    commands: [
      ...writeFile('/etc/ilogtail/user_defined_id', machineGroup),
      'if [ ! -e /etc/init.d/loongcollectord ] && [ ! -e /etc/init.d/ilogtaild ]; then',
      '  agent=$(mktemp -d)',
      `  if ! (curl -fsS --retry 3 --max-time 120 -o "$agent/install.sh" ${host}/loongcollector/linux64/latest/loongcollector.sh &&`,
      `    bash "$agent/install.sh" install ${region}-internal); then`,
      "    echo 'warning: the log agent is not installed' >&2",
      '  fi',
      '  rm -rf "$agent"',
      'fi',
    ],
  };
}

import { BootStep } from './boot-step';

/** The version in C++, which replaced those in Go and Java, and the installer that goes with it. */
const VERSION = '3.5.12';
const INSTALLER = 'Argus/agent_install-1.13.sh';

export interface CloudMonitorAgentProps {
  /** Such as `cn-hangzhou`: the agent comes from this region's bucket. @default - an agent that is there is kept running */
  readonly region?: string;
}

/**
 * The agent that measures memory, disk and processes for CloudMonitor. It is installed the way the console's own command
 * does, from inside the VPC. A server without it still serves: a failure is said and passed over.
 * @throws when the region has other characters than lower-case letters, digits and `-`
 */
export function cloudMonitorAgent({ region }: CloudMonitorAgentProps = {}): BootStep {
  if (region !== undefined && !/^[a-z0-9-]+$/.test(region)) {
    throw new Error(`a region has lower-case letters, digits and '-', got '${region}'`);
  }
  return {
    name: 'have the CloudMonitor agent running',
    commands: [
      ...(region ? install(region) : []),
      'if systemctl cat cloudmonitor.service >/dev/null 2>&1; then',
      '  systemctl enable --now cloudmonitor.service',
      'elif [ ! -x /usr/local/cloudmonitor/bin/argusagent ]; then',
      "  echo 'warning: the CloudMonitor agent is not installed; its alarms see no memory and no disk' >&2",
      'fi',
    ],
  };
}

function install(region: string): string[] {
  const url = `https://cms-agent-${region}.oss-${region}-internal.aliyuncs.com/${INSTALLER}`;
  return [
    'if [ ! -x /usr/local/cloudmonitor/bin/argusagent ]; then',
    '  agent=$(mktemp -d)',
    `  if curl -fsS --retry 3 --max-time 120 -o "$agent/install.sh" ${url}; then`,
    `    ARGUS_VERSION=${VERSION} timeout 300 bash "$agent/install.sh" || true`,
    '  fi',
    '  rm -rf "$agent"',
    'fi',
  ];
}

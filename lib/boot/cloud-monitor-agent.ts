import { BootStep } from './boot-step';

/**
 * The agent that measures memory, disk and processes for CloudMonitor. The cloud installs it on servers made with
 * `securityEnhancementStrategy: Active`, which all of ours are; what is left to do is to have it start with the server and to
 * say so where it is missing. A server without it still serves.
 */
export function cloudMonitorAgent(): BootStep {
  return {
    name: 'keep the CloudMonitor agent running',
    commands: [
      'if systemctl cat cloudmonitor.service >/dev/null 2>&1; then',
      '  systemctl enable --now cloudmonitor.service',
      'elif [ ! -x /usr/local/cloudmonitor/bin/argusagent ]; then',
      "  echo 'warning: the CloudMonitor agent is not installed; install it in the console or by Cloud Assistant' >&2",
      'fi',
    ],
  };
}

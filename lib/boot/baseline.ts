import { Port } from '../network/port';
import { BootStep } from './boot-step';
import { cloudMonitorAgent } from './cloud-monitor-agent';
import { firewall } from './firewall';
import { kernelLimits } from './kernel-limits';
import { logAgent, LogAgentProps } from './log-agent';
import { packages } from './packages';
import { servicesOff } from './services-off';
import { sshHardening } from './ssh-hardening';
import { timezoneAndMirrors } from './timezone-and-mirrors';
import { unattendedUpgrades } from './unattended-upgrades';

export interface BaselineProps {
  /** A name of the time zone database. @default 'Asia/Shanghai' */
  readonly timezone?: string;
  /** Where packages come from. @default - what the image says, which on Alibaba Cloud is a mirror inside the VPC */
  readonly mirror?: string;
  /** Such as `cn-hangzhou`: where the CloudMonitor agent comes from. @default - it is not installed; one that is there runs */
  readonly region?: string;
  /** Where the logs go. @default - no log agent */
  readonly logAgent?: LogAgentProps;
}

const PACKAGES = [
  'curl',
  'fail2ban',
  'nftables',
  'openssh-server',
  'python3',
  // What fail2ban reads the journal by; it only recommends it.
  'python3-systemd',
  'sudo',
  'tzdata',
  'unattended-upgrades',
];

/** What every server does before its own work: chapters 9.3 and 11.1 of the plan. */
export function baseline(props: BaselineProps, ports: readonly Port[], ...extra: string[]): BootStep[] {
  return [
    timezoneAndMirrors(props),
    packages(...PACKAGES, ...extra),
    unattendedUpgrades(),
    firewall(ports),
    sshHardening(),
    servicesOff(),
    kernelLimits(),
    ...(props.logAgent ? [logAgent(props.logAgent)] : []),
    cloudMonitorAgent(props),
  ];
}

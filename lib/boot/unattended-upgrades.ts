import { BootStep } from './boot-step';
import { writeFile } from './write-file';

const SCHEDULE = `APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";`;

// Never a reboot by itself: all servers would go at the same hour. A refresh of the fleet brings a new kernel.
// The package's own list has more in it, and what is said here would be added to that.
const CHOICE = `#clear Unattended-Upgrade::Allowed-Origins;
Unattended-Upgrade::Allowed-Origins { "\${distro_id}:\${distro_codename}-security"; };
Unattended-Upgrade::Automatic-Reboot "false";
Unattended-Upgrade::Remove-Unused-Dependencies "true";`;

/** Security updates every day, and nothing else by itself. */
export function unattendedUpgrades(): BootStep {
  return {
    name: 'install security updates by themselves',
    commands: [
      ...writeFile('/etc/apt/apt.conf.d/20auto-upgrades', SCHEDULE),
      ...writeFile('/etc/apt/apt.conf.d/52security-only', CHOICE),
      'systemctl enable --now unattended-upgrades.service',
    ],
  };
}

import { BootStep } from './boot-step';
import { writeFile } from './write-file';

/** The first value that sshd reads wins, so the file comes before those that an image brings. */
const SSHD = `PermitRootLogin no
PasswordAuthentication no
KbdInteractiveAuthentication no
PubkeyAuthentication yes
AllowUsers ops
MaxAuthTries 3
LoginGraceTime 30
X11Forwarding no
AllowAgentForwarding no
ClientAliveInterval 300
ClientAliveCountMax 2`;

const JAIL = `[sshd]
enabled = true
backend = systemd
banaction = nftables-multiport
maxretry = 4
findtime = 10m
bantime = 1h`;

/**
 * SSH by key only, as `ops`, who may become root by `sudo`. The key pair of the server, which the cloud gives to root,
 * becomes that of `ops`. Who fails four times waits an hour.
 */
export function sshHardening(): BootStep {
  return {
    name: 'let administrators in by key only',
    commands: [
      'id ops >/dev/null 2>&1 || useradd --create-home --shell /bin/bash ops',
      ...writeFile('/etc/sudoers.d/ops', 'ops ALL=(ALL) NOPASSWD:ALL', { mode: '0440' }),
      // cloud-init may have put a command before root's keys, which says that root may not log in.
      'if [ -s /root/.ssh/authorized_keys ] && [ ! -e ~ops/.ssh/authorized_keys ]; then',
      '  install -d -m 0700 -o ops -g ops ~ops/.ssh',
      "  grep -oE '(ssh-(rsa|ed25519)|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9@.-]+) AAAA.*' /root/.ssh/authorized_keys |",
      '    install -m 0600 -o ops -g ops /dev/stdin ~ops/.ssh/authorized_keys',
      'fi',
      ...writeFile('/etc/ssh/sshd_config.d/00-keys-only.conf', SSHD, { mode: '0600' }),
      ...writeFile('/etc/fail2ban/jail.d/sshd.local', JAIL),
      'install -d -m 0755 /run/sshd',
      'sshd -t',
      'systemctl try-reload-or-restart ssh.service',
      'systemctl enable fail2ban.service',
      'systemctl restart fail2ban.service',
    ],
  };
}

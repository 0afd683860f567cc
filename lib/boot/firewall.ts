import { Port } from '../network/port';
import { BootStep } from './boot-step';
import { writeFile } from './write-file';

/**
 * A second wall behind the security group: new connections come in on SSH and `ports` only. It has a table of its own, so
 * that loading it again does not remove what others, such as Docker, put beside it.
 */
export function firewall(ports: readonly Port[]): BootStep {
  const open = [Port.SSH, ...ports].map(port => port.toNumber()).toSorted((a, b) => a - b);
  return {
    name: 'close the ports that nothing answers on',
    commands: [
      ...writeFile('/etc/nftables.conf', ruleset(open), { mode: '0755' }),
      'systemctl enable nftables.service',
      'systemctl restart nftables.service',
    ],
  };
}

function ruleset(ports: readonly number[]): string {
  return `#!/usr/sbin/nft -f
table inet server {
}
delete table inet server
table inet server {
  chain input {
    type filter hook input priority 0; policy drop;
    iif lo accept
    ct state established,related accept
    ct state invalid drop
    meta l4proto { icmp, ipv6-icmp } accept
    udp sport 67 udp dport 68 accept
    tcp dport { ${[...new Set(ports)].join(', ')} } accept
  }
}`;
}

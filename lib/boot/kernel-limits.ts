import { BootStep } from './boot-step';
import { writeFile } from './write-file';

const SYSCTL = `# connections: longer queues, more local ports, and quicker reuse, for a proxy that opens many
net.core.somaxconn = 4096
net.ipv4.tcp_max_syn_backlog = 8192
net.ipv4.ip_local_port_range = 10240 65535
net.ipv4.tcp_tw_reuse = 1
net.ipv4.tcp_fin_timeout = 15
net.ipv4.tcp_keepalive_time = 300
net.ipv4.tcp_slow_start_after_idle = 0
# memory: the databases are elsewhere, so what runs here should not be swapped out
vm.swappiness = 10
fs.file-max = 1048576
# safety: no forged sources, no redirects, nothing of the kernel to read for users
net.ipv4.tcp_syncookies = 1
net.ipv4.conf.all.rp_filter = 1
net.ipv4.conf.all.accept_redirects = 0
net.ipv4.conf.all.send_redirects = 0
net.ipv4.conf.all.accept_source_route = 0
net.ipv6.conf.all.accept_redirects = 0
kernel.dmesg_restrict = 1
kernel.kptr_restrict = 2
kernel.unprivileged_bpf_disabled = 1
fs.protected_fifos = 2
fs.protected_regular = 2
fs.suid_dumpable = 0`;

const LIMITS = `* soft nofile 65536
* hard nofile 65536
* hard core 0`;

/** The kernel's settings for a server of many short connections, and how many files a process may open. */
export function kernelLimits(): BootStep {
  return {
    name: 'tune the kernel and its limits',
    commands: [
      ...writeFile('/etc/sysctl.d/60-web-server.conf', SYSCTL),
      ...writeFile('/etc/security/limits.d/60-web-server.conf', LIMITS),
      'sysctl --quiet --system',
    ],
  };
}

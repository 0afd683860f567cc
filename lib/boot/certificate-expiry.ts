import { BootStep } from './boot-step';
import { SANDBOX } from './sandbox';
import { writeFile } from './write-file';

/** What the lines begin with, for who searches the log. */
export const CERTIFICATE_EXPIRY_TAG = 'certificate-expiry';

const DAYS = 21;

/**
 * Looks once a day, from outside of the load balancer, how long the certificates of some names are valid, and writes a line to
 * the log of the system when that is less than three weeks, or when none is shown.
 * @throws when a name is no domain name
 */
export function certificateExpiry(domains: readonly string[]): BootStep {
  const wrong = domains.find(domain => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain));
  if (wrong !== undefined || domains.length === 0) {
    throw new Error(`a certificate is looked at by a domain name, such as 'www.example.com', got '${wrong ?? ''}'`);
  }
  const script = `#!/bin/bash
set -uo pipefail
domains=(${domains.join(' ')})
for domain in "\${domains[@]}"; do
  shown=$(timeout 30 openssl s_client -connect "$domain:443" -servername "$domain" </dev/null 2>/dev/null)
  if ! openssl x509 -noout <<<"$shown" 2>/dev/null; then
    logger -t ${CERTIFICATE_EXPIRY_TAG} -p auth.warning "$domain shows no certificate"
  elif ! openssl x509 -noout -checkend ${DAYS * 86_400} <<<"$shown" >/dev/null; then
    logger -t ${CERTIFICATE_EXPIRY_TAG} -p auth.warning "$domain: $(openssl x509 -noout -enddate <<<"$shown"), in less than ${DAYS} days"
  fi
done
`;
  const service = `[Unit]
Description=Look how long certificates are valid

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/certificate-expiry
DynamicUser=yes
${SANDBOX}`;
  const timer = `[Unit]
Description=Look once a day how long certificates are valid

[Timer]
OnCalendar=*-*-* 10:00
RandomizedDelaySec=30min
Persistent=yes

[Install]
WantedBy=timers.target
`;
  return {
    name: 'look at certificates once a day',
    commands: [
      ...writeFile('/usr/local/sbin/certificate-expiry', script, { mode: '0755' }),
      ...writeFile('/etc/systemd/system/certificate-expiry.service', service),
      ...writeFile('/etc/systemd/system/certificate-expiry.timer', timer),
      'systemctl daemon-reload',
      'systemctl enable --now certificate-expiry.timer',
    ],
  };
}

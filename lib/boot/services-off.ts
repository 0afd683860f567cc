import { BootStep } from './boot-step';

/** What an image may bring and a web server has no use for. */
const UNNEEDED = [
  'ModemManager.service',
  'avahi-daemon.service',
  'bluetooth.service',
  'cups.service',
  'multipathd.service',
  'rpcbind.service',
  'rpcbind.socket',
  'udisks2.service',
];

/** Stops what listens or runs for nothing. What is not installed is passed over. */
export function servicesOff(): BootStep {
  return {
    name: 'switch off services that are not needed',
    commands: [
      `for unit in ${UNNEEDED.join(' ')}; do`,
      '  if systemctl cat "$unit" >/dev/null 2>&1; then systemctl disable --now "$unit"; fi',
      'done',
    ],
  };
}

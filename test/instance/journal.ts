import { ScratchRoot } from './scratch-root';

/** Starts the journal of systemd, in memory. It ends with the scratch root. */
export function startJournal(root: ScratchRoot): void {
  root.must('mkdir -p /run/log/journal');
  root.start('exec /lib/systemd/systemd-journald');
  root.must('for try in {1..100}; do [ -S /run/systemd/journal/socket ] && exit; sleep 0.05; done; exit 1');
}

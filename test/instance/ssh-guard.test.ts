import { BootScript } from '../../lib/boot/boot-script';
import { sshHardening } from '../../lib/boot/ssh-hardening';
import { startJournal } from './journal';
import { ScratchRoot } from './scratch-root';
import { describeWith } from './with-programs';

const NEEDS = ['root', 'mount namespaces', 'fail2ban-server', 'nft', 'sshd', 'the journal in Python'];
const ATTACKER = '203.0.113.66';

let root: ScratchRoot;

/** What bars whom, in the network that fail2ban has to itself. */
const rules = () => root.must('nsenter --net --target "$(pgrep -xo fail2ban-server)" nft list ruleset');

const fail = (times: number) =>
  root.must(
    '/tmp/sshd',
    `import time
from systemd import journal
for _ in range(${times}):
  journal.send('Failed password for invalid user admin from ${ATTACKER} port 4711 ssh2', SYSLOG_IDENTIFIER='sshd')
# The journal looks up who it was after it has the message.
time.sleep(1)`,
  );
const barred = () => root.must('fail2ban-client status sshd');
const within = (seconds: number, condition: () => boolean) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !condition();) {
    root.must('sleep 0.2');
  }
  return condition();
};

describeWith(NEEDS, 'fail2ban, with the settings that the boot script writes,', () => {
  beforeAll(async () => {
    root = await ScratchRoot.make();
    root.must('bash', BootScript.of(sshHardening()).render());
    startJournal(root);
    // What the journal knows a program by is its name, so that it has to be called as the real one is.
    root.must('cp /usr/bin/python3 /tmp/sshd');
    // A network of its own, where it may bar whom it likes. It ends by itself should the test not end it.
    root.start(
      'exec timeout 60 unshare --net fail2ban-server -f --logtarget /tmp/fail2ban.log > /tmp/fail2ban.out 2>&1',
    );
    root.must(
      'for try in {1..200}; do fail2ban-client ping >/dev/null 2>&1 && exit; sleep 0.1; done; cat /tmp/fail2ban.*; exit 1',
    );
  }, 60_000);
  afterAll(async () => {
    root.run('fail2ban-client stop');
    await root.dispose();
  });

  test('lets in who failed three times', () => {
    fail(3);

    expect(within(10, () => /Total failed:\s+3/.test(barred()))).toBe(true);
    expect(barred()).toMatch(/Currently banned:\s+0/);
  }, 30_000);

  test('bars who fails once more, by nftables', () => {
    fail(1);

    expect(within(10, () => rules().includes(ATTACKER))).toBe(true);
    expect(rules()).toMatch(/tcp dport 22 .*(reject|drop)/);
    expect(barred()).toContain(ATTACKER);
  }, 30_000);
});

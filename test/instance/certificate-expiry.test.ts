import { BootScript } from '../../lib/boot/boot-script';
import { certificateExpiry } from '../../lib/boot/certificate-expiry';
import { ScratchRoot } from './scratch-root';
import { describeWith } from './with-programs';

const NEEDS = ['root', 'mount namespaces', 'openssl', 'ip'];
const DOMAIN = 'www.example.com';

let root: ScratchRoot;

/** What is written to the log of the system while the site shows a certificate that is valid for so many days, or none. */
function told(days?: number): string {
  const serve = `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days ${days} -subj /CN=${DOMAIN} \
      -keyout /tmp/key -out /tmp/crt 2>/dev/null
    openssl s_server -accept 443 -key /tmp/key -cert /tmp/crt -quiet -www >/dev/null 2>&1 &
    server=$!
    for try in {1..100}; do (echo > /dev/tcp/127.0.0.1/443) 2>/dev/null && break; sleep 0.05; done`;
  // A network of its own, in which the name is an address of this machine.
  root.must(
    'unshare --net bash -e',
    `ip link set lo up
     ${days === undefined ? '' : serve}
     : > /run/stand-ins.log
     certificate-expiry
     ${days === undefined ? '' : 'kill $server'}`,
  );
  return root.read('/run/stand-ins.log');
}

describeWith(NEEDS, 'the look at certificates', () => {
  beforeAll(async () => {
    root = await ScratchRoot.make();
    root.must('bash', BootScript.of(certificateExpiry([DOMAIN])).render());
    root.must(`cp /opt/stand-ins/record /opt/stand-ins/logger && echo '127.0.0.1 ${DOMAIN}' >> /etc/hosts`);
  }, 60_000);
  afterAll(() => root.dispose());

  test('says nothing of one that is valid for long', () => {
    expect(told(30)).toBe('');
  });

  test('tells of one that ends in less than three weeks', () => {
    expect(told(20)).toMatch(
      new RegExp(`^logger -t certificate-expiry -p auth\\.warning ${DOMAIN}: notAfter=.*, in less than 21 days\\n$`),
    );
  });

  test('tells of a site that shows none', () => {
    expect(told()).toBe(`logger -t certificate-expiry -p auth.warning ${DOMAIN} shows no certificate\n`);
  });
});

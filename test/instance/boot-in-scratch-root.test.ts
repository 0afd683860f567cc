import { publish, startCloud } from './cloud-stand-in';
import { ScratchRoot } from './scratch-root';
import { VARIANTS } from './variants';
import { describeWith } from './with-programs';

const NEEDS = ['root', 'mount namespaces', 'nginx', 'nft', 'sshd', 'fail2ban-client', 'systemd-analyze', 'openssl'];

/** Those that the boot script writes, and none that a test needs. */
const isOurs = (unit: string) => /^(app|fetch|dump|verify|certificate)/.test(unit);

/** What systemd says of the rights of a service, 0 to 10. */
function exposureOf(root: ScratchRoot, unit: string): number {
  const table = root.must(`systemd-analyze security --offline=true --no-pager /etc/systemd/system/${unit} || true`);
  return Number(/exposure level for .*: ([\d.]+)/.exec(table)?.[1]);
}

describeWith(NEEDS, 'the boot script in a scratch root', () => {
  describe.each(VARIANTS)('of %s', (name, script) => {
    const frontend = name.startsWith('a frontend');
    let root: ScratchRoot;
    let log: string;

    beforeAll(async () => {
      root = await ScratchRoot.make();
      await startCloud(root, { 'production/postgres-password': 'p1', 'production/redis-password': 'r1' });
      publish(root, 'frontend', 'v1', { 'index.html': '<!doctype html>' });
      publish(root, 'backend', 'v1', { 'wsgi.py': 'def app(environ, start_response): ...\n' });
      root.must('mkdir -p /root/.ssh && echo "ssh-ed25519 AAAAC3Nza admin" > /root/.ssh/authorized_keys');
      log = root.must('bash', script.render());
    }, 240_000);
    afterAll(() => root.dispose());

    test('does each of its steps', () => {
      const steps = [...script.render().matchAll(/^echo '(boot: .*)'$/gm)].map(match => match[1]);

      expect(log.split('\n').filter(line => line.startsWith('boot: '))).toEqual(steps);
    });

    test('changes nothing when it runs a second time', () => {
      const before = root.written();
      root.must('bash', script.render());

      expect(root.written()).toEqual(before);
    });

    test('writes units that systemd takes', () => {
      const units = root
        .must('cd /etc/systemd/system && ls -d *.service *.socket *.timer 2>/dev/null || true')
        .split(/\s+/);
      const ours = units.filter(unit => /^(app|fetch|dump)/.test(unit)).map(unit => `/etc/systemd/system/${unit}`);
      // What the scratch root lacks is not what is asked about: Docker is not on this machine.
      root.must(
        'for file in /usr/bin/docker /srv/app/current/venv/bin/python; do mkdir -p "$(dirname $file)"; touch $file; chmod +x $file; done',
      );
      root.run('printf "[Service]\\nExecStart=/bin/true\\n" > /etc/systemd/system/docker.service');

      expect(ours.length > 0 || frontend || name.includes('without')).toBe(true);
      if (ours.length > 0) {
        const { status, stderr } = root.run(`systemd-analyze verify --man=no ${ours.join(' ')}`);
        expect([status, stderr.replace(/^.*(snap|Unknown key name|cgroup).*\n/gm, '')]).toEqual([0, '']);
      }
    });

    test('writes a firewall and settings of SSH that their programs take', () => {
      root.must('nft --check --file /etc/nftables.conf && sshd -t');
      const settings = root.must('sshd -T -C user=ops,host=h,addr=10.0.0.1');

      expect(settings).toMatch(/^permitrootlogin no$/m);
      expect(settings).toMatch(/^passwordauthentication no$/m);
      expect(settings).toMatch(/^kbdinteractiveauthentication no$/m);
    });

    test('writes settings of fail2ban and of apt that their programs take', () => {
      // What the package brings allows more; here it comes before ours, as there.
      const packages = 'Unattended-Upgrade::Allowed-Origins { "${distro_id}:${distro_codename}"; "other:origin"; };';
      root.must('cat > /etc/apt/apt.conf.d/50unattended-upgrades', packages);
      const settings = root.must('apt-config dump Unattended-Upgrade; apt-config dump APT::Periodic');
      root.must('rm /etc/apt/apt.conf.d/50unattended-upgrades');

      expect(root.must('fail2ban-client --test')).toContain('configuration test is successful');
      expect(settings.match(/^Unattended-Upgrade::Allowed-Origins:: .*$/gm)).toEqual([
        'Unattended-Upgrade::Allowed-Origins:: "${distro_id}:${distro_codename}-security";',
      ]);
      expect(settings).toContain('Unattended-Upgrade::Automatic-Reboot "false";');
      expect(settings).toContain('APT::Periodic::Unattended-Upgrade "1";');
    });

    test('sets what the kernel has', () => {
      const keys = root.must(`sed -n 's/ *=.*//; /^[a-z]/p' /etc/sysctl.d/60-web-server.conf`).trim().split('\n');

      expect(keys.length).toBeGreaterThan(15);
      expect(keys.filter(key => root.run(`test -e /proc/sys/${key.replaceAll('.', '/')}`).status !== 0)).toEqual([]);
    });

    test('gives the key of the server to the administrators, and a shell to nobody else', () => {
      expect(root.must('cat ~ops/.ssh/authorized_keys')).toBe('ssh-ed25519 AAAAC3Nza admin\n');
      if (!frontend) {
        expect(root.must('getent passwd app')).toMatch(/:\/usr\/sbin\/nologin$/m);
      }
    });

    if (frontend) {
      test('writes settings that Nginx takes', () => {
        expect(root.run('nginx -t').stderr).toMatch(/syntax is ok\n.*test is successful/);
      });
    }

    if (name === 'a backend as a container') {
      test('logs in to the registry with a password that is in no argument', () => {
        root.must(
          'printf \'#!/bin/sh\\nif [ "$1" = image ]; then exit 1; fi; echo "$@"; cat\\n\' > /opt/stand-ins/docker',
        );
        root.must('chmod 0755 /opt/stand-ins/docker');

        expect(root.must('log-in-to-registry')).toBe(
          'login --username cr_temp_user --password-stdin registry-vpc.cn-hangzhou.aliyuncs.com\nregistry-token-7a\n',
        );
      });
    }

    test('exposes little of the system to each service that it writes', () => {
      const units = root.must('cd /etc/systemd/system && ls *.service 2>/dev/null || true').split('\n').filter(isOurs);
      const exposures = units.map(unit => [unit, exposureOf(root, unit)] as const);
      process.stdout.write(`${name}: ${exposures.map(([unit, exposure]) => `${unit} ${exposure}`).join(', ')}\n`);

      expect(exposures.filter(([, exposure]) => !(exposure <= 3))).toEqual([]);
    });
  });
});

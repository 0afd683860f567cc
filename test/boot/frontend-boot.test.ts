import { frontendBoot } from '../../lib/boot/frontend-boot';
import { nginxSite } from '../../lib/boot/nginx-site';
import { Cidr } from '../../lib/network/cidr';
import { Port } from '../../lib/network/port';
import { Duration } from '../../lib/values/duration';
import { stepsOf, written } from './written';

const PROXY = { servers: ['10.0.2.1:5000'] };

describe('frontendBoot', () => {
  test('hardens the server before it serves', () => {
    expect(stepsOf(frontendBoot())).toEqual([
      'set time zone and mirrors',
      'install packages',
      'install security updates by themselves',
      'close the ports that nothing answers on',
      'let administrators in by key only',
      'switch off services that are not needed',
      'tune the kernel and its limits',
      'have the CloudMonitor agent running',
      'install the client of the cloud',
      'install the release tool',
      'put a page where there is none yet',
      'configure nginx',
    ]);
  });

  test('fetches the version of the site that is asked for', () => {
    const script = frontendBoot({ site: { bucketName: 'releases', version: 'v1.2.0' } });

    expect(stepsOf(script)).toContain('fetch version v1.2.0');
    expect(script.render()).toContain('\nfetch-release /srv/site releases frontend v1.2.0 -\n');
  });

  test('checks the sum of the archive where it is given', () => {
    const sha256 = 'ab'.repeat(32);

    expect(frontendBoot({ site: { bucketName: 'releases', version: 'v1', sha256 } }).render()).toContain(
      ` v1 ${sha256}\n`,
    );
  });

  test.each([
    [{ version: 'v1; reboot' }, "a version has 1-64 of letters, digits, '.', '_' and '-', got 'v1; reboot'"],
    [{ bucketName: 'My_Bucket' }, "a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got 'My_Bucket'"],
    [{ sha256: 'abc' }, "a SHA-256 has 64 hexadecimal digits, got 'abc'"],
  ])('fails with a release %j', (wrong, message) => {
    expect(() => frontendBoot({ site: { bucketName: 'releases', version: 'v1', ...wrong } })).toThrow(message);
  });

  test('sends logs where it is told', () => {
    const script = frontendBoot({ logAgent: { region: 'cn-hangzhou', machineGroup: 'web' } });

    expect(written(script, '/etc/ilogtail/user_defined_id')).toEqual(['web']);
    expect(() => frontendBoot({ logAgent: { region: 'cn hangzhou', machineGroup: 'web' } })).toThrow(
      "a log agent is told names of letters, digits, - and _, got 'cn hangzhou' and 'web'",
    );
  });

  test("installs the CloudMonitor agent from the region's own bucket, where it is told the region", () => {
    const url = 'https://cms-agent-cn-shanghai.oss-cn-shanghai-internal.aliyuncs.com/Argus/agent_install-';

    expect(frontendBoot({ region: 'cn-shanghai' }).render()).toContain(url);
    expect(frontendBoot().render()).not.toContain('cms-agent-');
    expect(() => frontendBoot({ region: 'a; b' })).toThrow(
      "a region has lower-case letters, digits and '-', got 'a; b'",
    );
  });

  test('reads the clock and installs from where it is told', () => {
    const script = frontendBoot({ timezone: 'Asia/Singapore', mirror: 'http://mirrors.cloud.aliyuncs.com/ubuntu' });

    expect(written(script, '/etc/timezone')).toEqual(['Asia/Singapore']);
    expect(written(script, '/etc/apt/sources.list')[0]).toBe(
      'deb http://mirrors.cloud.aliyuncs.com/ubuntu jammy main restricted universe multiverse',
    );
    expect(() => frontendBoot({ timezone: '../etc/passwd' })).toThrow(/^a time zone looks like 'Asia\/Shanghai', got/);
    expect(() => frontendBoot({ mirror: 'ftp://a b' })).toThrow(/^a mirror looks like .*, got 'ftp:\/\/a b'$/);
  });

  test('opens the ports it answers on, and SSH, and no other', () => {
    const rules = written(frontendBoot({ port: Port.tcp(8080), tlsPort: Port.tcp(8443) }), '/etc/nftables.conf');

    expect(rules.filter(rule => rule.includes('dport'))).toEqual([
      '    udp sport 67 udp dport 68 accept',
      '    tcp dport { 22, 8080, 8443 } accept',
    ]);
  });

  test('fits into user data without being compressed', () => {
    const data = Buffer.from(frontendBoot().toUserData(), 'base64').toString();

    expect(data).toMatch(/^#cloud-config\n/);
  });
});

describe('nginxSite', () => {
  test('sends every header with every answer: a location with a header of its own would drop the others', () => {
    expect(nginxSite({ api: PROXY })).not.toMatch(/location .*{[^}]*add_header/);
  });

  test("takes nobody's word on where a request comes from by default", () => {
    expect(nginxSite()).not.toContain('set_real_ip_from');
  });

  test("takes the load balancers' word", () => {
    expect(nginxSite({ trustedProxies: [Cidr.of('10.0.0.0/24')] })).toContain('  set_real_ip_from 10.0.0.0/24;\n');
  });

  test('hands the API to nobody by default', () => {
    expect(nginxSite()).toContain('location ~ ^/api(/|$) { return 404; }');
    expect(nginxSite()).not.toContain('upstream backend');
  });

  test('keeps connections to the backend, and waits as long as it is told', () => {
    const site = nginxSite({ api: { ...PROXY, timeout: Duration.minutes(2) } });

    expect(site).toContain('  server 10.0.2.1:5000 max_fails=3 fail_timeout=5s;\n  keepalive 64;\n');
    expect(site).toContain('proxy_read_timeout 120s;');
  });

  test.each([
    [{ apiRatePerClient: 0 }, "'apiRatePerClient' is a whole number within 1-10000, got 0"],
    [{ connectionsPerClient: 1.5 }, "'connectionsPerClient' is a whole number within 1-10000, got 1.5"],
    [{ maxBodyMebibytes: 2000 }, "'maxBodyMebibytes' is a whole number within 1-1024, got 2000"],
    [{ api: { servers: [] } }, "a server of the API looks like '10.0.1.5:5000', got 'none'"],
    [{ api: { servers: ['a:1; }'] } }, "a server of the API looks like '10.0.1.5:5000', got 'a:1; }'"],
    [{ contentSecurityPolicy: '"; }' }, `a content security policy has no quotes, braces or '$', got '"; }'`],
  ])('fails with %j', (props, message) => {
    expect(() => nginxSite(props)).toThrow(message);
  });
});

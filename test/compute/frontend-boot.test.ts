import { spawnSync } from 'node:child_process';
import { frontendBoot } from '../../lib/compute/frontend-boot';

const TEXT = frontendBoot().render();
const SITE = /<<'NGINX'\n(.*)\nNGINX\n/s.exec(TEXT)?.[1] as string;

describe('frontendBoot', () => {
  test('is valid shell', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: TEXT, encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
  });

  test('installs Nginx, checks its settings, and starts it now and at every boot', () => {
    expect(TEXT.split('\n')).toEqual(
      expect.arrayContaining([
        "echo 'boot: install nginx'",
        'apt-get update -q',
        'apt-get install -qy nginx unattended-upgrades',
        "echo 'boot: configure nginx'",
        'install -d /var/www/site',
      ]),
    );
    expect(TEXT).toMatch(/\nNGINX\nnginx -t\nsystemctl enable nginx\nsystemctl reload-or-restart nginx\n$/);
  });

  test('puts a page where there is none yet, and leaves one that is there', () => {
    expect(TEXT).toContain(
      'test -e /var/www/site/index.html || echo "<!doctype html><title>ready</title>" > /var/www/site/index.html',
    );
  });

  test('serves the built site on port 80 and says no version', () => {
    expect(TEXT).toContain("cat > /etc/nginx/sites-available/default <<'NGINX'");
    expect(SITE).toMatch(/^ {2}listen 80 default_server;\n {2}server_tokens off;\n {2}root \/var\/www\/site;$/m);
  });

  test('answers the health check by itself, and does not log it', () => {
    expect(SITE).toContain('location = /health { access_log off; default_type text/plain; return 200 "ok\\n"; }');
  });

  test('falls back to the page of the application, except for assets', () => {
    expect(SITE).toContain('location / { try_files $uri /index.html; }');
    expect(SITE).toContain('location /assets/ { try_files $uri =404; }');
  });

  test('lets browsers keep assets for a year, and ask for everything else', () => {
    expect(SITE).toMatch(
      /^map \$uri \$cache_control \{\n {2}default no-cache;\n {2}~\^\/assets\/ "public, max-age=31536000, immutable";\n\}$/m,
    );
  });

  test('sends every header with every answer: a location with a header of its own would drop the others', () => {
    expect(SITE.match(/^ {2}add_header .*$/gm)).toEqual([
      '  add_header X-Content-Type-Options nosniff always;',
      '  add_header Strict-Transport-Security "max-age=31536000" always;',
      '  add_header Cache-Control $cache_control;',
    ]);
    expect(SITE).not.toMatch(/location[^}]*add_header/);
  });

  test('fits into user data', () => {
    expect(() => frontendBoot().toUserData()).not.toThrow();
  });
});

import { BootScript } from './boot-script';

/**
 * Settings of Nginx for a single-page application: static files, page fallback and a health page. What differs from page to
 * page in `add_header` is a variable: a location with an `add_header` of its own would drop those of the server.
 */
const SITE = `map $uri $cache_control {
  default no-cache;
  ~^/assets/ "public, max-age=31536000, immutable";
}
server {
  listen 80 default_server;
  server_tokens off;
  root /var/www/site;
  add_header X-Content-Type-Options nosniff always;
  add_header Strict-Transport-Security "max-age=31536000" always;
  add_header Cache-Control $cache_control;
  location = /health { access_log off; default_type text/plain; return 200 "ok\\n"; }
  location /assets/ { try_files $uri =404; }
  location / { try_files $uri /index.html; }
}`;

/** The first boot of a frontend server: Nginx, serving the built site from `/var/www/site`. */
export function frontendBoot(): BootScript {
  return BootScript.of(
    { name: 'install nginx', commands: ['apt-get update -q', 'apt-get install -qy nginx unattended-upgrades'] },
    {
      name: 'configure nginx',
      commands: [
        'install -d /var/www/site',
        'test -e /var/www/site/index.html || echo "<!doctype html><title>ready</title>" > /var/www/site/index.html',
        `cat > /etc/nginx/sites-available/default <<'NGINX'`,
        SITE,
        'NGINX',
        'nginx -t',
        'systemctl enable nginx',
        'systemctl reload-or-restart nginx',
      ],
    },
  );
}

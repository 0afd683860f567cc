import { BootStep } from './boot-step';
import { nginxSite, NginxSiteProps } from './nginx-site';
import { writeFile } from './write-file';

const MAIN = `user www-data;
worker_processes auto;
worker_rlimit_nofile 65536;
pid /run/nginx.pid;
include /etc/nginx/modules-enabled/*.conf;
events {
  worker_connections 8192;
  multi_accept on;
}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  charset utf-8;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 75s;
  client_header_timeout 15s;
  client_body_timeout 30s;
  send_timeout 30s;
  reset_timedout_connection on;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:tls:10m;
  ssl_session_tickets off;
  gzip on;
  gzip_comp_level 5;
  gzip_min_length 1024;
  gzip_proxied any;
  gzip_vary on;
  gzip_types application/javascript application/json application/manifest+json image/svg+xml text/css text/plain text/xml;
  error_log /var/log/nginx/error.log warn;
  include /etc/nginx/conf.d/*.conf;
}`;

const BROTLI = `brotli on;
brotli_comp_level 5;
brotli_min_length 1024;
brotli_types application/javascript application/json application/manifest+json image/svg+xml text/css text/plain text/xml;`;

const LIMITS = `[Service]
LimitNOFILE=65536
Restart=on-failure
RestartSec=1`;

/** Nginx in front of a single-page application, with a key of its own for the way from the load balancer. */
export function nginx(props: NginxSiteProps = {}): BootStep {
  return {
    name: 'configure nginx',
    commands: [
      'if [ ! -e /etc/nginx/tls/server.key ]; then',
      '  install -d -m 0700 /etc/nginx/tls',
      '  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=frontend \\',
      '    -keyout /etc/nginx/tls/server.key -out /etc/nginx/tls/server.crt 2>/dev/null',
      'fi',
      ...writeFile('/etc/nginx/nginx.conf', MAIN),
      // Ubuntu 22.04 has no module for Brotli among its packages; an image may bring one.
      'if compgen -G "/etc/nginx/modules-enabled/*brotli-filter*" >/dev/null; then',
      ...writeFile('/etc/nginx/conf.d/brotli.conf', BROTLI),
      'fi',
      ...writeFile('/etc/nginx/conf.d/site.conf', nginxSite(props)),
      ...writeFile('/etc/systemd/system/nginx.service.d/limits.conf', LIMITS),
      'nginx -t',
      'systemctl daemon-reload',
      'systemctl enable nginx.service',
      'systemctl reload-or-restart nginx.service',
    ],
  };
}

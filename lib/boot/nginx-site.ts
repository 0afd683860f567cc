import { Cidr } from '../network/cidr';
import { Port } from '../network/port';
import { Duration } from '../values/duration';

/** The headers of the document that browsers obey: styles are written inline by Ant Design, everything else is a file. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self' data:; " +
  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Where API requests go that reach Nginx. */
export interface ApiProxyProps {
  /** Hosts that answer the API, each with its port: `10.0.1.5:5000`. */
  readonly servers: readonly string[];
  /** How long an answer may take. @default Duration.seconds(30) */
  readonly timeout?: Duration;
}

export interface NginxSiteProps {
  /** @default Port.HTTP */
  readonly port?: Port;
  /** Where HTTPS and HTTP/2 are spoken, by a certificate that the server makes for itself. @default Port.HTTPS */
  readonly tlsPort?: Port;
  /** Peers whose word on the client's address and scheme is taken: the load balancers. @default - nobody's */
  readonly trustedProxies?: readonly Cidr[];
  /** @default - the load balancer sends `/api` to the backend by itself, and here it is not found */
  readonly api?: ApiProxyProps;
  /** What one address may ask of `/api` in a second, 1-10000; twice as many at once. @default 20 */
  readonly apiRatePerClient?: number;
  /** How many connections one address may have, 1-10000. @default 100 */
  readonly connectionsPerClient?: number;
  /** The largest request, in MiB, 1-1024. @default 8 */
  readonly maxBodyMebibytes?: number;
  /** @default - scripts, fonts and connections of the own host only; images from anywhere; no frames */
  readonly contentSecurityPolicy?: string;
}

/**
 * The settings of Nginx for a single-page application. What differs from path to path in `add_header` is a variable: a
 * location with an `add_header` of its own would drop those of the server.
 * @throws when a figure is out of its range, or a text would end the setting it is in
 */
export function nginxSite(props: NginxSiteProps = {}): string {
  const { trustedProxies = [], api, apiRatePerClient = 20, connectionsPerClient = 100, maxBodyMebibytes = 8 } = props;
  const { contentSecurityPolicy = CONTENT_SECURITY_POLICY } = props;
  within('apiRatePerClient', apiRatePerClient, 10_000);
  within('connectionsPerClient', connectionsPerClient, 10_000);
  within('maxBodyMebibytes', maxBodyMebibytes, 1024);
  if (!/^[\w '*.:/;=+-]+$/.test(contentSecurityPolicy)) {
    throw new Error(`a content security policy has no quotes, braces or '$', got '${contentSecurityPolicy}'`);
  }
  return `# Whose word is taken on where a request comes from
geo $realip_remote_addr $trusted_peer {
  default 0;
${trustedProxies.map(range => `  ${range} 1;\n`).join('')}}
map "$trusted_peer $http_x_forwarded_proto" $client_scheme {
  default $scheme;
  "1 http" http;
  "1 https" https;
}
map "$trusted_peer $http_x_forwarded_proto $uri" $to_https {
  default 0;
  "~^1 http (?!/health$)" 1;
}
map $http_x_request_id $trace {
  default $request_id;
  "~^[A-Za-z0-9_-]{8,64}$" $http_x_request_id;
}
map $uri $cache_control {
  default no-cache;
  ~^/assets/ "public, max-age=31536000, immutable";
  ~^/api(/|$) "";
}
log_format json escape=json '{"time":"$time_iso8601","request_id":"$trace","client":"$remote_addr",'
  '"peer":"$realip_remote_addr","scheme":"$client_scheme","method":"$request_method","path":"$uri","status":$status,'
  '"bytes":$body_bytes_sent,"seconds":$request_time,"upstream":"$upstream_addr","upstream_status":"$upstream_status",'
  '"upstream_connect_seconds":"$upstream_connect_time","upstream_seconds":"$upstream_response_time",'
  '"agent":"$http_user_agent"}';
limit_req_zone $binary_remote_addr zone=api:10m rate=${apiRatePerClient}r/s;
limit_conn_zone $binary_remote_addr zone=clients:10m;
${api ? upstream(api) : ''}
server {
  listen ${(props.port ?? Port.HTTP).toNumber()} default_server;
  listen ${(props.tlsPort ?? Port.HTTPS).toNumber()} ssl http2 default_server;
  ssl_certificate /etc/nginx/tls/server.crt;
  ssl_certificate_key /etc/nginx/tls/server.key;
  root /srv/site/current;
  access_log /var/log/nginx/access.log json;
${trustedProxies.map(range => `  set_real_ip_from ${range};\n`).join('')}  real_ip_header X-Forwarded-For;
  real_ip_recursive on;
  client_max_body_size ${maxBodyMebibytes}m;
  limit_conn clients ${connectionsPerClient};
  limit_conn_status 429;
  limit_req_status 429;
  add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
  add_header Content-Security-Policy "${contentSecurityPolicy}" always;
  add_header X-Content-Type-Options nosniff always;
  add_header X-Frame-Options DENY always;
  add_header Referrer-Policy strict-origin-when-cross-origin always;
  add_header Permissions-Policy "camera=(), geolocation=(), microphone=()" always;
  add_header X-Request-Id $trace always;
  add_header Cache-Control $cache_control;
  if ($to_https) { return 301 https://$host$request_uri; }
  location = /health { access_log off; default_type text/plain; return 200 "ok\\n"; }
  location /assets/ { try_files $uri @previous; }
  # A page that is still open asks for the assets of the version it came with.
  location @previous { root /srv/site/previous; try_files $uri =404; }
  location ~ /\\. { return 404; }
  location ~ ^/api(/|$) {${api ? proxy(api, apiRatePerClient) : ' return 404; '}}
  location / { try_files $uri /index.html; }
}
`;
}

function upstream({ servers }: ApiProxyProps): string {
  const wrong = servers.find(server => !/^[A-Za-z0-9.-]+:\d{1,5}$/.test(server));
  if (wrong !== undefined || servers.length === 0) {
    throw new Error(`a server of the API looks like '10.0.1.5:5000', got '${wrong ?? 'none'}'`);
  }
  const members = servers.map(server => `  server ${server} max_fails=3 fail_timeout=5s;\n`).join('');
  return `# The backend keeps an idle connection for 75 s, so that it does not close first.
upstream backend {
${members}  keepalive 64;
  keepalive_timeout 60s;
}
# A restart closes idle connections, and what was just sent on one is lost. Nginx sends it again where that is safe; what is
# not gets a connection of its own, which waits in the queue of the backend's socket until the restart is over.
upstream backend_unkept {
${members}}
map $request_method $backend {
  default backend_unkept;
  GET backend;
  HEAD backend;
}`;
}

function proxy({ timeout = Duration.seconds(30) }: ApiProxyProps, rate: number): string {
  return `
    limit_req zone=api burst=${2 * rate} nodelay;
    proxy_pass http://$backend;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    # Not appended to: what the client claims to have come through is worth nothing further in.
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $client_scheme;
    proxy_set_header X-Request-Id $trace;
    proxy_connect_timeout 3s;
    proxy_send_timeout ${timeout.toSeconds()}s;
    proxy_read_timeout ${timeout.toSeconds()}s;
    # Only what may safely be done twice is tried again: Nginx leaves POST out by itself.
    proxy_next_upstream error timeout;
    proxy_next_upstream_tries 2;
  `;
}

function within(name: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new Error(`'${name}' is a whole number within 1-${max}, got ${value}`);
  }
}

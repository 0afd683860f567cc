import { LogFields } from './log-store';

/** What the application wrote to its standard output, as the journal of the server holds it. */
export const APPLICATION_FIELDS: LogFields = {
  MESSAGE: 'text',
  PRIORITY: 'text',
  _SYSTEMD_UNIT: 'text',
  _HOSTNAME: 'text',
};

/** The JSON that our Nginx writes (`lib/boot/nginx-site.ts`). It has paths without their queries. */
export const NGINX_FIELDS: LogFields = {
  request_id: 'text',
  client: 'text',
  method: 'text',
  path: 'text',
  status: 'long',
  bytes: 'long',
  seconds: 'double',
  upstream: 'text',
  upstream_status: 'text',
  upstream_seconds: 'double',
  content: 'text',
};

/** What the load balancer writes. Queries, cookies and referrers are in no index. */
export const LOAD_BALANCER_FIELDS: LogFields = {
  client_ip: 'text',
  host: 'text',
  request_method: 'text',
  // It holds the query; without it there are no top paths. The dashboard cuts the query off.
  request_uri: 'text',
  request_time: 'double',
  status: 'long',
  body_bytes_sent: 'long',
  upstream_addr: 'text',
  upstream_status: 'text',
  upstream_response_time: 'double',
  ssl_protocol: 'text',
};

/** What CDN writes. */
export const CDN_FIELDS: LogFields = {
  client_ip: 'text',
  domain: 'text',
  method: 'text',
  uri: 'text',
  return_code: 'long',
  request_time: 'double',
  response_size: 'long',
  hit_info: 'text',
};

/** `auth.log` and `kern.log`: logins, sudo, and what the firewall says. */
export const SYSTEM_FIELDS: LogFields = { content: 'text', '__tag__:__path__': 'text', '__tag__:__hostname__': 'text' };

/** What ActionTrail writes: who called which API of the account. */
export const AUDIT_FIELDS: LogFields = {
  'event.eventName': 'text',
  'event.serviceName': 'text',
  'event.eventRW': 'text',
  'event.sourceIpAddress': 'text',
  'event.errorCode': 'text',
  'event.userIdentity.type': 'text',
  'event.userIdentity.userName': 'text',
  'event.userIdentity.principalId': 'text',
};

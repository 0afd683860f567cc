import { Port } from '../network/port';
import { WorkerPlan } from './worker-plan';

/** How long a request that is under way may take to end when the server stops, in seconds. */
export const GRACEFUL_SECONDS = 30;

/** The settings of Gunicorn, as the Python it reads. */
export function gunicornConfig(port: Port, { workers, threads }: WorkerPlan): string {
  return `# systemd hands over the socket; this is for who starts Gunicorn by hand
bind = "0.0.0.0:${port.toNumber()}"
worker_class = "gthread"
workers = ${workers}
threads = ${threads}
timeout = 60
graceful_timeout = ${GRACEFUL_SECONDS}
# longer than a proxy keeps an idle connection, so that the proxy closes first
keepalive = 75
# a worker that leaks is replaced, and not all at once
max_requests = 5000
max_requests_jitter = 1000
# in memory: a heartbeat on a busy disk would look like a dead worker
worker_tmp_dir = "/dev/shm"
chdir = "/srv/app/current"
pythonpath = "/usr/local/lib/server"
# only frontends and load balancers get through the security group
forwarded_allow_ips = "*"
accesslog = "-"
errorlog = "-"
# no query: it may hold what is nobody's business
access_log_format = '{"client":"%({x-forwarded-for}i)s","request_id":"%({x-request-id}i)s","method":"%(m)s",' \\
    '"path":"%(U)s","status":%(s)s,"bytes":"%(B)s","microseconds":%(D)s}'
`;
}

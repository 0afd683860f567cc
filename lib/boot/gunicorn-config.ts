import { Port } from '../network/port';
import { WorkerPlan } from './worker-plan';

/** How long a request that is under way may take to end when the server stops, in seconds. */
export const GRACEFUL_SECONDS = 30;

/** Where the settings of Gunicorn are. */
export const GUNICORN_CONFIG = '/etc/app/gunicorn.conf.py';

/** How long a worker that is told to end still answers on the connections that it has, in seconds. */
const GOODBYE_SECONDS = 0.5;

/** After how many requests a worker that may leak is replaced, or up to a fifth more, so that not all go at once. */
const MOST_REQUESTS = 5000;

/**
 * A load balancer keeps its connections, and sends the next request as soon as it has an answer. A worker that simply ended
 * would close them with such requests on the way. So it takes no new ones, says with each answer that this was the last, and
 * ends a little later. Gunicorn's own `max_requests` ends a worker at once, so the requests are counted here.
 */
const GOODBYE = `def post_worker_init(worker):
    def say_goodbye(*_):
        if worker.is_leaving:
            return
        worker.is_leaving = True
        if hasattr(worker, "set_accept_enabled"):
            worker.worker_connections = 0  # newer versions ask in each round whether they may have one more
        else:
            for listener in worker.sockets:
                with contextlib.suppress(AttributeError, KeyError):
                    worker.poller.unregister(listener)
        threading.Timer(${GOODBYE_SECONDS}, lambda: setattr(worker, "alive", False)).start()

    worker.is_leaving = False
    # a worker that leaks is replaced, and not all at once
    worker.most_requests = random.randint(${MOST_REQUESTS}, ${MOST_REQUESTS * 1.2})
    signal.signal(signal.SIGTERM, say_goodbye)


def pre_request(worker, request):
    if worker.nr >= worker.most_requests and not worker.is_leaving:
        os.kill(os.getpid(), signal.SIGTERM)
    should_close = request.should_close
    # asked when the head of the answer is written, which may be much later, and once more when it was sent: what was said holds
    request.should_close = functools.lru_cache(lambda: worker.is_leaving or not worker.alive or should_close())
`;

/** Where the application is, for an installation that is not in an image. */
const INSTALLATION = `chdir = "/srv/app/current"
pythonpath = "/usr/local/lib/server"
`;

/**
 * The settings of Gunicorn, as the Python it reads.
 *
 * @param place whether it starts an installation on the server, or what an image holds
 */
export function gunicornConfig(port: Port, { workers, threads }: WorkerPlan, place: 'server' | 'image'): string {
  return `import contextlib
import functools
import os
import random
import signal
import threading

# systemd hands over the socket where it starts Gunicorn; this is for everybody else
bind = "0.0.0.0:${port.toNumber()}"
worker_class = "gthread"
workers = ${workers}
threads = ${threads}
timeout = 60
graceful_timeout = ${GRACEFUL_SECONDS}
# longer than a proxy keeps an idle connection, so that the proxy closes first
keepalive = 75
# in memory: a heartbeat on a busy disk would look like a dead worker
worker_tmp_dir = "/dev/shm"
${place === 'server' ? INSTALLATION : ''}# only frontends and load balancers get through the security group
forwarded_allow_ips = "*"
accesslog = "-"
errorlog = "-"
# no query: it may hold what is nobody's business
access_log_format = '{"client":"%({x-forwarded-for}i)s","request_id":"%({x-request-id}i)s","method":"%(m)s",' \\
    '"path":"%(U)s","status":%(s)s,"bytes":"%(B)s","microseconds":%(D)s}'


${GOODBYE}`;
}

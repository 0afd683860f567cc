import { SECRETS_FOLDER } from './secrets';

/** Answers the health checks in front of the application, so that what they mean is not left to each application. */
export const HEALTH_PROGRAM = String.raw`"""Answers /health and /health/ready, and hands every other request to the application unless it is too large.

/health says that the process answers: who restarts it asks this. /health/ready also asks the database and the cache:
without the database it is 503; without the cache it is 200, since what is cached can be read from the database.
"""
import importlib
import json
import os
import socket
import threading
import time

FRESH_SECONDS = 2
MAX_BODY_BYTES = int(os.environ.get("MAX_BODY_BYTES", "0"))
_lock = threading.Lock()
_answer = (0.0, {})


def _secret(variable):
    try:
        with open(os.environ.get(variable + "_FILE", "${SECRETS_FOLDER}/" + variable)) as file:
            return file.read()
    except OSError:
        return ""


def _postgres():
    # Only where the application brings a driver can we log in; elsewhere the server has to answer the first message.
    host, port = os.environ["POSTGRES_HOST"], int(os.environ.get("POSTGRES_PORT", "5432"))
    for name in ("psycopg", "psycopg2"):
        try:
            driver = importlib.import_module(name)
        except ImportError:
            continue
        connection = driver.connect(
            host=host, port=port, dbname=os.environ["POSTGRES_DATABASE"], user=os.environ["POSTGRES_USER"],
            password=_secret("POSTGRES_PASSWORD"), connect_timeout=2)
        try:
            connection.cursor().execute("SELECT 1")
        finally:
            connection.close()
        return
    with socket.create_connection((host, port), 2) as peer:
        peer.settimeout(2)
        peer.sendall(b"\x00\x00\x00\x08\x04\xd2\x16\x2f")
        if peer.recv(1) not in (b"S", b"N"):
            raise OSError("no answer")


def _redis():
    address = (os.environ["REDIS_HOST"], int(os.environ.get("REDIS_PORT", "6379")))
    with socket.create_connection(address, 2) as peer:
        peer.settimeout(2)
        words = [["AUTH", os.environ["REDIS_USER"], _secret("REDIS_PASSWORD")], ["PING"]]
        for command in words:
            parts = ["*%d\r\n" % len(command)] + ["$%d\r\n%s\r\n" % (len(word.encode()), word) for word in command]
            peer.sendall("".join(parts).encode())
            if not peer.recv(256).startswith(b"+"):
                raise OSError("refused")


def _check():
    found = {}
    for name, variable, probe in (("postgres", "POSTGRES_HOST", _postgres), ("redis", "REDIS_HOST", _redis)):
        if variable not in os.environ:
            continue
        try:
            probe()
            found[name] = "up"
        except Exception:  # a driver has errors of its own, and what they say may name the user
            found[name] = "down"
    return found


def _ready():
    global _answer
    with _lock:
        if time.monotonic() - _answer[0] > FRESH_SECONDS:
            _answer = (time.monotonic(), _check())
        return _answer[1]


def _refused(environ):
    # The load balancer sends requests here without Nginx between, so the limit has to hold here too.
    if not MAX_BODY_BYTES:
        return None
    if "CONTENT_LENGTH" not in environ and "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
        return "411 Length Required"
    return "413 Content Too Large" if int(environ.get("CONTENT_LENGTH") or 0) > MAX_BODY_BYTES else None


class _Farewell:
    """An answer without a body, after which the connection ends: what it still holds is nobody's next request.

    Until the client has read the answer and stops sending, what it sends is thrown away; to close at once would reset the
    connection, and the answer with it.
    """

    def __init__(self, peer):
        self.peer = peer

    def __iter__(self):
        return iter((b"",))

    def close(self):
        if self.peer is None:
            return
        try:
            self.peer.shutdown(socket.SHUT_WR)
            self.peer.settimeout(1)
            end = time.monotonic() + 5
            while time.monotonic() < end and self.peer.recv(65536):
                pass
            self.peer.shutdown(socket.SHUT_RD)
        except OSError:
            pass


def app(environ, start_response):
    path = environ.get("PATH_INFO")
    if path not in ("/health", "/health/ready"):
        refusal = _refused(environ)
        if refusal is None:
            return _application(environ, start_response)
        # Gunicorn says 'Connection: close' by itself alone; from an application it would leave that out.
        say_close = getattr(getattr(start_response, "__self__", None), "force_close", None)
        if say_close:
            say_close()
        start_response(refusal, [("Content-Length", "0")])
        return _Farewell(environ.get("gunicorn.socket"))
    found = _ready() if path == "/health/ready" else {}
    status = "503 Service Unavailable" if found.get("postgres") == "down" else "200 OK"
    body = json.dumps(dict(found, status="ok" if status.startswith("200") else "unavailable")).encode()
    head = [("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response(status, head)
    return [body]


_module, _, _name = os.environ.get("APP_MODULE", "wsgi:app").partition(":")
_application = getattr(importlib.import_module(_module), _name or "app")
`;

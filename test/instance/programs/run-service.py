#!/usr/bin/python3
"""Does for app.service what systemd does: holds the socket of app.socket, and runs ExecStart with it as the user of the unit.

A line `restart` or `reload` on standard input does what systemctl would; the socket outlives the service.
"""
import os, signal, socket, subprocess, sys

UNITS = "/etc/systemd/system/"


def read(unit):
    settings = {}
    with open(UNITS + unit) as file:
        for line in file:
            name, found, value = line.strip().partition("=")
            if found:
                settings.setdefault(name, []).append(value)
    return settings


service, listen = read("app.service"), read("app.socket")
host, port = listen["ListenStream"][0].rsplit(":", 1)
held = socket.create_server((host, int(port)), backlog=int(listen["Backlog"][0]))


def become():
    os.dup2(9, 3, inheritable=True)


def start():
    env = {"PATH": "/usr/bin:/bin", "LISTEN_FDS": "1"}
    for path in service["EnvironmentFile"]:
        with open(path) as file:
            env.update(line.strip().split("=", 1) for line in file if "=" in line)
    env.update(pair.split("=", 1) for pair in " ".join(service["Environment"]).split())
    # The process has to know that the socket is meant for it, by its own number.
    words = ["/opt/stand-ins/sandboxed", "app.service", "/bin/sh", "-c", 'export LISTEN_PID=$$; exec "$@"', "sh"]
    words += service["ExecStart"][0].split()
    return subprocess.Popen(words, env=env, cwd=service["WorkingDirectory"][0], preexec_fn=become, close_fds=False,
                            stdin=subprocess.DEVNULL)


os.dup2(held.fileno(), 9)
held.detach()
held = socket.socket(fileno=9)
running = start()
print("started", running.pid, flush=True)
for line in sys.stdin:
    if line.strip() == "restart":
        running.send_signal(signal.SIGTERM)
        running.wait(int(service["TimeoutStopSec"][0]))
        running = start()
        print("restarted", running.pid, flush=True)
    elif line.strip() == "reload":
        running.send_signal(signal.SIGHUP)
        print("reloaded", running.pid, flush=True)
running.terminate()
running.wait(40)

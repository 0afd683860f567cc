"""Runs a command on a pseudo-terminal.

The first argument is a list in JSON of what to wait for and what to type then; the others are the command. What the
terminal shows goes to the output, and the exit code is that of the command.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

steps = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

shown = b""
deadline = time.time() + 30
while True:
    if time.time() > deadline:
        os.kill(child, signal.SIGKILL)
        break
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    if steps and steps[0][0].encode() in shown:
        _, keys = steps.pop(0)
        shown = b""
        time.sleep(0.1)
        for key in keys:
            os.write(terminal, key.encode())
            time.sleep(0.02)

_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status))

"""Holds COUNT TCP connections on loopback until its stdin ends: sockets.py COUNT.

Says `ready` on stdout when all stand. Each connection is two rows of a socket table.
"""

import resource
import socket
import sys

count = int(sys.argv[1])
wanted = 2 * count + 64
limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
if limit < wanted:
    count = (limit - 64) // 2
resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, limit), limit))
listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
held = []
for _ in range(count):
    held.append(socket.create_connection(listener.getsockname()))
    held.append(listener.accept()[0])
print("ready", count, flush=True)
sys.stdin.read()

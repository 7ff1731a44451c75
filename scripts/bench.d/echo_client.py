"""Sends MEBIBYTES to an echo server on 127.0.0.1:PORT and checks that all of it comes back.

usage: echo_client.py PORT MEBIBYTES
"""

import socket
import sys
import threading

CHUNK = bytes(range(256)) * 1024


def send(connection, count):
    for _ in range(count):
        connection.sendall(CHUNK)
    connection.shutdown(socket.SHUT_WR)


port, mebibytes = int(sys.argv[1]), int(sys.argv[2])
count = mebibytes * 4
with socket.create_connection(("127.0.0.1", port)) as connection:
    sender = threading.Thread(target=send, args=(connection, count))
    sender.start()
    received = 0
    while octets := connection.recv(1 << 20):
        start = received % 256
        if octets[:1] != CHUNK[start:start + 1]:
            sys.exit("the echo differs")
        received += len(octets)
    sender.join()
if received != count * len(CHUNK):
    sys.exit(f"{received} octets of {count * len(CHUNK)} came back")

"""Sends MEBIBYTES to an echo server on 127.0.0.1:PORT and checks that all of it comes back.

usage: echo_client.py PORT MEBIBYTES [WINDOW]

At most WINDOW blocks of 16 KiB are under way at a time; without it, as many as the sockets hold.
Servers that copy both ways in one thread with blocking writes need a window, or they lock up.
"""

import socket
import sys
import threading

BLOCK = bytes(range(256)) * 64


def send(connection, count, window):
    for _ in range(count):
        if window:
            window.acquire()
        connection.sendall(BLOCK)
    connection.shutdown(socket.SHUT_WR)


def main():
    port, mebibytes = int(sys.argv[1]), int(sys.argv[2])
    window = threading.Semaphore(int(sys.argv[3])) if len(sys.argv) > 3 else None
    count = mebibytes * 64
    received = 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        sender = threading.Thread(target=send, args=(connection, count, window), daemon=True)
        sender.start()
        while octets := connection.recv(1 << 20):
            if octets[0] != received % 256:
                sys.exit("the echo differs")
            blocks = received // len(BLOCK)
            received += len(octets)
            if window and received // len(BLOCK) > blocks:
                window.release(received // len(BLOCK) - blocks)
    if received != count * len(BLOCK):
        sys.exit(f"{received} octets of {count * len(BLOCK)} came back")


main()

"""Sends the frames that standard input holds, one a line in hexadecimal, from an interface.

usage: send_frames.py INTERFACE

It prints how many it sent; one that the kernel refuses ends it.
"""

import socket
import sys
import time

wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
wire.bind((sys.argv[1], 0))
count = 0
for line in sys.stdin:
    wire.send(bytes.fromhex(line))
    count += 1
    if count % 64 == 0:
        # Several captures share the machine's cores.
        time.sleep(0.002)
print("sent", count)

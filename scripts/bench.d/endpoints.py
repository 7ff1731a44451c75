"""Writes a capture file of many end points from few octets of memory, as fast as it can be written.

usage: endpoints.py hosts COUNT PACKETS | flows COUNT PACKETS

hosts: UDP between COUNT addresses of 10.0.0.0/16. flows: TCP segments that acknowledge something,
from COUNT addresses to one port. Packets take the end points in turn. The file goes to stdout.
Checksums are left out, since the lines that are compared do not show them.
"""

import struct
import sys

# The ports of segments; the first is replaced by others from one round to the next.
MARK, PORT = b"\xa5\x5a", b"\xc3\x3c"


def record(number, packet):
    return struct.pack("<IIII", 1_700_000_000, number % 1_000_000, len(packet), len(packet)) + packet


def frame(protocol, source, destination, body):
    header = struct.pack(
        "!BBHHHBBH4s4s", 0x45, 0, 20 + len(body), 1, 0x4000, 64, protocol, 0, source, destination)
    return b"\x02\0\0\0\0\1\x02\0\0\0\0\2\x08\0" + header + body


def datagram(number, count):
    source, destination = (
        struct.pack("!I", 0x0A000000 | host % count) for host in (number, number * 7 + 1))
    return frame(17, source, destination, struct.pack("!HHHH", 4000, 4001, 16, 0) + bytes(8))


def segment(number):
    body = MARK + PORT + struct.pack("!IIBBHHH", number + 1, number + 2, 0x50, 0x10, 512, 0, 0)
    return frame(6, struct.pack("!I", 0x0A000000 | number), b"\xc0\0\2\1", body)


def main():
    kind, count, packets = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    write = sys.stdout.buffer.write
    write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
    # A block is made once; in later ones only the mark is another, which is a single replacement.
    size = max(size for size in range(1, min(count, 1 << 16) + 1) if count % size == 0)
    if kind == "hosts":
        block = b"".join(record(number, datagram(number, count)) for number in range(size))
    else:
        block = b"".join(record(number, segment(number)) for number in range(size))
    rounds = count // size
    written = number = 0
    while written < packets:
        port = struct.pack("!H", 10_000 + number % rounds)
        write(block if kind == "hosts" else block.replace(MARK + PORT, port + PORT))
        written += size
        number += 1


try:
    main()
except BrokenPipeError:
    sys.exit(1)

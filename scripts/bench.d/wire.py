"""Echo messages as they pass an interface, with the kernel's time stamps."""

import os
import signal
import struct
import subprocess
import tempfile
import time

REQUEST, REPLY = 8, 0


class Capture:
    """tcpdump on an interface, perhaps of another network namespace, while the block runs.

    Once it ended, `messages` holds what passed.
    """

    def __init__(self, interface, namespace=None):
        self.interface = interface
        self.command = ["ip", "netns", "exec", namespace] if namespace else []
        self.messages = []

    def __enter__(self):
        self.file = tempfile.NamedTemporaryFile()
        self.tcpdump = subprocess.Popen(
            [*self.command, "tcpdump", "-Z", "root", "-n", "-p", "-i", self.interface, "-s", "64",
             "-B", "16384", "--time-stamp-precision=nano", "-w", self.file.name, "icmp"],
            stderr=subprocess.PIPE, text=True)
        for line in self.tcpdump.stderr:
            if "listening on" in line:
                return self
        raise RuntimeError("tcpdump does not listen")

    def __exit__(self, kind, *_):
        # tcpdump reads blocks of packets, a second's at most.
        time.sleep(1.2)
        os.kill(self.tcpdump.pid, signal.SIGINT)
        told = self.tcpdump.communicate(timeout=10)[1]
        if kind is None:
            if "\n0 packets dropped by kernel" not in "\n" + told:
                raise RuntimeError(f"the capture is not whole: {told}")
            self.messages = list(read(self.file.name))
        self.file.close()

    def sent(self):
        """The times of the requests, in nanoseconds."""
        return [at for at, kind, _ in self.messages if kind == REQUEST]


def round_trips(requests, replies):
    """Nanoseconds from a request in one capture to its first reply in the other.

    By sequence number; both captures may be the same.
    """
    sent, found = {}, {}
    for at, kind, key in requests.messages:
        if kind == REQUEST:
            sent.setdefault(key, at)
    for at, kind, key in replies.messages:
        if kind == REPLY and key in sent:
            found.setdefault(key[1], at - sent[key])
    if len({identifier for identifier, _ in sent}) > 1:
        raise RuntimeError("more than one program was asking")
    return found


def read(path):
    """Time, type and (identifier, sequence number) of each echo message over IPv4 in a file."""
    with open(path, "rb") as file:
        content = file.read()
    order = "<" if content[:4] == b"\x4d\x3c\xb2\xa1" else ">"
    if struct.unpack(order + "I", content[:4])[0] != 0xA1B23C4D:
        raise RuntimeError("the capture has no nanoseconds")
    offset = 24
    while offset + 16 <= len(content):
        seconds, nanoseconds, size, _ = struct.unpack_from(order + "4I", content, offset)
        packet = content[offset + 16:offset + 16 + size]
        offset += 16 + size
        # Ethernet, and an IPv4 header without options.
        if len(packet) >= 42 and packet[14] == 0x45 and packet[34] in (REQUEST, REPLY):
            yield (
                seconds * 1_000_000_000 + nanoseconds, packet[34],
                struct.unpack_from(">HH", packet, 38))

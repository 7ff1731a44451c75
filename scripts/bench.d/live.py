"""Programs that capture from an interface while another host sends to it."""

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass

PORT = 9999


@dataclass
class Wire:
    """An interface here, and who sends to it."""

    interface: str
    sender: str
    blast: str

    def command(self, *arguments):
        return ["ip", "netns", "exec", self.sender, self.blast, "10.77.0.1", str(PORT), *arguments]

    def received(self):
        """The packets that came in by the interface so far."""
        path = f"/sys/class/net/{self.interface}/statistics/rx_packets"
        # /sys is of the namespace that the process is in, but the mount may be of another.
        if os.path.exists(path):
            with open(path, encoding="ascii") as counter:
                return int(counter.read())
        link = subprocess.run(
            ["ip", "-s", "link", "show", self.interface], check=True, capture_output=True, text=True)
        return int(re.search(r"RX:.*\n\s+\d+\s+(\d+)", link.stdout)[1])


@dataclass
class Seen:
    """What came and what was shown."""

    sent: int
    shown: int

    @property
    def loss(self):
        return max(self.sent - self.shown, 0) / max(self.sent, 1)


class Sink:
    """Takes datagrams and forgets them, so that no error messages go back."""

    def __enter__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        self.socket.bind(("10.77.0.1", PORT))

    def __exit__(self, *_):
        self.socket.close()


def wait_until_listening(process):
    for line in process.stderr:
        if "listening on" in line:
            # tcpdump opens its window a moment later.
            return time.sleep(0.3)
    raise RuntimeError(f"{process.args}: it does not listen")


class LiveCapture:
    """A command that prints a line for each packet until it is interrupted."""

    def __init__(self, command, wire):
        self.command, self.wire = command, wire

    def blast(self, octets, seconds, rate=0):
        with Sink(), tempfile.TemporaryFile() as lines:
            process = subprocess.Popen(
                self.command, stdout=lines, stderr=subprocess.PIPE, text=True)
            wait_until_listening(process)
            before = self.wire.received()
            subprocess.run(
                self.wire.command(str(octets), str(seconds), str(rate)),
                check=True, stdout=subprocess.DEVNULL)
            came = self.wire.received() - before
            # tcpdump hands packets over a second late at the most.
            time.sleep(1.5)
            self.interrupt(process)
            process.communicate(timeout=20)
            lines.seek(0)
            shown = sum(piece.count(b"\n") for piece in iter(lambda: lines.read(1 << 20), b""))
        return Seen(came, shown)

    def interrupt(self, process):
        process.send_signal(signal.SIGINT)


class TracedCapture(LiveCapture):
    """The same under strace, whose child is interrupted."""

    def interrupt(self, process):
        path = f"/proc/{process.pid}/task/{process.pid}/children"
        with open(path, encoding="ascii") as children:
            for child in children.read().split():
                os.kill(int(child), signal.SIGINT)


def system_calls(command, wire):
    """The system calls from the first to the last, and what was seen, at 100,000 a second."""
    with tempfile.NamedTemporaryFile(mode="r") as report:
        traced = ["strace", "-f", "-c", "-o", report.name, "--", *command]
        seen = TracedCapture(traced, wire).blast(64, 3, 100_000)
        total = re.search(r"^100\.00\s+\S+\s+(?:\S+\s+)?(\d+)\s.*total$", report.read(), re.M)
    if not total:
        raise RuntimeError("strace counted nothing")
    return int(total[1]), seen


def latencies(command, wire, count):
    """Milliseconds from sending a datagram to reading its line, in order of length."""
    found = []
    with Sink():
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        wait_until_listening(process)
        # The first one finds cold caches everywhere.
        for number in range(count + 1):
            sender = subprocess.Popen(
                wire.command("64", "0"), stdout=subprocess.DEVNULL)
            line = process.stdout.readline()
            now = time.time()
            sender.wait()
            hours, minutes, seconds = line.split(" ", 1)[0].split(":")
            stamp = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
            if number:
                found.append(((now - stamp + time.localtime().tm_gmtoff) % 86_400) * 1e3)
            time.sleep(0.03)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    return sorted(found)

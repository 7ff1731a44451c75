"""Processes that are started to learn what they cost."""

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Costs:
    """What a process needed, with the children that it waited for."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    memory: float  # the peak of what was resident, MiB
    status: int

    def figures(self):
        return self.cpu, self.wall, self.memory


class MeasuredProcess:
    """A command between its start and its end."""

    def __init__(self, command, **streams):
        # A process that Python starts counts Python's memory as its own peak; GNU time is small.
        self.report = tempfile.NamedTemporaryFile()
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL} | streams
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            ["time", "--format=%M", f"--output={self.report.name}", "--", *command], **streams)

    def signal(self, number):
        """Signals the command itself, once GNU time has started it."""
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        for _ in range(1000):
            with open(path, encoding="ascii") as children:
                child = children.read().split()
            if child:
                os.kill(int(child[0]), number)
                return
            time.sleep(0.001)
        raise RuntimeError(f"{self.process.args}: nothing was started")

    def wait(self):
        _, status, usage = os.wait4(self.process.pid, 0)
        wall = time.monotonic() - self.started
        self.process.returncode = os.waitstatus_to_exitcode(status)
        with self.report as lines:
            memory = int(lines.read().split()[-1])
        return Costs(
            usage.ru_utime + usage.ru_stime, wall, memory / 1024, self.process.returncode)


def median(costs):
    """The median of each figure."""
    costs = list(costs)
    columns = zip(*(cost.figures() for cost in costs))
    return Costs(*map(statistics.median, columns), status=costs[-1].status)

"""Runs a command several times and prints the median of what it cost.

A server is measured with --client: the command is started, the client runs once the server listens
on --port, and then the server gets SIGTERM. Only the server's costs count, with those of the
children that it waited for.
The row goes to stdout, followed by one line of figures for --baseline of later rows.
"""

import argparse
import os
import shlex
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--label", required=True)
    parser.add_argument("--baseline", help="the figures of the row to compare with")
    parser.add_argument("--stdin", default="/dev/null", help="the file to read")
    parser.add_argument("--client", help="a client's command line: the command is a server")
    parser.add_argument("--port", type=int, help="the server's TCP port")
    parser.add_argument("--status", type=int, default=0, help="the exit status to expect")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def wait_for_listener(port):
    deadline = time.monotonic() + 10
    wanted = f"{port:04X}"
    while time.monotonic() < deadline:
        # Looking does not connect: a server that serves one client only must not see a stranger.
        for path in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(path, encoding="ascii") as table:
                for line in table.readlines()[1:]:
                    fields = line.split()
                    if fields[3] == "0A" and fields[1].endswith(":" + wanted):
                        return
        time.sleep(0.005)
    sys.exit(f"nothing listens on port {port}")


def child_of(process):
    with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as children:
        return int(children.read().split()[0])


def run_once(options, report):
    # A process that Python starts counts Python's memory as its own peak; GNU time is small.
    command = ["time", "--format=%M", f"--output={report}", "--", *options.command]
    errors = subprocess.DEVNULL if options.client else None
    with open(options.stdin, "rb") as stdin:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=errors)
        if options.client:
            wait_for_listener(options.port)
            start = time.monotonic()
            try:
                subprocess.run(
                    shlex.split(options.client), check=True, timeout=60, stdout=subprocess.DEVNULL)
            except subprocess.SubprocessError as error:
                os.kill(child_of(process), signal.SIGKILL)
                sys.exit(f"{shlex.join(options.command)}: {error}")
            wall = time.monotonic() - start
            os.kill(child_of(process), signal.SIGTERM)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if not options.client:
            wall = time.monotonic() - start
            if process.returncode != options.status:
                sys.exit(f"{shlex.join(options.command)}: exit status {process.returncode}")
    with open(report, encoding="ascii") as lines:
        memory = int(lines.read().split()[-1])
    return usage.ru_utime + usage.ru_stime, wall, memory / 1024


def main():
    options = parse_arguments()
    with tempfile.NamedTemporaryFile() as report:
        runs = [run_once(options, report.name) for _ in range(options.runs)]
    figures = [statistics.median(column) for column in zip(*runs)]
    cpu, wall, memory = figures
    row = f"  {options.label:24} cpu {cpu:8.3f} s   wall {wall:8.3f} s   rss {memory:7.1f} MiB"
    if options.baseline:
        base = [float(text) for text in options.baseline.split()]
        ratios = (f"{mine / other:.2f}" if other > 0 else "-" for mine, other in zip(figures, base))
        row += "   ratio " + " / ".join(ratios)
    print(row)
    print(*(f"{figure:.6f}" for figure in figures))


main()

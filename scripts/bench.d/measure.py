"""Runs a command several times and prints the median of what it cost.

A server is measured with --client: the command is started, the client runs once the server listens
on --port, and then the server gets SIGTERM. Only the server's costs count, with those of the
children that it waited for.
The row goes to stdout, followed by one line of figures for --baseline of later rows.
"""

import argparse
import shlex
import signal
import subprocess
import sys
import time

from measured import MeasuredProcess, median


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


def run_once(options):
    errors = subprocess.DEVNULL if options.client else None
    with open(options.stdin, "rb") as stdin:
        process = MeasuredProcess(options.command, stdin=stdin, stderr=errors)
        if options.client:
            wait_for_listener(options.port)
            start = time.monotonic()
            try:
                subprocess.run(
                    shlex.split(options.client), check=True, timeout=60, stdout=subprocess.DEVNULL)
            except subprocess.SubprocessError as error:
                process.signal(signal.SIGKILL)
                sys.exit(f"{shlex.join(options.command)}: {error}")
            wall = time.monotonic() - start
            process.signal(signal.SIGTERM)
        costs = process.wait()
    if options.client:
        costs.wall = wall
    elif costs.status != options.status:
        sys.exit(f"{shlex.join(options.command)}: exit status {costs.status}")
    return costs


def main():
    options = parse_arguments()
    figures = median(run_once(options) for _ in range(options.runs)).figures()
    cpu, wall, memory = figures
    row = f"  {options.label:24} cpu {cpu:8.3f} s   wall {wall:8.3f} s   rss {memory:7.1f} MiB"
    if options.baseline:
        base = [float(text) for text in options.baseline.split()]
        ratios = (f"{mine / other:.2f}" if other > 0 else "-" for mine, other in zip(figures, base))
        row += "   ratio " + " / ".join(ratios)
    print(row)
    print(*(f"{figure:.6f}" for figure in figures))


main()

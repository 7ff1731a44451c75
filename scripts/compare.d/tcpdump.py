"""netsniff's lines beside tcpdump's, over many captures.

usage: tcpdump.py --netsniff FILE [--show N] [--mode OPTIONS]… CAPTURE…

Packets that end in a layer of netsniff's own must have tcpdump's line in at least 95 of 100 cases;
differences that docs/tcpdump-differences.md explains are told apart from those that nobody explained.
"""

import argparse
import collections
import json
import re
import subprocess
import sys

from corpus import captures
from differences import explanation
from scope import foreign

MODES = ["", "-e", "-v"]
BAR = 95.0
# With -tt -#, only the first line of a packet begins so.
START = re.compile(r"^ *(\d+)  (?:-?\d+\.\d+ |\[Invalid)")


def lines(command):
    """What `command` prints, the lines of each packet under its number."""
    run = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=False
    )
    found, number = {}, None
    for line in run.stdout.decode("utf-8", "backslashreplace").split("\n"):
        start = START.match(line)
        if start:
            number = int(start[1])
            found[number] = line
        elif number is not None and line:
            found[number] += "\n" + line
    return found


def rows(netsniff, path):
    """The rows of the packets of a capture, under their numbers."""
    run = subprocess.run(
        [netsniff, "--json", "-r", path],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=False,
    )
    found = {}
    for line in run.stdout.splitlines():
        row = json.loads(line)
        if row["type"] == "packet":
            found[row["number"]] = row
    return found


class Tally:
    """What came of comparing packets in one mode."""

    def __init__(self):
        self.equal = 0
        self.explained = collections.Counter()
        self.unexplained = []
        self.foreign = collections.Counter()
        self.foreign_equal = 0

    @property
    def compared(self):
        return self.equal + sum(self.explained.values()) + len(self.unexplained)

    @property
    def percent(self):
        return 100 * self.equal / max(self.compared, 1)


def compare(netsniff, paths, options):
    tally = Tally()
    for path in paths:
        packets = rows(netsniff, path)
        common = ["-nn", "-tt", "-#", *options, "-r", path]
        ours = lines([netsniff, *common])
        theirs = lines(["tcpdump", *common])
        for number, line in theirs.items():
            row = packets.get(number)
            mine = ours.get(number, "(no line)")
            name = foreign(row) if row else "(no row)"
            if name:
                tally.foreign[name] += 1
                tally.foreign_equal += mine == line
            elif mine == line:
                tally.equal += 1
            else:
                reason = explanation(row, mine, line)
                if reason:
                    tally.explained[reason] += 1
                else:
                    tally.unexplained.append((path, number, mine, line))
    return tally


def show(tally, options, count):
    print(f"== tcpdump -nn {' '.join(options)}".rstrip())
    print(
        f"  {tally.compared} packets end in netsniff's layers: {tally.equal} lines are equal "
        f"({tally.percent:.2f} %), {sum(tally.explained.values())} differ for a reason, "
        f"{len(tally.unexplained)} for none"
    )
    for reason, number in tally.explained.most_common():
        print(f"    {number:6} {reason}")
    print(
        f"  {sum(tally.foreign.values())} packets end in other protocols of tcpdump's, "
        f"{tally.foreign_equal} of them with equal lines"
    )
    for path, number, mine, line in tally.unexplained[:count]:
        print(f"  {path} packet {number}\n    tcpdump  {line!r}\n    netsniff {mine!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--netsniff", required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--mode", action="append")
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()
    paths = captures(arguments.paths)
    missed = False
    for mode in arguments.mode or MODES:
        options = mode.split()
        tally = compare(arguments.netsniff, paths, options)
        show(tally, options, arguments.show)
        missed = missed or tally.percent < BAR or bool(tally.unexplained)
    return 1 if missed else 0


sys.exit(main())

"""netsniff's lines beside tcpdump's, over many captures.

usage: tcpdump.py --netsniff FILE [--show N] [--mode OPTIONS]… CAPTURE|FOLDER…

Packets that end in a layer of netsniff's own must have tcpdump's line in at least 95 of 100 cases;
differences that docs/tcpdump-differences.md explains are told apart from those that nobody explained.
The exit status is 1 when the bar is missed in a mode, or when a difference has no explanation.
"""

import argparse
import collections
import json
import re
import sys

from corpus import captures, output
from differences import explanation
from scope import foreign

MODES = ["", "-e", "-v"]
BAR = 95.0
# With -tt -#, only the first line of a packet begins so.
START = re.compile(r"^ *(\d+)  (?:-?\d+\.\d+ |\[Invalid|\[Error)")


def lines(command):
    """What `command` prints, the lines of each packet under its number."""
    found, number = {}, None
    for line in output(command).decode("utf-8", "backslashreplace").split("\n"):
        start = START.match(line)
        if start:
            number = int(start[1])
            found[number] = line
        elif number is not None and line:
            found[number] += "\n" + line
    return found


def rows(netsniff, path):
    """The rows of the packets of a capture, under their numbers."""
    found = {}
    for line in output([netsniff, "--json", "-r", path]).splitlines():
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

    @property
    def compared(self):
        return self.equal + sum(self.explained.values()) + len(self.unexplained)

    @property
    def percent(self):
        return 100 * self.equal / max(self.compared, 1)

    @property
    def passes(self):
        return self.compared > 0 and self.percent >= BAR and not self.unexplained


def compare(netsniff, path, packets, options, tally):
    """Adds the packets of a capture, whose rows are `packets`, to `tally`."""
    common = ["-nn", "-tt", "-#", *options, "-r", path]
    ours = lines([netsniff, *common])
    theirs = lines(["tcpdump", *common])
    for number in sorted(theirs.keys() | ours.keys()):
        row = packets.get(number)
        mine = ours.get(number, "(no line)")
        line = theirs.get(number, "(no line)")
        name = foreign(row) if row else None
        if mine == line and not name:
            tally.equal += 1
        elif name:
            tally.foreign[name] += 1
        elif reason := explanation(row, mine, line):
            tally.explained[reason] += 1
        else:
            tally.unexplained.append((path, number, mine, line))


def show(tally, options, count):
    print(f"== tcpdump -nn {' '.join(options)}".rstrip())
    print(
        f"  {tally.compared} packets end in netsniff's layers: {tally.equal} lines are equal "
        f"({tally.percent:.2f} %, the bar is {BAR:.0f} %), {sum(tally.explained.values())} differ "
        f"for a reason, {len(tally.unexplained)} for none"
    )
    for reason, number in tally.explained.most_common():
        print(f"    {number:6} {reason}")
    for path, number, mine, line in tally.unexplained[:count]:
        print(f"  {path} packet {number}\n    tcpdump  {line!r}\n    netsniff {mine!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--netsniff", required=True)
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--mode", action="append")
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()
    tallies = {mode: Tally() for mode in arguments.mode or MODES}
    for path in captures(arguments.paths):
        packets = rows(arguments.netsniff, path)
        for mode, tally in tallies.items():
            compare(arguments.netsniff, path, packets, mode.split(), tally)
    for mode, tally in tallies.items():
        show(tally, mode.split(), arguments.show)
    left = next(iter(tallies.values())).foreign
    print(f"{sum(left.values())} packets end in protocols that netsniff does not read:")
    print("  " + ", ".join(f"{name} {number}" for name, number in left.most_common()))
    return 0 if all(tally.passes for tally in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

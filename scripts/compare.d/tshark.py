"""The fields of netsniff's JSON beside tshark's, over many captures.

usage: tshark.py --netsniff FILE [--show N] CAPTURE|FOLDER…

Every value of a header that tshark has a field for must be tshark's; those that differ for a reason
that docs/tshark-differences.md tells are counted under it. The exit status is 1 when a value differs
without one.
"""

import argparse
import collections
import json
import sys

from corpus import captures, output
from fields import NONE, field_names, values
from tshark_differences import EVIDENCE, Difference, explanation

# What lies in one packet, as it is on the wire: nothing put together, nothing counted on.
OPTIONS = [
    "ip.check_checksum:TRUE", "tcp.check_checksum:TRUE", "udp.check_checksum:TRUE",
    "ip.defragment:FALSE", "ipv6.defragment:FALSE", "ip.tso_support:TRUE",
    "tcp.desegment_tcp_streams:FALSE", "tcp.relative_sequence_numbers:FALSE",
    "tcp.analyze_sequence_numbers:FALSE", "udp.ignore_ipv6_zero_checksum:FALSE",
    "sctp.checksum:Automatic",
]
SEPARATOR = "\x1f"
AGGREGATOR = "\x1e"


def rows_of_tshark(path, names):
    """For each packet, under its number, the values of each field in the order of the wire."""
    command = ["tshark", "-n", "-r", path, "-T", "fields", "-E", "occurrence=a"]
    command += ["-E", f"aggregator={AGGREGATOR}", "-E", f"separator={SEPARATOR}", "-e", "frame.number"]
    for option in OPTIONS:
        command += ["-o", option]
    for name in ["frame.protocols", "_ws.malformed", "_ws.short", *names]:
        command += ["-e", name]
    found = {}
    for line in output(command).decode("utf-8", "replace").split("\n"):
        columns = line.split(SEPARATOR)
        if len(columns) == len(names) + 4 and columns[0].isdigit():
            protocols = columns[1] + (":malformed" if columns[2] or columns[3] else "")
            found[int(columns[0])] = (protocols, dict(zip(names, columns[4:])))
    return found


class Tally:
    """What came of comparing values."""

    def __init__(self):
        self.packets = 0
        self.equal = collections.Counter()
        self.explained = collections.Counter()
        self.unexplained = []
        self.unnamed = collections.Counter()

    @property
    def compared(self):
        return (
            sum(self.equal.values()) + sum(self.explained.values()) + len(self.unexplained)
        )


def compare(netsniff, path, names, tally):
    theirs = rows_of_tshark(path, names)
    for line in output([netsniff, "--json", "-r", path]).splitlines():
        row = json.loads(line)
        if row["type"] != "packet" or row["number"] not in theirs:
            continue
        protocols, columns = theirs[row["number"]]
        tally.packets += 1
        compare_row(path, row, protocols, columns, tally)


def compare_row(path, row, protocols, columns, tally):
    found, unnamed = values(row)
    tally.unnamed.update(unnamed)
    seen = collections.Counter()
    for value in found:
        value.other = reading(value, columns, seen)
    in_tail = True
    for value in reversed(found):
        in_tail = in_tail and value.other == NONE
        value.in_tail = in_tail
    for value in found:
        # Neither has it.
        if value.mine is None and value.other == NONE:
            continue
        if value.is_equal:
            tally.equal[value.field] += 1
        elif reason := explanation(Difference(row, protocols, columns, value)):
            tally.explained[reason] += 1
        else:
            tally.unexplained.append((path, row["number"], value, protocols))


def reading(value, columns, seen):
    """What tshark has for `value`, of whose field as many were read as `seen` says."""
    column = next((columns[part] for part in value.field.split("|") if columns[part]), "")
    texts = column.split(AGGREGATOR) if column else []
    index = seen[value.field]
    seen[value.field] += 1
    try:
        return value.reading(texts[index]) if index < len(texts) else NONE
    except (AttributeError, ValueError):
        return texts[index]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--netsniff", required=True)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()
    tally = Tally()
    names = sorted({*field_names(), *EVIDENCE})
    for path in captures(arguments.paths):
        compare(arguments.netsniff, path, names, tally)
    share = 100 * sum(tally.equal.values()) / max(tally.compared, 1)
    print(
        f"{tally.compared} values of {len(tally.equal)} fields in {tally.packets} packets: "
        f"{sum(tally.equal.values())} are equal ({share:.3f} %), "
        f"{sum(tally.explained.values())} differ for a reason, {len(tally.unexplained)} for none"
    )
    for reason, count in tally.explained.most_common():
        print(f"  {count:6} {reason}")
    left = collections.Counter(value.field for _, _, value, _ in tally.unexplained)
    for name, count in left.most_common():
        print(f"  {count:6} of {name} differ for no reason")
    for name, count in tally.unnamed.most_common():
        print(f"  {count:6} of {name}, a key that no table of fields names")
    for path, packet, value, protocols in tally.unexplained[: arguments.show]:
        print(f"  {path} packet {packet} ({protocols})")
        print(f"    {value.field}: tshark {value.other!r}, netsniff {value.mine!r}")
    return 0 if tally.compared > 0 and not tally.unexplained and not tally.unnamed else 1


if __name__ == "__main__":
    sys.exit(main())

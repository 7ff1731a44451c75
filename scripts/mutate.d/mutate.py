"""Prints prefixes and mutations of the packets of captures in every mode of netsniff."""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time

import modes
import mutations
import packets as files

# What is printed at once: enough that a start costs nothing, little enough to be held.
LARGEST_COUNT = 10_000
LARGEST_BYTE_COUNT = 16 << 20
# After so many packets the way so far is told.
PACE = 100_000
SUFFIXES = (".pcap", ".pcapng", ".cap")


class Fault(Exception):
    """A mode that breaks a promise."""


class Printing:
    """All that was printed, and how."""

    def __init__(self, netsniff, folder, limit):
        self.netsniff = netsniff
        self.path = os.path.join(folder, "packets.pcap")
        self.limit = limit
        self.count = 0
        self.run_count = 0
        self.byte_count = 0

    def fault(self, options, kind, packet_count):
        """What is wrong with one run over the file, or None."""
        command = [self.netsniff, *options, "-r", self.path]
        try:
            run = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=self.limit,
                check=False, env=os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            return f"it takes more than {self.limit} s for {packet_count} packets"
        self.run_count += 1
        self.byte_count += len(run.stdout)
        return modes.fault(options, kind, packet_count, run.returncode, run.stdout, run.stderr)

    def print(self, capture):
        """Prints a capture in every mode; what breaks a promise is narrowed down and raised."""
        if not capture.packets:
            return
        capture.write(self.path)
        for options, kind in modes.MODES:
            why = self.fault(options, kind, len(capture.packets))
            if why:
                raise Fault(self.narrowed(capture, options, kind, why))
        before = self.count
        self.count += len(capture.packets)
        if before // PACE != self.count // PACE:
            print(f"{self.count // PACE * PACE} in every mode so far", file=sys.stderr, flush=True)

    def narrowed(self, capture, options, kind, why):
        """Leaves the fewest packets in the file that still show the fault; tells of them."""
        chosen = capture.packets
        while len(chosen) > 1:
            half = len(chosen) // 2
            for part in (chosen[:half], chosen[half:]):
                capture.write(self.path, part)
                found = self.fault(options, kind, len(part))
                if found:
                    chosen, why = part, found
                    break
            else:
                break
        capture.write(self.path, chosen)
        kept = f"{len(chosen)}-packets-{os.getpid()}.pcap"
        with open(self.path, "rb") as source, open(kept, "wb") as target:
            target.write(source.read())
        octets = chosen[0][0].hex() if len(chosen) == 1 else f"{len(chosen)} packets"
        return f"netsniff {' '.join(options)} -r {kept}: {why}\n{octets[:4000]}"


class Batches:
    """Packets on their way to be printed, gathered by their link types."""

    def __init__(self, printing):
        self.printing = printing
        self.waiting = {}

    def add(self, packet):
        """Takes a packet, and prints those of its link type when they are many."""
        link_type, octets, wire = packet
        capture = self.waiting.setdefault(link_type, files.Capture(link_type))
        capture.add(octets, wire)
        if len(capture.packets) >= LARGEST_COUNT or capture.byte_count >= LARGEST_BYTE_COUNT:
            self.printing.print(self.waiting.pop(link_type))

    def finish(self):
        """Prints the rest."""
        for capture in self.waiting.values():
            self.printing.print(capture)
        self.waiting = {}


def captures(paths):
    """Every capture below `paths`, files or folders."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
        for folder, _, names in os.walk(path):
            yield from (os.path.join(folder, name) for name in names if name.endswith(SUFFIXES))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--netsniff", required=True)
    parser.add_argument("--mutations", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--no-prefixes", action="store_true")
    parser.add_argument("captures", nargs="+")
    options = parser.parse_args()
    paths = sorted(captures(options.captures))
    found = [packet for path in paths for packet in files.packets(path)]
    if not found:
        sys.exit("no packet in any capture")
    print(f"{len(found)} packets of {len(paths)} captures, {len(modes.MODES)} modes", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        printing = Printing(options.netsniff, folder, options.limit)
        generator = random.Random(options.seed)
        kinds = [("packets", lambda: found)]
        if not options.no_prefixes:
            kinds.append(("prefixes", lambda: (
                prefix for packet in found for prefix in mutations.prefixes(packet)
            )))
        kinds.append((f"mutations of seed {options.seed}", lambda: (
            mutations.mutate(generator, found) for _ in range(options.mutations)
        )))
        for name, make in kinds:
            start, before, runs = time.monotonic(), printing.count, printing.run_count
            batches = Batches(printing)
            try:
                for packet in make():
                    batches.add(packet)
                batches.finish()
            except Fault as fault:
                sys.exit(f"{name}: {fault}")
            print(
                f"{name}: {printing.count - before} in every mode, "
                f"{printing.run_count - runs} runs, {time.monotonic() - start:.0f} s", flush=True
            )
        print(f"{printing.byte_count / 1e9:.1f} GB of output hold what they promise")


main()

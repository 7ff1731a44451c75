"""netping beside ping and fping, with the bars that it is to pass.

usage: netping.py --netping FILE --interface NAME --far-interface NAME --far-namespace NAME
                  --runs N [SCENARIO…]

Runs in a network namespace that scripts/bench.d/netping.sh makes, and in another at the far end of
the wire, where 10.77.0.2 and 10.78.0.0/16 answer and 10.79.0.0/16 does not. Programs to compare
take turns, so that what else the machine does strikes all of them. The CPU time is that of the
process: over a pair of virtual interfaces the kernel also does the other host's half of the work,
in softirqs, mostly on the sender's account.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess

from bars import Table
from measured import MeasuredProcess, median
from wire import Capture, round_trips

HOST = "10.77.0.2"
ALIVE, DEAD, SWEPT = "10.78.0.0/16", "10.79.0.0/16", 65534
FLOOD = 400_000
# What is compared differs by less than the runs of one program do: neighbours on the host slow down
# one run or the next by a tenth, and the median of a few is left to them.
FLOOD_RUNS = 31


class Failed(Exception):
    """A program did not do its part."""


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--netping", required=True)
    parser.add_argument("--interface", required=True)
    parser.add_argument("--far-interface", required=True)
    parser.add_argument("--far-namespace", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("scenarios", nargs="*")
    return parser.parse_args()


OPTIONS = parse_arguments()
OURS = OPTIONS.netping
TABLE = Table()


def run(command, statuses=(0,)):
    process = MeasuredProcess(command, stderr=subprocess.PIPE, text=True)
    errors = process.process.stderr.read()
    costs = process.wait()
    if costs.status not in statuses:
        reason = errors.strip().splitlines()[-1:] or ["no message"]
        raise Failed(f"exit status {costs.status}: {reason[0]}")
    return costs


def in_turn(commands, runs=OPTIONS.runs, statuses=(0,)):
    """The median costs of each command, or why it failed, by label."""
    costs = {label: [] for label in commands}
    failures = {}
    for _ in range(runs):
        for label, command in commands.items():
            if label in failures:
                continue
            if not shutil.which(command[0]):
                failures[label] = f"{command[0]} is missing"
                continue
            try:
                costs[label].append(run(command, statuses))
            except Failed as failure:
                failures[label] = str(failure)
    return {
        label: failures[label] if label in failures else median(costs[label])
        for label in commands}


def compare(commands, probes, runs=OPTIONS.runs, statuses=(0,)):
    """Prints a row for each command; returns the costs of those that did their part."""
    results = in_turn(commands, runs, statuses)
    for label, costs in results.items():
        if isinstance(costs, str):
            # What a peer cannot do is no fault of ours.
            if commands[label][0] == OURS:
                TABLE.failed(label, costs)
            else:
                TABLE.figure(label, costs)
        else:
            TABLE.row(label, costs, per=probes)
    return {label: costs for label, costs in results.items() if not isinstance(costs, str)}


def flood():
    TABLE.scenario(f"flood of one host, {FLOOD:,} probes")
    count = ["-q", "-c", str(FLOOD), HOST]
    costs = compare({
        "netping -f": [OURS, "-f", *count],
        "netping -f, both stamps": [OURS, "-f", "-v", *count],
        "ping -f": ["ping", "-n", "-f", *count],
    }, FLOOD, runs=max(FLOOD_RUNS, OPTIONS.runs))
    ours, stamped = costs.get("netping -f"), costs.get("netping -f, both stamps")
    peers = costs.get("ping -f")
    if ours and peers:
        TABLE.bar("probes a second, times ping's", peers.wall / ours.wall, 1, "", below=False)
        TABLE.bar("CPU a probe, times ping's", ours.cpu / peers.cpu, 0.9, "")
    if stamped and peers:
        TABLE.bar("CPU a probe with both stamps, times ping's", stamped.cpu / peers.cpu, 1, "")
    compare({
        "netping -A": [OURS, "-A", *count],
        "ping -A": ["ping", "-n", "-A", *count],
        "ping -f -l 64": ["ping", "-n", "-f", "-l", "64", *count],
    }, FLOOD)


def sweep():
    TABLE.scenario(f"sweep of {ALIVE}, all alive, as fast as it goes")
    costs = compare({
        "netping --sweep": [OURS, "--sweep", "--pause", "0", "--generate", ALIVE],
        "fping -i 0": ["fping", "-i", "0", "-g", ALIVE],
    }, SWEPT)
    ours, peers = costs.get("netping --sweep"), costs.get("fping -i 0")
    if ours and peers:
        TABLE.bar("wall time, times fping's", ours.wall / peers.wall, 1, "")
        TABLE.bar("CPU, times fping's", ours.cpu / peers.cpu, 0.8, "")
    if ours:
        TABLE.bar("peak memory", ours.memory, 12, "MiB")


def dead():
    waits = sum(0.5 * 1.5 ** retry for retry in range(4))
    TABLE.scenario(f"sweep of {DEAD}, all dead, three retries: waits of {waits:.2f} s")
    options = ["--sweep", "--retries", "3", "--backoff", "1.5", "-W", "0.5"]
    costs = compare({
        "netping --sweep": [OURS, *options, "--pause", "0", "--generate", DEAD],
        "fping -i 0": ["fping", "-r", "3", "-i", "0", "-g", DEAD],
    }, 4 * SWEPT, statuses=(1,))
    if "netping --sweep" in costs:
        TABLE.bar("wall time", costs["netping --sweep"].wall, waits + 1.5, "s")


def reported_round_trips(label, output):
    """Nanoseconds by sequence number on the wire, as a program's output tells them."""
    if label == "netping":
        rows = (json.loads(line) for line in output.splitlines())
        return {
            row["sequence"] & 0xFFFF: 1e6 * row["rtt_ms"] for row in rows if row["type"] == "reply"}
    pattern = r"\[(\d+)\], .* bytes, ([\d.]+) ms" if label == "fping" \
        else r"icmp_seq=(\d+) .*time=([\d.]+) ms"
    return {int(number): 1e6 * float(time) for number, time in re.findall(pattern, output)}


def bias():
    """What a round trip is told to be, against two captures of what arrives at the wire's ends.

    A capture of what the sender hands over stands in the probe's way: its own work, half a
    microsecond and ten times that on a machine that has slept, lies between its stamp and the
    device's. The difference to such a capture is shown beside it.
    """
    count = 2000
    TABLE.scenario(
        f"round trips of {count:,} probes 1 ms apart, told minus those on the wire (tcpdump at its"
        " two ends, of what arrives)")
    for label, command in {
        "netping": [OURS, "--json", "-c", str(count), "-i", "0.001", HOST],
        "ping": ["ping", "-n", "-c", str(count), "-i", "0.001", HOST],
        "fping": ["fping", "-c", str(count), "-p", "1", HOST],
    }.items():
        if not shutil.which(command[0]):
            TABLE.figure(label, "is missing")
            continue
        with Capture(OPTIONS.interface) as near, \
                Capture(OPTIONS.far_interface, OPTIONS.far_namespace) as far:
            output = subprocess.run(
                command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True).stdout
        told, true = reported_round_trips(label, output), round_trips(far, near)
        errors = sorted(told[number] - true[number] for number in told.keys() & true.keys())
        if len(errors) < 0.9 * count:
            TABLE.failed(label, f"{len(errors)} of {count} replies were on the wire and told")
            continue
        middle = statistics.median(errors)
        tapped = round_trips(near, near)
        detour = statistics.median(
            told[number] - tapped[number] for number in told.keys() & tapped.keys())
        TABLE.figure(
            label,
            f"median {middle / 1000:+6.2f} µs, 1 % and 99 % {errors[len(errors) // 100] / 1000:+.2f}"
            f" and {errors[-len(errors) // 100] / 1000:+.2f} µs, of a median of"
            f" {statistics.median(true.values()) / 1000:.2f} µs on the wire;"
            f" {detour / 1000:+.2f} µs from a capture at the sender")
        if label == "netping":
            TABLE.bar("bias of the median, either way", abs(middle) / 1000, 1, "µs")


def idle():
    seconds = 5
    TABLE.scenario(f"one probe a second beside another's flood, {seconds} s")
    for label, command in {
        "netping": [OURS, "-q", "-n", HOST],
        "ping": ["ping", "-q", "-n", HOST],
        "fping -l": ["fping", "-q", "-l", HOST],
    }.items():
        if not shutil.which(command[0]):
            TABLE.figure(label, "is missing")
            continue
        process = MeasuredProcess(command, stderr=subprocess.DEVNULL)
        flooding = subprocess.run(
            ["ping", "-n", "-q", "-f", "-w", str(seconds), HOST], check=True,
            stdout=subprocess.PIPE, text=True).stdout
        process.signal(signal.SIGINT)
        costs = process.wait()
        probes = int(re.search(r"(\d+) packets transmitted", flooding)[1])
        share = 100 * costs.cpu / costs.wall
        TABLE.row(label, costs, note=f"{share:.2f} % of a CPU beside {probes:,} foreign probes")
        if label == "netping":
            TABLE.bar("share of a CPU", share, 1, "%")


def interval_errors(command, interval, count):
    """How far the intervals on the wire are from `interval`: the mean and the greatest, in ms."""
    with Capture(OPTIONS.interface) as capture:
        subprocess.run(
            [*command, "-q", "-c", str(count), HOST], check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    at = capture.sent()
    errors = [abs(b - a - 1e9 * interval) / 1e6 for a, b in zip(at, at[1:])]
    return statistics.mean(errors), max(errors)


def metronome():
    runs = OPTIONS.runs
    TABLE.scenario(
        "intervals on the wire (tcpdump): how far from what was asked for, medians of"
        f" {runs} runs, for the machine's host stalls it at times")
    bars = []
    for interval, count in ((1, 8), (0.2, 40), (0.01, 500)):
        commands = {
            "netping": [OURS, "-i", f"{interval:g}"],
            "ping": ["ping", "-n", "-i", f"{interval:g}"],
            "fping": ["fping", "-p", f"{1000 * interval:g}"],
        }
        commands = {label: line for label, line in commands.items() if shutil.which(line[0])}
        errors = {label: [] for label in commands}
        for _ in range(runs):
            for label, command in commands.items():
                errors[label].append(interval_errors(command, interval, count))
        for label, pairs in errors.items():
            mean = statistics.median(mean for mean, _ in pairs)
            greatest = ", ".join(f"{greatest:.3f}" for _, greatest in pairs)
            TABLE.figure(
                f"{label} -i {interval:g}",
                f"mean error {mean:8.4f} ms of {count - 1}; greatest in each run {greatest} ms")
            if label == "netping":
                bars.append((f"mean error at -i {interval:g}", mean))
    for what, mean in bars:
        TABLE.bar(what, mean, 0.05, "ms")


def drift():
    count, interval = 10_000, 2_000_000
    TABLE.scenario(f"drift over {count:,} probes 2 ms apart, on the wire (tcpdump)")
    for label, command in {"netping": [OURS], "ping": ["ping", "-n"]}.items():
        with Capture(OPTIONS.interface) as capture:
            subprocess.run(
                [*command, "-q", "-i", "0.002", "-c", str(count), HOST], check=True,
                stdout=subprocess.DEVNULL)
        at = capture.sent()
        # A probe that a stall of the machine kept from its slot goes out in a later one.
        slots = [round((time - at[0]) / interval) for time in at]
        offsets = [time - at[0] - slot * interval for time, slot in zip(at, slots)]
        # How late the machine wakes a program up changes with what else it does; the grid shows
        # in the probes that it was early with, one in a hundred.
        first, last = sorted(offsets[:1000]), sorted(offsets[-1000:])
        drifted = last[10] - first[10]
        total = (at[-1] - at[0]) / 1e6 - (len(at) - 1) * interval / 1e6
        TABLE.figure(
            label, f"the grid {drifted / 1e6:+.4f} ms, {slots[-1] - len(at) + 1} slots left out,"
            f" the last probe {total:+.3f} ms")
        if label == "netping":
            TABLE.bar("drift of the grid, either way", abs(drifted) / 1e6, 0.05, "ms")


SCENARIOS = {
    function.__name__: function
    for function in (flood, sweep, dead, bias, idle, metronome, drift)}


def main():
    names = OPTIONS.scenarios or SCENARIOS
    TABLE.text(
        "CPU is what the process is charged for: its own time, and the softirqs in its context,"
        " where the kernel also does the other host's half of the work.")
    load = os.getloadavg()[0]
    if load > 0.5:
        TABLE.text(f"The machine is busy, with a load of {load:.1f}: times and intervals suffer.")
    # The neighbour is known before anything is measured.
    subprocess.run(["ping", "-n", "-q", "-c", "1", HOST], check=True, stdout=subprocess.DEVNULL)
    for name in names:
        try:
            SCENARIOS[name]()
        except (Failed, RuntimeError, subprocess.SubprocessError) as failure:
            TABLE.failed(name, failure)
    TABLE.exit()


try:
    main()
except KeyboardInterrupt:
    raise SystemExit(130) from None

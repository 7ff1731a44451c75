"""netsniff beside tcpdump and tshark, with the bars that it is to pass.

usage: netsniff.py --netsniff FILE --runs N --work FOLDER
                   [--interface NAME --sender NAMESPACE --blast FILE] [ROW…]

Programs to compare take turns, so that what else the machine does strikes all of them. Captures are
made by capture.py and endpoints.py; with NETDIAG_CAPTURE_GENERATOR, a program that is called with a
file, a number of packets and `--profile mixed` or `small` makes the first ones.
"""

import argparse
import os
import shutil
import subprocess
import sys

from bars import Table
from live import LiveCapture, Wire, latencies, system_calls
from measured import MeasuredProcess, median

FOLDER = os.path.dirname(os.path.abspath(__file__))
# Enough that starting a program counts for little; made of fewer, repeated.
PACKETS, REPETITIONS = 150_000, 4
CAPTURED = PACKETS * REPETITIONS
FILE_HEADER_OCTETS = 24


class Failed(Exception):
    """A program did not do its part."""


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--netsniff", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", required=True)
    parser.add_argument("--interface")
    parser.add_argument("--sender")
    parser.add_argument("--blast")
    parser.add_argument("rows", nargs="*")
    return parser.parse_args()


OPTIONS = parse_arguments()
OURS = OPTIONS.netsniff
TABLE = Table()
UTC = os.environ | {"TZ": "UTC"}
LOCAL = {name: value for name, value in os.environ.items() if name != "TZ"}


def capture(name, command, repetitions=1):
    """The path of a capture file that `command` writes to stdout, its packets repeated."""
    path = os.path.join(OPTIONS.work, name)
    if not os.path.exists(path):
        octets = subprocess.run(
            [sys.executable, *command], check=True, stdout=subprocess.PIPE).stdout
        with open(path, "wb") as file:
            file.write(octets)
            for _ in range(repetitions - 1):
                file.write(memoryview(octets)[FILE_HEADER_OCTETS:])
    return path


def traffic(profile):
    generator = os.environ.get("NETDIAG_CAPTURE_GENERATOR")
    if generator:
        command = [generator, "/dev/stdout", str(PACKETS), "--profile", profile]
        # What a generator says behind the packets goes to the same place; it is kept out.
        path = os.path.join(OPTIONS.work, profile + ".once")
        if not os.path.exists(path):
            command[1] = path
            subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        command = ["-c", f"import sys; sys.stdout.buffer.write(open({path!r}, 'rb').read())"]
    else:
        largest = "900" if profile == "mixed" else "64"
        command = [f"{FOLDER}/capture.py", str(PACKETS), "/dev/stdout", "1", largest]
    return capture(f"{profile}.pcap", command, REPETITIONS)


def endpoints(kind, count, packets):
    return capture(f"{kind}-{count}.pcap", [f"{FOLDER}/endpoints.py", kind, str(count), str(packets)])


def run(command, environment, stdin=None):
    process = MeasuredProcess(
        command, stderr=subprocess.PIPE, text=True, env=environment,
        stdin=stdin or subprocess.DEVNULL)
    errors = process.process.stderr.read()
    costs = process.wait()
    if costs.status != 0:
        reason = errors.strip().splitlines()[-1:] or ["no message"]
        raise Failed(f"exit status {costs.status}: {reason[0]}")
    return costs


def compare(commands, environment=UTC, runs=OPTIONS.runs):
    """Prints a row for each command; the median costs of those that are there."""
    there = {}
    for label, command in commands.items():
        if shutil.which(command[0]):
            there[label] = []
        else:
            TABLE.figure(label, "peer missing")
    for _ in range(runs):
        for label, costs in there.items():
            costs.append(run(commands[label], environment))
    result = {label: median(costs) for label, costs in there.items()}
    for label, costs in result.items():
        TABLE.row(label, costs)
    return result


def against_tcpdump(options, bars):
    for profile in ("mixed", "small"):
        path = traffic(profile)
        for zone, environment, limit in (("TZ=UTC", UTC, bars[0]), ("TZ unset", LOCAL, bars[1])):
            TABLE.scenario(f"{CAPTURED:,} packets of a file, {profile}, {zone}: {options}")
            costs = compare({
                program: [path_of, *options.split(), "-r", path]
                for program, path_of in (("netsniff", OURS), ("tcpdump", "tcpdump"))}, environment)
            if "tcpdump" in costs:
                ratio = costs["tcpdump"].cpu / costs["netsniff"].cpu
                TABLE.bar("packets a CPU second, times tcpdump's", ratio, limit, "", below=False)


def text():
    """Lines of a file, as tcpdump -nn writes them."""
    against_tcpdump("-nn", (4, 8))


def verbose():
    """The same with link headers and checksums."""
    against_tcpdump("-nn -e -v", (4, 7))


def growth(label, kind, few, many, packets):
    TABLE.scenario(f"{packets:,} packets of {few:,} and of {many:,} {label}")
    files = {count: endpoints(kind, count, packets) for count in (few, many)}
    costs = compare({
        f"netsniff, {count:,}": [OURS, "-nn", "-r", path] for count, path in files.items()})
    cpu = [costs[f"netsniff, {count:,}"].cpu for count in (few, many)]
    TABLE.bar(f"CPU a packet, times that of {few:,}", cpu[1] / cpu[0], 2, "")


def hosts():
    """Many hosts in one /16."""
    growth("hosts in one /16", "hosts", 100, 64_000, 320_000)


def flows():
    """Many TCP conversations."""
    growth("flows", "flows", 100, 400_000, 800_000)


def dump():
    """Lines with a dump of all octets."""
    path = traffic("mixed")
    octets = os.path.getsize(path) - FILE_HEADER_OCTETS - 16 * CAPTURED
    TABLE.scenario(f"{CAPTURED:,} packets of a file, mixed, {octets / 1e6:.0f} MB: -XX")
    costs = compare({"netsniff": [OURS, "-nn", "-XX", "-r", path]})
    TABLE.bar(
        "captured octets a CPU second", octets / 1e6 / costs["netsniff"].cpu, 300, "MB",
        below=False)


def json():
    """JSON beside tshark's for Elasticsearch."""
    path = traffic("mixed")
    few = 20_000
    TABLE.scenario(f"JSON of {CAPTURED:,} packets of a file, mixed; tshark: {few:,}")
    costs = compare({
        "netsniff --json": [OURS, "--json", "-r", path],
        "tshark -T ek": ["tshark", "-n", "-T", "ek", "-c", str(few), "-r", path],
    }, runs=min(OPTIONS.runs, 3))
    if "tshark -T ek" in costs:
        ratio = costs["tshark -T ek"].cpu / few * CAPTURED / costs["netsniff --json"].cpu
        TABLE.bar("packets a CPU second, times tshark's", ratio, 100, "", below=False)


def count():
    """Counting packets."""
    path = traffic("small")
    TABLE.scenario(f"{CAPTURED:,} packets of a file, small: --count")
    costs = compare({
        "netsniff --count": [OURS, "--count", "-r", path],
        "tcpdump --count": ["tcpdump", "--count", "-r", path]})
    if "tcpdump --count" in costs:
        ratio = costs["netsniff --count"].cpu / costs["tcpdump --count"].cpu
        # GNU time counts hundredths of nothing: what both need is near its resolution.
        TABLE.bar("CPU, times tcpdump's", ratio, 1, "")


def memory():
    """Ten million TCP conversations out of a pipe."""
    flows = 10_000_000
    TABLE.scenario(f"{flows:,} TCP flows out of a pipe")
    for label, options in (("netsniff", ["-nn"]), ("netsniff --json", ["--json"])):
        source = subprocess.Popen(
            [sys.executable, f"{FOLDER}/endpoints.py", "flows", str(flows), str(flows)],
            stdout=subprocess.PIPE)
        costs = run([OURS, *options, "-r", "-"], UTC, stdin=source.stdout)
        source.stdout.close()
        if source.wait() != 0:
            raise Failed("the flows were not read to their end")
        TABLE.row(label, costs)
        TABLE.bar(f"peak memory of {label}", costs.memory, 32, "MiB")


def wire():
    return Wire(OPTIONS.interface, OPTIONS.sender, OPTIONS.blast)


def live():
    """What is lost of datagrams that come as fast as they can be sent."""
    TABLE.scenario("datagrams of 64 octets for 3 s, as fast as they are sent")
    for interface in (OPTIONS.interface, "any"):
        for label, program in (("netsniff", OURS), ("tcpdump", "tcpdump")):
            if not shutil.which(program):
                TABLE.figure(label, "peer missing")
                continue
            seen = LiveCapture([program, "-nn", "-i", interface, "udp"], wire()).blast(64, 3)
            TABLE.figure(
                f"{label} -i {interface}",
                f"{seen.sent / 3:,.0f} packets a second, {seen.shown:,} shown,"
                f" {100 * seen.loss:.2f} % lost")
            if label == "netsniff":
                TABLE.bar(f"loss on {interface}", 100 * seen.loss, 0.1, "%")


def calls():
    """System calls under load."""
    TABLE.scenario("system calls, at 100,000 datagrams a second for 3 s")
    if not shutil.which("strace"):
        return TABLE.figure("netsniff", "strace is missing")
    made, seen = system_calls([OURS, "-nn", "-i", OPTIONS.interface, "udp"], wire())
    TABLE.figure("netsniff", f"{made:,} system calls, {seen.shown:,} packets")
    TABLE.bar("system calls a packet", made / max(seen.shown, 1), 0.01, "")


def latency():
    """From the arrival of a packet to its line in a pipe."""
    TABLE.scenario("one datagram in 30 ms, read from a pipe")
    found = latencies([OURS, "-nn", "-i", OPTIONS.interface, "udp"], wire(), 100)
    TABLE.figure("netsniff", f"median {found[len(found) // 2]:.2f} ms, longest {found[-1]:.2f} ms")
    TABLE.bar("the longest of 100", found[-1], 10, "ms")


FILES = (text, verbose, hosts, flows, dump, json, count, memory)
LIVE = (live, calls, latency)


def main():
    rows = {row.__name__: row for row in FILES + (LIVE if OPTIONS.interface else ())}
    unknown = set(OPTIONS.rows) - set(rows)
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(rows)}")
    load = os.getloadavg()[0]
    if load > 0.5:
        TABLE.text(f"The machine is busy, with a load of {load:.1f}: compare ratios.")
    for name in OPTIONS.rows or rows:
        try:
            rows[name]()
        except (Failed, RuntimeError, OSError, subprocess.SubprocessError) as failure:
            TABLE.failed(name, failure)
    TABLE.exit()


try:
    main()
except KeyboardInterrupt:
    raise SystemExit(130) from None

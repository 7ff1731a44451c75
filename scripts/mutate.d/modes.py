"""The modes that netsniff prints in, and what must hold for what it prints."""

import json

LINE = "line"
ROWS = "rows"
COUNT = "count"
NOTHING = "nothing"

# Options, and the kind of output that they lead to.
MODES = [
    ([], LINE),
    (["-e"], LINE),
    (["-v"], LINE),
    (["-vv", "-e"], LINE),
    (["-vvv", "-K"], LINE),
    (["-q"], LINE),
    (["-qq", "-e"], LINE),
    (["-S"], LINE),
    (["-x"], LINE),
    (["-xx", "-v"], LINE),
    (["-X"], LINE),
    (["-XX", "-e"], LINE),
    (["-A"], LINE),
    (["-AA"], LINE),
    (["-t", "-#"], LINE),
    (["-tt", "--nano"], LINE),
    (["-ttt"], LINE),
    (["-tttt"], LINE),
    (["-ttttt"], LINE),
    (["--no-application", "-v"], LINE),
    (["--classify"], LINE),
    (["--explain"], LINE),
    (["--classify", "--explain", "-vv"], LINE),
    (["--json"], ROWS),
    (["--json", "--classify"], ROWS),
    (["--json", "--no-application"], ROWS),
    (["--stats"], LINE),
    (["--stats", "--print", "-v"], LINE),
    (["--stats", "--json"], ROWS),
    (["--count"], COUNT),
    (["-w", "/dev/null"], NOTHING),
]

# Nothing else but UTF-8 may be in a line. Tabs are tcpdump's, in dumps and behind -v.
PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n"
HARMFUL = {chr(number) for number in range(0x80, 0xA0)} | set(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def fault_of_text(data):
    """What is wrong with octets as text for a terminal, or None."""
    rest = data.translate(None, PRINTABLE)
    if not rest:
        return None
    controls = [octet for octet in rest[:1 << 16] if octet < 0x80]
    if controls:
        return f"it holds the control {controls[0]}"
    try:
        # Only characters of several octets are left, and they were cut out between ASCII.
        text = rest.decode()
    except UnicodeDecodeError:
        return "it is no UTF-8"
    bad = HARMFUL.intersection(text)
    return f"it holds U+{ord(bad.pop()):04X}" if bad else None


def unique(pairs):
    """The object of these members; a key that comes twice is a fault."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key comes twice")
    return made


def fault_of_rows(data, packet_count, has_packets):
    """What is wrong with rows of JSON of so many packets, or None."""
    decoder = json.JSONDecoder(object_pairs_hook=unique, parse_constant=float)
    seen = 0
    for line in data.decode().splitlines():
        try:
            row = decoder.decode(line)
        except ValueError as error:
            return f"a row is no JSON ({error}): {line[:200]}"
        seen += row.get("type") == "packet"
    if has_packets and seen != packet_count:
        return f"{seen} rows for {packet_count} packets"
    return None


def fault(options, kind, packet_count, status, output, errors):
    """What is wrong with how a run of netsniff over `packet_count` packets ended, or None."""
    if status < 0:
        return f"it ended by signal {-status}: {errors[-400:].decode(errors='replace')}"
    if status != 0:
        return f"it ended with status {status}: {errors[-400:].decode(errors='replace')}"
    for text in (errors, output):
        why = fault_of_text(text)
        if why:
            return why
    if kind == ROWS:
        return fault_of_rows(output, packet_count, "--stats" not in options)
    if kind == COUNT and output.split()[:1] != [str(packet_count).encode()]:
        return f"it counts {output[:40]!r} where there are {packet_count} packets"
    if kind == NOTHING and output:
        return "it prints where nothing is to be printed"
    if options == ["-q"] and output.count(b"\n") < packet_count:
        return f"{output.count(10)} lines for {packet_count} packets"
    return None

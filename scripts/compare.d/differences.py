"""The differences from tcpdump that docs/tcpdump-differences.md explains: one function a case,
whose docstring is the title of its section. A test holds that both name the same cases.
"""

import re

from scope import innermost


def every_header(row):
    """The object of the packet and those of the packets inside it."""
    while row is not None:
        yield row
        row = row.get("inner")


def segmentation_offload(row, mine, theirs):
    """An IPv4 total length of 0 is taken for segmentation offload"""
    lengths = [header["ipv4"]["total_length"] for header in every_header(row) if "ipv4" in header]
    return 0 in lengths and "bad-len 0" in theirs and "bad-len 0" not in mine


def late_time(row, mine, theirs):
    """Times after January 2038 in a classic capture file are told"""
    prefix = re.match(r" *\d+  ", theirs)
    if not prefix or not theirs.startswith("[Error converting time]", prefix.end()):
        return False
    rest = theirs[prefix.end():].removeprefix("[Error converting time]")
    return row["timestamp"] >= "2038-01-19T03:14:08" and mine.endswith(rest)


def compatible_address(row, mine, theirs):
    """IPv4-compatible IPv6 addresses are written in hexadecimal"""

    def hexadecimal(match):
        octets = [int(part) for part in match[1].split(".")]
        words = f"{octets[0] << 8 | octets[1]:x}:{octets[2] << 8 | octets[3]:x}"
        return "::" + words + (match[2] or "")

    text = re.sub(r"(?<![0-9a-f:])::(\d+\.\d+\.\d+\.\d+)(\.\d+)?", hexadecimal, theirs)
    return text != theirs and text == mine


def bounded_depth(row, mine, theirs):
    """More than 128 layers are not read"""
    return row.get("stop", {}).get("reason") == "too_deep" and mine.endswith("[too many layers]")


def short_fragment(row, mine, theirs):
    """An IPv6 fragment that ends in its fragment header is cut short"""
    size = re.search(r"frag \((?:0x[0-9a-f]+:)?\d+\|(\d{19,})", theirs)
    return size is not None and int(size[1]) >= 1 << 63 and "[|frag6]" in mine


def ordinary_atm_arp(row, mine, theirs):
    """ARP with the hardware type of ATM is read as ordinary ARP"""
    return innermost(row).get("arp", {}).get("hardware_type") == 19 and "arp]" in theirs


def server_name(row, mine, theirs):
    """The server name of a TLS ClientHello is told"""
    return (row.get("layers") or [""])[-1] == "tls" and mine.startswith(theirs.split("\n")[0])


CASES = (
    segmentation_offload, late_time, compatible_address, bounded_depth, short_fragment,
    ordinary_atm_arp, server_name,
)


def explanation(row, mine, theirs):
    """The title, in the document, of why the two lines differ; None when it is not explained."""
    for case in CASES:
        if row and case(row, mine, theirs):
            return case.__doc__
    return None

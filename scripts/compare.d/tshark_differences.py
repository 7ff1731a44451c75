"""The differences from tshark that docs/tshark-differences.md explains: one function a case, whose
docstring is the title of its section. A test holds that both name the same cases.

`protocols` is tshark's own list of what it read in the packet; `other` is "(none)" where it has no
such field.
"""

NONE = "(none)"


def floating_point_code(row, protocols, name, mine, other):
    """Codes with a floating-point form are decoded by tshark"""
    if name not in ("igmp.max_resp", "igmp.qqic") or not isinstance(other, int) or mine < 128:
        return False
    return other == (mine & 0x0F | 0x10) << ((mine >> 4 & 7) + 3)


def congestion_counter(row, protocols, name, mine, other):
    """The ECN flags of a TCP connection with AccECN are a counter in tshark"""
    return other == NONE and name in ("tcp.flags.ae", "tcp.flags.cwr", "tcp.flags.ece")


def malformed(row, protocols, name, mine, other):
    """tshark gives up a packet that is malformed or cut short"""
    return other == NONE and protocols.endswith(":malformed")


def multicast_routing(row, protocols, name, mine, other):
    """Multicast routing in IGMP has fields of its own in tshark"""
    inside = "igmp:dvmrp" in protocols or "igmp:pim" in protocols
    return other == NONE and name.startswith("igmp.") and inside


def quoted_checksum(row, protocols, name, mine, other):
    """The checksum of a quoted message is verified where the quote is whole"""
    return name.endswith("checksum.status") and other is None and protocols.count(":icmp") > 1


def presumed_length(row, protocols, name, mine, other):
    """A total length of 0 is what netsniff gives"""
    return name == "ip.len" and mine == 0 and isinstance(other, int) and other > 0


def length_beyond_frame(row, protocols, name, mine, other):
    """A length beyond the frame is believed"""
    lengths = [header["ipv4"]["total_length"] for header in headers(row) if "ipv4" in header]
    return max(lengths, default=0) > row["wire_length"] and name in ("tcp.len", "tcp.checksum.status")


def headers(row):
    """The object of the packet and those of the packets inside it."""
    while row is not None:
        yield row
        row = row.get("inner")


CASES = (
    floating_point_code, congestion_counter, malformed, multicast_routing, quoted_checksum,
    presumed_length, length_beyond_frame,
)


def explanation(row, protocols, name, mine, other):
    """The title, in the document, of why a value differs; None when it is not explained."""
    for case in CASES:
        if case(row, protocols, name, mine, other):
            return case.__doc__
    return None

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
    """tshark gives a malformed packet up"""
    return other == NONE and protocols.endswith(":malformed")


CASES = (floating_point_code, congestion_counter, malformed)


def explanation(row, protocols, name, mine, other):
    """The title, in the document, of why a value differs; None when it is not explained."""
    for case in CASES:
        if case(row, protocols, name, mine, other):
            return case.__doc__
    return None

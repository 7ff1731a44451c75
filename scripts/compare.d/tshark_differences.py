"""The differences from tshark that docs/tshark-differences.md explains: one function a case, whose
docstring is the title of its section. A test holds that both name the same cases.

Each accepts only what its section tells: the field, the value that tshark has, and what else in the
packet shows that this is the reason.
"""

from ipaddress import ip_address

from fields import NONE

# Fields that are compared with nothing, and show why others differ.
EVIDENCE = ("tcp.flags.ace",)


class Difference:
    """A value that is not tshark's, in the packet of `row`.

    `protocols` is tshark's own list of what it read, with `malformed` behind it where it gave up;
    `columns` has all fields of the packet.
    """

    def __init__(self, row, protocols, columns, value):
        self.row = row
        self.protocols = protocols
        self.columns = columns
        self.value = value
        self.field = value.field
        self.key = value.key
        self.header = value.header
        self.mine = value.mine
        self.other = value.other

    @property
    def packet(self):
        """The packet that holds the value: the row, one in a tunnel, or one that is quoted."""
        return self.value.path[-1]

    @property
    def is_quoted(self):
        around = zip(self.value.path, self.value.path[1:])
        return any(inner is not outer.get("inner") for outer, inner in around)

    @property
    def is_sum(self):
        """Whether the value says if a checksum is right."""
        return self.key == "checksum_valid"


def floating_point_code(it):
    """Codes with a floating-point form are decoded by tshark"""
    if it.field not in ("igmp.max_resp", "igmp.qqic") or not isinstance(it.other, int):
        return False
    return it.mine >= 128 and it.other == (it.mine & 0x0F | 0x10) << ((it.mine >> 4 & 7) + 3)


def congestion_counter(it):
    """The ECN flags of a TCP connection with AccECN are a counter in tshark"""
    weights = {"tcp.flags.ae": 4, "tcp.flags.cwr": 2, "tcp.flags.ece": 1}
    counter = it.columns["tcp.flags.ace"]
    if it.other != NONE or it.field not in weights or not counter:
        return False
    return it.mine == (int(counter, 0) & weights[it.field] != 0)


def malformed(it):
    """tshark gives up a packet that is malformed or cut short"""
    return it.value.in_tail and it.protocols.endswith(":malformed")


def quoted_checksum(it):
    """The checksum of a quoted message is verified where the quote is whole"""
    return it.is_sum and it.is_quoted and it.other is None and it.mine is not None


def presumed_length(it):
    """A total length of 0 is what netsniff gives"""
    return it.field == "ip.len" and it.mine == 0 and it.other == behind_link(it)


def behind_link(it):
    """How many octets of the frame lie behind the headers that stand before the IP header."""
    size = it.row["wire_length"]
    for packet in it.value.path:
        sizes = {
            "ethernet": 14, "vlan": 4 * len(packet.get("vlan", ())), "ipv6": 40, "udp": 8,
            "vxlan": 8, "geneve": packet.get("geneve", {}).get("header_length"),
            "ipv4": packet.get("ipv4", {}).get("header_length"),
        }
        for layer in packet:
            if packet[layer] is it.header:
                return size
            size -= sizes.get(layer, 0)
    return None


def length_beyond_frame(it):
    """A length beyond the frame is believed"""
    length = it.packet.get("ipv4", {}).get("total_length", 0)
    if length <= it.row["wire_length"]:
        return False
    if it.field == "tcp.len":
        return it.other == 0 < it.mine
    return it.field == "tcp.checksum.status" and it.other is False and it.mine is None


def offloaded_checksum(it):
    """A checksum that was left to the interface is not wrong"""
    if not it.is_sum or it.header["checksum_state"] != "offloaded":
        return False
    return it.other is False and it.mine is None and it.header["checksum"] == partial_sum(it.packet)


def partial_sum(packet):
    """The ones' complement sum of the pseudo-header alone (RFC 9293 section 3.1), of a packet whose
    IP header and UDP or TCP header follow on each other.
    """
    header = packet.get("ipv4") or packet["ipv6"]
    protocol = 17 if "udp" in packet else 6
    if protocol == 17:
        length = packet["udp"]["length"]
    else:
        length = packet["tcp"]["header_length"] + packet["tcp"]["payload_length"]
    octets = b"".join(ip_address(header[key]).packed for key in ("source", "destination"))
    words = sum(int.from_bytes(octets[at:at + 2], "big") for at in range(0, len(octets), 2))
    total = words + protocol + (length & 0xFFFF) + (length >> 16)
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def cut_checksum(it):
    """A checksum over octets that were not captured is unknown"""
    is_cut = it.row["captured_length"] < it.row["wire_length"]
    is_unknown = it.is_sum and it.header["checksum_state"] == "unverifiable"
    return is_unknown and is_cut and it.mine is None and it.other is False


def answer_flags(it):
    """The flags of an answer are there in a DNS query, too"""
    fields = ("authoritative", "recavail", "authenticated", "rcode")
    is_query = it.header.get("is_response") is False
    return it.other == NONE and is_query and it.field in [f"dns.flags.{name}" for name in fields]


def endless_name(it):
    """Names of DNS that are too long, or lead in circles"""
    return it.mine is None and it.other == "<Name too long>."


def interface_name(it):
    """An interface name of 63 octets"""
    return it.field == "icmp.int_info.name" and it.other == NONE and len(it.mine.encode()) == 63


def ppp_in_ethernet(it):
    """PPP lies in Ethernet frames of type 34827"""
    is_announced = it.packet.get("ethernet", {}).get("ethertype") == 34827
    return it.field.startswith("ppp.") and it.other == NONE and is_announced


def configuration_flags(it):
    """A configuration of the spanning tree has all eight flags"""
    is_old = it.field.startswith("stp.flags.") and it.packet["spanning_tree"]["type"] == 0
    return is_old and it.other == NONE and it.key not in (
        "topology_change", "topology_change_acknowledgment",
    )


def other_enhanced_routing(it):
    """Enhanced GRE around anything but PPP"""
    fields = ("gre.key.payload_length", "gre.key.call_id", "gre.ack_number")
    is_other = it.header.get("version") == 1 and it.header.get("protocol_type") != 34827
    return it.field in fields and it.other == NONE and is_other


def flush_bit(it):
    """The highest bit of a class in mDNS is a flag in tshark"""
    if it.field not in ("dns.qry.class", "dns.resp.class") or not it.protocols.endswith("mdns"):
        return False
    return it.mine & 0x8000 != 0 and it.other == it.mine & 0x7FFF


def signal_checksum(it):
    """The checksum of a data sequence signal is told without the handshake"""
    is_signal = it.field == "tcp.options.mptcp.checksum" and it.header["subtype"] == 2
    return is_signal and it.other == NONE


def multicast_routing_checksum(it):
    """The checksum of PIM version 1 is verified"""
    is_routing = it.packet.get("igmp", {}).get("type") == 0x14
    return it.is_sum and is_routing and it.other is None


def discovery_link(it):
    """PPPoE discovery in captures of PPPoE alone"""
    is_link = it.row["layers"][0] == "pppoe" and it.protocols.startswith("pppoes")
    return it.field.startswith("pppoed.") and it.other == NONE and is_link


CASES = (
    floating_point_code, congestion_counter, malformed, quoted_checksum, presumed_length,
    length_beyond_frame, offloaded_checksum, cut_checksum, answer_flags, endless_name,
    interface_name, ppp_in_ethernet, configuration_flags, other_enhanced_routing, flush_bit,
    signal_checksum, multicast_routing_checksum, discovery_link,
)


def explanation(difference):
    """The title, in the document, of why a value differs; None when it is not explained."""
    for case in CASES:
        if case(difference):
            return case.__doc__
    return None

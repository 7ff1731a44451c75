"""The fields of IP, its options and extension headers, IPsec, and tunnels."""

from readings import (
    APART, DERIVED, NAME, By, Part, address, any_octets, digits, number, octets, times, truth,
    verdict, words_and_two,
)


def octet(index):
    """The octet `index` of hexadecimal digits, none where there are fewer."""
    return lambda data: int(data[2 * index:2 * index + 2], 16) if len(data) > 2 * index else []


def addresses(start):
    """The whole IPv4 addresses from octet `start` of hexadecimal digits on."""

    def cut(data):
        words = [data[at:at + 8] for at in range(2 * start, len(data) - 7, 8)]
        return [".".join(str(byte) for byte in bytes.fromhex(word)) for word in words]

    return cut


# RFC 791 section 3.1; a router that a packet has passed leaves its address in the route.
SOURCE_ROUTE = [Part("ip.opt.ptr", number, octet(0))]
RECORD_ROUTE = [
    Part("ip.opt.ptr", number, octet(0)),
    Part("ip.rec_rt|ip.empty_rt", address, addresses(1)),
]
IPV6_OPTIONS = {
    "type": ("ipv6.opt.type", number),
    "data": By("type", {
        0x00: APART, 0x01: ("ipv6.opt.padn", octets),
        0x04: ("ipv6.opt.tel", digits(1)), 0x05: ("ipv6.opt.router_alert", digits(2)),
        0xC2: ("ipv6.opt.jumbo", digits(4)), 0xC9: ("ipv6.opt.mipv6.home_address", octets),
    }, APART),
}

LAYERS = {
    "ipv4": {
        "header_length": ("ip.hdr_len", number), "dscp": ("ip.dsfield.dscp", number),
        "ecn": ("ip.dsfield.ecn", number), "total_length": ("ip.len", number),
        "identification": ("ip.id", number), "dont_fragment": ("ip.flags.df", truth),
        "more_fragments": ("ip.flags.mf", truth), "fragment_offset": ("ip.frag_offset", times(8)),
        "time_to_live": ("ip.ttl", number), "protocol": ("ip.proto", number),
        "header_checksum": ("ip.checksum", number),
        "checksum_valid": ("ip.checksum.status", verdict), "checksum_state": NAME,
        "source": ("ip.src", address), "destination": ("ip.dst", address),
        "options": {
            "type": ("ip.opt.type", number),
            # Two kinds are one octet without a length.
            "length": By("type", {0: DERIVED, 1: DERIVED}, ("ip.opt.len", number)),
            "data": By("type", {
                7: RECORD_ROUTE, 131: SOURCE_ROUTE, 137: SOURCE_ROUTE,
                136: ("ip.opt.sid", digits(2)), 148: ("ip.opt.ra", digits(2)),
                68: [Part("ip.opt.ptr", number, octet(0))],
            }, APART),
        },
    },
    "ipv6": {
        "traffic_class": ("ipv6.tclass", number), "flow_label": ("ipv6.flow", number),
        "payload_length": ("ipv6.plen", number), "next_header": ("ipv6.nxt", number),
        "hop_limit": ("ipv6.hlim", number), "source": ("ipv6.src", address),
        "destination": ("ipv6.dst", address),
    },
    "ipv6_hop_by_hop_options": {
        "layer": NAME, "next_header": ("ipv6.hopopts.nxt", number),
        "header_length": ("ipv6.hopopts.len_oct", number), "options": IPV6_OPTIONS,
    },
    "ipv6_destination_options": {
        "layer": NAME, "next_header": ("ipv6.dstopts.nxt", number),
        "header_length": ("ipv6.dstopts.len_oct", number), "options": IPV6_OPTIONS,
    },
    "ipv6_routing": {
        "layer": NAME, "next_header": ("ipv6.routing.nxt", number),
        "header_length": ("ipv6.routing.len_oct", number),
        "routing_type": ("ipv6.routing.type", number),
        "segments_left": ("ipv6.routing.segleft", number),
        "addresses": By("routing_type", {
            0: ("ipv6.routing.src.addr", address), 2: ("ipv6.routing.mipv6.home_address", address),
            4: ("ipv6.routing.srh.addr", address),
        }, APART),
    },
    "ipv6_fragment": {
        "layer": NAME, "next_header": ("ipv6.fraghdr.nxt", number),
        "fragment_offset": ("ipv6.fraghdr.offset", times(8)),
        "more_fragments": ("ipv6.fraghdr.more", truth),
        "identification": ("ipv6.fraghdr.ident", number),
    },
    "authentication_header": {
        "next_header": ("ah.next_header", number), "header_length": ("ah.length", words_and_two),
        "security_parameters_index": ("ah.spi", number), "sequence_number": ("ah.sequence", number),
        "integrity_check_value": ("ah.icv", octets),
    },
    "esp": {
        "security_parameters_index": ("esp.spi", number),
        "sequence_number": ("esp.sequence", number),
    },
    "gre": {
        "version": ("gre.flags.version", number), "protocol_type": ("gre.proto", number),
        "header_length": DERIVED,
        "checksum": ("gre.checksum", number), "checksum_valid": ("gre.checksum.status", verdict),
        "checksum_state": NAME, "routing_offset": ("gre.offset", number),
        "key": ("gre.key", number), "payload_length": ("gre.key.payload_length", number),
        "call_identifier": ("gre.key.call_id", number),
        "sequence_number": ("gre.sequence_number", number),
        "acknowledgment_number": ("gre.ack_number", number),
    },
    "vxlan": {
        # tshark reads the octet behind the flags, too: those of a draft.
        "flags": ("vxlan.flags", lambda value: int(value, 0) >> 8),
        "network_identifier": ("vxlan.vni", number),
    },
    "geneve": {
        "version": ("geneve.version", number),
        # The options as a whole have a length, too.
        "header_length": [
            Part("geneve.option.length", number, lambda size: size - 8 if size > 8 else []),
        ],
        "control_packet": ("geneve.flags.oam", truth),
        "critical_options": ("geneve.flags.critical", truth),
        "protocol_type": ("geneve.proto_type", number),
        "network_identifier": ("geneve.vni", number),
        "options": {
            "class": ("geneve.option.class", number), "type": ("geneve.option.type", number),
            "critical": ("geneve.option.type.critical", truth),
            "length": ("geneve.option.length", number),
            "data": ("geneve.option.unknown.data", any_octets),
        },
    },
}

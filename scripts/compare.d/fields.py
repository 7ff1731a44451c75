"""Which field of tshark each key of a row of `netsniff --json` is, and how its value is written.

`FIELDS` names the keys of a layer, of the elements of its arrays, and of what it holds; a key that
is in no table has no counterpart in tshark. Of two names with a bar between them, the packet has one.
"""

import ipaddress


def number(text):
    """A number, whatever its base."""
    return int(text, 0)


def truth(text):
    return text in ("1", "True", "true")


def address(text):
    return str(ipaddress.ip_address(text))


def octets(text):
    """The octets of an address of any kind, in hexadecimal digits."""
    if "." in text:
        return ipaddress.ip_address(text).packed.hex()
    return text.replace(":", "").lower()


def text(value):
    return value.lower()


def verdict(value):
    """tshark: 0 bad, 1 good, 2 not verified, 3 not there, 4 not allowed to be 0."""
    return {0: False, 1: True, 4: False}.get(int(value, 0))


def times(factor):
    """A number that tshark gives in units of `factor`."""
    return lambda value: int(value, 0) * factor


def digits(value):
    """A number of 64 bits that netsniff writes in hexadecimal digits."""
    return f"{int(value, 0):016x}"


def preference(value):
    return ("medium", "high", "reserved", "low")[int(value, 0)]


FIELDS = {
    "ethernet": {
        "destination": ("eth.dst", text), "source": ("eth.src", text),
        "ethertype": ("eth.type", number), "length": ("eth.len", number),
    },
    "vlan": {
        "priority": ("vlan.priority", number), "drop_eligible": ("vlan.dei", truth),
        "id": ("vlan.id", number), "ethertype": ("vlan.etype", number),
        "length": ("vlan.len", number),
    },
    "service_vlan": {
        "priority": ("ieee8021ad.priority", number), "drop_eligible": ("ieee8021ad.dei", truth),
        "id": ("ieee8021ad.id", number),
    },
    "llc": {
        "destination_service_access_point": ("llc.dsap", number),
        "source_service_access_point": ("llc.ssap", number), "control": ("llc.control", number),
    },
    "snap": {"organization": ("llc.oui", number)},
    "linux_sll": {
        "packet_type": ("sll.pkttype", number), "device_type": ("sll.hatype", number),
        "address_length": ("sll.halen", number),
    },
    "linux_sll2": {
        "interface_index": ("sll.ifindex", number), "device_type": ("sll.hatype", number),
        "packet_type": ("sll.pkttype", number), "address_length": ("sll.halen", number),
    },
    "null": {"family": ("null.family", number)},
    "ppp": {"protocol": ("ppp.protocol", number)},
    "cisco_hdlc": {
        "address": ("chdlc.address", number), "control": ("chdlc.control", number),
        "ethertype": ("chdlc.protocol", number),
    },
    "pppoe": {
        "version": ("pppoe.version", number), "type": ("pppoe.type", number),
        "code": ("pppoe.code", number), "session_identifier": ("pppoe.session_id", number),
        "payload_length": ("pppoe.payload_length", number),
    },
    "mpls": {
        "label": ("mpls.label", number), "traffic_class": ("mpls.exp", number),
        "bottom_of_stack": ("mpls.bottom", truth), "time_to_live": ("mpls.ttl", number),
    },
    "spanning_tree": {
        "protocol_identifier": ("stp.protocol", number), "version": ("stp.version", number),
        "type": ("stp.type", number),
        "root_path_cost": ("stp.root.cost", number), "port_identifier": ("stp.port", number),
    },
    "arp": {
        "hardware_type": ("arp.hw.type", number), "protocol_type": ("arp.proto.type", number),
        "operation": ("arp.opcode", number),
        "sender_hardware_address": ("arp.src.hw_mac|arp.src.hw", octets),
        "sender_protocol_address": ("arp.src.proto_ipv4|arp.src.proto", octets),
        "target_hardware_address": ("arp.dst.hw_mac|arp.dst.hw", octets),
        "target_protocol_address": ("arp.dst.proto_ipv4|arp.dst.proto", octets),
    },
    "ipv4": {
        "header_length": ("ip.hdr_len", number), "dscp": ("ip.dsfield.dscp", number),
        "ecn": ("ip.dsfield.ecn", number), "total_length": ("ip.len", number),
        "identification": ("ip.id", number), "dont_fragment": ("ip.flags.df", truth),
        "more_fragments": ("ip.flags.mf", truth), "fragment_offset": ("ip.frag_offset", times(8)),
        "time_to_live": ("ip.ttl", number), "protocol": ("ip.proto", number),
        "header_checksum": ("ip.checksum", number),
        "checksum_valid": ("ip.checksum.status", verdict),
        "source": ("ip.src", address), "destination": ("ip.dst", address),
        "options": {"type": ("ip.opt.type", number)},
    },
    "ipv6": {
        "traffic_class": ("ipv6.tclass", number), "flow_label": ("ipv6.flow", number),
        "payload_length": ("ipv6.plen", number), "next_header": ("ipv6.nxt", number),
        "hop_limit": ("ipv6.hlim", number), "source": ("ipv6.src", address),
        "destination": ("ipv6.dst", address),
    },
    "ipv6_hop_by_hop_options": {
        "next_header": ("ipv6.hopopts.nxt", number),
        "header_length": ("ipv6.hopopts.len_oct", number),
        "options": {"type": ("ipv6.opt.type", number)},
    },
    "ipv6_destination_options": {
        "next_header": ("ipv6.dstopts.nxt", number),
        "header_length": ("ipv6.dstopts.len_oct", number),
        "options": {"type": ("ipv6.opt.type", number)},
    },
    "ipv6_routing": {
        "next_header": ("ipv6.routing.nxt", number),
        "header_length": ("ipv6.routing.len_oct", number),
        "routing_type": ("ipv6.routing.type", number),
        "segments_left": ("ipv6.routing.segleft", number),
    },
    "ipv6_fragment": {
        "next_header": ("ipv6.fraghdr.nxt", number),
        "fragment_offset": ("ipv6.fraghdr.offset", times(8)),
        "more_fragments": ("ipv6.fraghdr.more", truth),
        "identification": ("ipv6.fraghdr.ident", number),
    },
    "authentication_header": {
        "next_header": ("ah.next_header", number), "header_length": ("ah.length", number),
        "security_parameters_index": ("ah.spi", number), "sequence_number": ("ah.sequence", number),
        "integrity_check_value": ("ah.icv", octets),
    },
    "esp": {
        "security_parameters_index": ("esp.spi", number),
        "sequence_number": ("esp.sequence", number),
    },
    "gre": {
        "version": ("gre.flags.version", number), "protocol_type": ("gre.proto", number),
        "checksum": ("gre.checksum", number), "checksum_valid": ("gre.checksum.status", verdict),
        "key": ("gre.key", number), "payload_length": ("gre.key.payload_length", number),
        "call_identifier": ("gre.key.call_id", number),
        "sequence_number": ("gre.sequence_number", number),
        "acknowledgment_number": ("gre.ack_number", number),
    },
    "vxlan": {
        "flags": ("vxlan.flags", lambda value: int(value, 0) >> 8),
        "network_identifier": ("vxlan.vni", number),
    },
    "geneve": {
        "version": ("geneve.version", number), "control_packet": ("geneve.flags.oam", truth),
        "critical_options": ("geneve.flags.critical", truth),
        "protocol_type": ("geneve.proto_type", number), "network_identifier": ("geneve.vni", number),
        "options": {
            "class": ("geneve.option.class", number), "type": ("geneve.option.type", number),
            "critical": ("geneve.option.type.critical", truth),
        },
    },
    "igmp": {
        "type": ("igmp.type", number), "checksum": ("igmp.checksum", number),
        "checksum_valid": ("igmp.checksum.status", verdict),
        "maximum_response_code": ("igmp.max_resp", number),
        "group_address": ("igmp.maddr", address),
        "suppress_router_processing": ("igmp.s", truth), "robustness": ("igmp.qrv", number),
        "query_interval_code": ("igmp.qqic", number), "sources": ("igmp.saddr", address),
        "records": {
            "type": ("igmp.record_type", number),
            "auxiliary_data_length": ("igmp.aux_data_len", times(4)),
            "group_address": ("igmp.maddr", address), "sources": ("igmp.saddr", address),
        },
    },
    "udp": {
        "source_port": ("udp.srcport", number), "destination_port": ("udp.dstport", number),
        "length": ("udp.length", number), "checksum": ("udp.checksum", number),
        "checksum_valid": ("udp.checksum.status", verdict),
    },
    "tcp": {
        "source_port": ("tcp.srcport", number), "destination_port": ("tcp.dstport", number),
        "sequence_number": ("tcp.seq_raw", number), "acknowledgment_number": ("tcp.ack_raw", number),
        "header_length": ("tcp.hdr_len", number), "window": ("tcp.window_size_value", number),
        "checksum": ("tcp.checksum", number), "checksum_valid": ("tcp.checksum.status", verdict),
        "urgent_pointer": ("tcp.urgent_pointer", number), "payload_length": ("tcp.len", number),
        "options": {
            "kind": ("tcp.option_kind", number),
            "maximum_segment_size": ("tcp.options.mss_val", number),
            "shift_count": ("tcp.options.wscale.shift", number),
            "timestamp_value": ("tcp.options.timestamp.tsval", number),
            "timestamp_echo_reply": ("tcp.options.timestamp.tsecr", number),
        },
    },
    "sctp": {
        "source_port": ("sctp.srcport", number), "destination_port": ("sctp.dstport", number),
        "verification_tag": ("sctp.verification_tag", number),
        "checksum": ("sctp.checksum", number),
        "chunks": {
            "type": ("sctp.chunk_type", number), "flags": ("sctp.chunk_flags", number),
            "length": ("sctp.chunk_length", number),
            "stream_identifier": ("sctp.data_sid", number),
            "stream_sequence_number": ("sctp.data_ssn", number),
            "payload_protocol_identifier": ("sctp.data_payload_proto_id", number),
        },
    },
    "icmpv4": {
        "type": ("icmp.type", number), "code": ("icmp.code", number),
        "checksum": ("icmp.checksum", number), "checksum_valid": ("icmp.checksum.status", verdict),
        "identifier": ("icmp.ident", number), "sequence_number": ("icmp.seq", number),
        "next_hop_mtu": ("icmp.mtu", number), "gateway": ("icmp.redir_gw", address),
        "pointer": ("icmp.pointer", number), "address_mask": ("icmp.address_mask", address),
        "originate_timestamp": ("icmp.originate_timestamp", number),
        "receive_timestamp": ("icmp.receive_timestamp", number),
        "transmit_timestamp": ("icmp.transmit_timestamp", number),
        "lifetime": ("icmp.lifetime", number),
        "local": ("icmp.ext.echo.req.local", truth), "state": ("icmp.ext.echo.rsp.state", number),
        "active": ("icmp.ext.echo.rsp.active", truth), "ipv4": ("icmp.ext.echo.rsp.ipv4", truth),
        "ipv6": ("icmp.ext.echo.rsp.ipv6", truth),
        "routers": {
            "address": ("icmp.router_address", address), "preference": ("icmp.pref_level", number),
        },
    },
    "extensions": {
        "version": ("icmp.ext.version", number), "checksum": ("icmp.ext.checksum", number),
        "checksum_valid": ("icmp.ext.checksum.status", verdict),
        "objects": {
            "class": ("icmp.ext.class", number), "class_type": ("icmp.ext.ctype", number),
            "length": ("icmp.ext.length", number),
        },
    },
    "label_stack": {
        "label": ("icmp.mpls.label", number), "traffic_class": ("icmp.mpls.exp", number),
        "bottom_of_stack": ("icmp.mpls.s", truth), "time_to_live": ("icmp.mpls.ttl", number),
    },
    "interface": {
        "index": ("icmp.int_info.index", number), "name": ("icmp.int_info.name", text),
        "mtu": ("icmp.int_info.mtu", number),
    },
    "icmpv6": {
        "type": ("icmpv6.type", number), "code": ("icmpv6.code", number),
        "checksum": ("icmpv6.checksum", number),
        "checksum_valid": ("icmpv6.checksum.status", verdict), "mtu": ("icmpv6.mtu", number),
        "pointer": ("icmpv6.pointer", number),
        "current_hop_limit": ("icmpv6.nd.ra.cur_hop_limit", number),
        "managed_address_configuration": ("icmpv6.nd.ra.flag.m", truth),
        "other_configuration": ("icmpv6.nd.ra.flag.o", truth),
        "home_agent": ("icmpv6.nd.ra.flag.h", truth),
        "preference": ("icmpv6.nd.ra.flag.prf", preference),
        "router_lifetime": ("icmpv6.nd.ra.router_lifetime", number),
        "reachable_time": ("icmpv6.nd.ra.reachable_time", number),
        "retransmission_timer": ("icmpv6.nd.ra.retrans_timer", number),
        "router": ("icmpv6.nd.na.flag.r", truth), "solicited": ("icmpv6.nd.na.flag.s", truth),
        "override": ("icmpv6.nd.na.flag.o", truth),
        "destination_address": ("icmpv6.rd.na.destination_address", address),
        "multicast_address": ("icmpv6.mld.multicast_address", address),
        "suppress_router_processing": ("icmpv6.mld.flag.s", truth),
        "robustness": ("icmpv6.mld.flag.qrv", number),
        "query_interval_code": ("icmpv6.mld.qqi", number),
        "sources": ("icmpv6.mld.source_address", address),
        "query_type": ("icmpv6.ni.qtype", number), "nonce": ("icmpv6.ni.nonce", digits),
        "records": {
            "type": ("icmpv6.mldr.mar.record_type", number),
            "auxiliary_data_length": ("icmpv6.mldr.mar.aux_data_len", times(4)),
            "multicast_address": ("icmpv6.mldr.mar.multicast_address", address),
            "sources": ("icmpv6.mldr.mar.source_address", address),
        },
        "options": {
            "type": ("icmpv6.opt.type", number), "length": ("icmpv6.opt.length", times(8)),
            "link_layer_address": ("icmpv6.opt.linkaddr", text),
            "on_link": ("icmpv6.opt.prefix.flag.l", truth),
            "autonomous": ("icmpv6.opt.prefix.flag.a", truth),
            "router_address": ("icmpv6.opt.prefix.flag.r", truth),
            "valid_lifetime": ("icmpv6.opt.prefix.valid_lifetime", number),
            "preferred_lifetime": ("icmpv6.opt.prefix.preferred_lifetime", number),
            "mtu": ("icmpv6.opt.mtu", number),
            "advertisement_interval": ("icmpv6.opt.advertisement_interval", number),
            "home_agent_preference": ("icmpv6.opt.home_agent_preference", number),
            "home_agent_lifetime": ("icmpv6.opt.home_agent_lifetime", number),
            "route_lifetime": ("icmpv6.opt.route_lifetime", number),
            "lifetime": ("icmpv6.opt.rdnss.lifetime", number),
            "servers": ("icmpv6.opt.rdnss", address),
        },
    },
}
# The keys whose field depends on the type of the message.
BY_TYPE = {
    ("icmpv4", "sequence_number"): {42: ("icmp.ext.echo.seq", number), 43: ("icmp.ext.echo.seq", number)},
    ("icmpv6", "identifier"): {
        128: ("icmpv6.echo.identifier", number), 129: ("icmpv6.echo.identifier", number),
        144: ("icmpv6.mip6.identifier", number), 145: ("icmpv6.mip6.identifier", number),
        146: ("icmpv6.mip6.identifier", number), 147: ("icmpv6.mip6.identifier", number),
    },
    ("icmpv6", "sequence_number"): {
        128: ("icmpv6.echo.sequence_number", number), 129: ("icmpv6.echo.sequence_number", number),
        138: ("icmpv6.rr.sequence_number", number),
    },
    ("icmpv6", "target_address"): {
        135: ("icmpv6.nd.ns.target_address", address), 136: ("icmpv6.nd.na.target_address", address),
        137: ("icmpv6.nd.rd.target_address", address),
    },
    ("icmpv6", "managed_address_configuration"): {147: ("icmpv6.mip6.flag.m", truth)},
    ("icmpv6", "other_configuration"): {147: ("icmpv6.mip6.flag.o", truth)},
}
# The flags of a TCP header, each a field of its own.
TCP_FLAGS = {
    "FIN": "tcp.flags.fin", "SYN": "tcp.flags.syn", "RST": "tcp.flags.reset",
    "PSH": "tcp.flags.push", "ACK": "tcp.flags.ack", "URG": "tcp.flags.urg",
    "ECE": "tcp.flags.ece", "CWR": "tcp.flags.cwr", "AE": "tcp.flags.ae",
}


def field_names():
    """Every field of tshark that a table names."""
    names = set(TCP_FLAGS.values())

    def collect(table):
        for entry in table.values():
            if isinstance(entry, dict):
                collect(entry)
            elif entry:
                names.update(entry[0].split("|"))

    collect(FIELDS)
    for entries in BY_TYPE.values():
        collect(entries)
    return sorted(names)


def values(row):
    """The values of `row` in the order of the wire: pairs of a field, with its way to be read,
    and a value of netsniff's.
    """
    found = []
    # A quoted packet and the packet in a tunnel lie behind the fields of the header that holds them.
    pending = [(key, value) for key, value in reversed(row.items())]
    while pending:
        key, value = pending.pop()
        if key in ("inner", "quoted"):
            pending += reversed(value.items())
        elif key == "ipv6_extensions":
            pending += [(element["layer"], element) for element in reversed(value)]
        elif key == "vlan" and isinstance(value, list):
            pending += reversed(tags(value, found))
        elif key in ("mpls", "label_stack") and isinstance(value, list):
            pending += [(key, element) for element in reversed(value)]
        elif isinstance(value, dict) and key in FIELDS:
            pending += reversed(of_layer(key, value, found))
    return found


def tags(elements, found):
    """The tags of a frame, each under the name of its kind: tshark tells those of providers, which
    IEEE Std 802.1ad brought, apart.
    """
    kinds = [value for (name, _), value in found if name in ("eth.type", "vlan.etype")][-1:] or [0]
    kinds += [element.get("ethertype") for element in elements]
    return [
        ("service_vlan" if kind == 0x88A8 else "vlan", element)
        for kind, element in zip(kinds, elements)
    ]


def of_layer(layer, header, found):
    """Adds the values of one header to `found`; returns what it holds besides them."""
    held = []
    for key, value in header.items():
        entry = BY_TYPE.get((layer, key), {}).get(header.get("type"), FIELDS[layer].get(key))
        if key == "flags" and layer == "tcp":
            found += [((field, truth), name in value) for name, field in TCP_FLAGS.items()]
        elif key in ("quoted", "extensions", "label_stack", "interface"):
            held.append((key, value))
        elif isinstance(entry, dict):
            for element in value:
                held += of_element(entry, element, found)
        elif entry and isinstance(value, list):
            found += [(entry, element) for element in value]
        # An address of no octets is no field.
        elif entry and value != "" and (value is not None or entry[1] is verdict):
            found.append((entry, value))
    return held


def of_element(table, element, found):
    """Adds the values of an element of an array to `found`; returns what it holds besides them."""
    held = []
    for key, value in element.items():
        entry = table.get(key)
        if key in ("label_stack", "interface"):
            held.append((key, value))
        elif entry and isinstance(value, list):
            found += [(entry, item) for item in value]
        elif entry and value is not None:
            found.append((entry, value))
    return held

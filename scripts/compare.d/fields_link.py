"""The fields of the layers below IP."""

from readings import (
    ABSENT, APART, NAME, By, decimal, number, octets, text, times, truth, words,
)

LINK_ADDRESS = ("sll.src.eth|sll.src.ipv4|sll.src.other", octets)
SPANNING_TREE_FLAGS = {
    "topology_change": ("stp.flags.tc", truth), "proposal": ("stp.flags.proposal", truth),
    "port_role": ("stp.flags.port_role", number), "learning": ("stp.flags.learning", truth),
    "forwarding": ("stp.flags.forwarding", truth), "agreement": ("stp.flags.agreement", truth),
    "topology_change_acknowledgment": ("stp.flags.tcack", truth),
}


def bridge(prefix):
    """The parts of a bridge identifier."""
    return {
        "priority": (f"{prefix}.prio", number),
        "system_identifier_extension": (f"{prefix}.ext", number),
        "address": (f"{prefix}.hw", text),
    }


LAYERS = {
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
        "id": ("ieee8021ad.id", number), "ethertype": ABSENT, "length": ABSENT,
    },
    "llc": {
        "destination_service_access_point": ("llc.dsap", number),
        "source_service_access_point": ("llc.ssap", number), "control": ("llc.control", number),
    },
    "snap": {
        "organization": ("llc.oui", number),
        # The other organizations each have a list of their own.
        "protocol_identifier": By(
            "organization",
            {0: ("llc.type", number), 0xF8: ("llc.type", number)},
            ("llc.pid|llc.cisco_pid", number),
        ),
    },
    "linux_sll": {
        "packet_type": ("sll.pkttype", number), "packet_type_name": NAME,
        "device_type": ("sll.hatype", number),
        "address_length": ("sll.halen", number), "address": LINK_ADDRESS,
        "protocol_type": ("sll.etype|sll.ltype|sll.gretype", number),
    },
    "linux_sll2": {
        "protocol_type": ("sll.etype|sll.ltype|sll.gretype", number),
        "interface_index": ("sll.ifindex", number), "device_type": ("sll.hatype", number),
        "packet_type": ("sll.pkttype", number), "packet_type_name": NAME,
        "address_length": ("sll.halen", number),
        "address": LINK_ADDRESS,
    },
    "null": {"family": ("null.family", number)},
    "ppp": {
        "address": ("ppp.address", number), "control": ("ppp.control", number),
        "protocol": ("ppp.protocol", number),
    },
    "cisco_hdlc": {
        "address": ("chdlc.address", number), "control": ("chdlc.control", number),
        "ethertype": ("chdlc.protocol", number),
    },
    "slarp": {
        "code": ("slarp.ptype", number), "address": ("slarp.address", text),
        "mask": ("slarp.netmask", text), "own_sequence_number": ("slarp.mysequence", number),
        "seen_sequence_number": ("slarp.yoursequence", number),
        "reliability": ("slarp.reliability", number), "uptime_ms": ABSENT,
    },
    "pppoe": {
        "version": ("pppoe.version", number), "type": ("pppoe.type", number),
        "code": ("pppoe.code", number), "session_identifier": ("pppoe.session_id", number),
        "payload_length": ("pppoe.payload_length", number),
        "tags": {
            "type": ("pppoed.tag", number),
            "text": By("type", {
                0x0101: ("pppoed.tags.service_name", words),
                0x0102: ("pppoed.tags.ac_name", words),
                0x0201: ("pppoed.tags.service_name_error", words),
                0x0202: ("pppoed.tags.ac_system_error", words),
                0x0203: ("pppoed.tags.generic_error", words),
            }, APART),
            "data": By("type", {
                0x0103: ("pppoed.tags.host_uniq", octets),
                0x0104: ("pppoed.tags.ac_cookie", octets),
                0x0110: ("pppoed.tags.relay_session_id", octets),
                0x0111: ("pppoed.tags.hurl", octets), 0x0112: ("pppoed.tags.motm", octets),
                0x0120: ("pppoed.tags.max_payload", octets),
                0x0121: ("pppoed.tags.ip_route_add", octets),
            }, APART),
        },
    },
    "mpls": {
        "label": ("mpls.label", number), "traffic_class": ("mpls.exp", number),
        "bottom_of_stack": ("mpls.bottom", truth), "time_to_live": ("mpls.ttl", number),
    },
    "spanning_tree": {
        "protocol_identifier": ("stp.protocol", number), "version": ("stp.version", number),
        "type": ("stp.type", number), "flags": SPANNING_TREE_FLAGS,
        "root_identifier": bridge("stp.root"), "root_path_cost": ("stp.root.cost", number),
        "regional_root_identifier": bridge("stp.bridge"),
        # The bridge of a region stands behind the root of the region, which has its place.
        "bridge_identifier": By(
            lambda header: "region" in header, {True: bridge("mstp.cist_bridge")},
            bridge("stp.bridge"),
        ),
        "port_identifier": ("stp.port", number), "message_age_s": ("stp.msg_age", decimal),
        "maximum_age_s": ("stp.max_age", decimal), "hello_time_s": ("stp.hello", decimal),
        "forward_delay_s": ("stp.forward", decimal),
        "region": {
            "name": ("mstp.config_name", words),
            "revision": ("mstp.config_revision_level", number),
            "digest": ("mstp.config_digest", octets),
        },
        "internal_root_path_cost": ("mstp.cist_internal_root_path_cost", number),
        "remaining_hops": ("mstp.cist_remaining_hops", number),
        "instances": {
            "flags": SPANNING_TREE_FLAGS,
            "regional_root_identifier": {
                "priority": ("mstp.msti.priority", times(4096)),
                "system_identifier_extension": ("mstp.msti.msti_id", number),
                "address": ("mstp.msti.root.hw", text),
            },
            "internal_root_path_cost": ("mstp.msti.root_cost", number),
            "bridge_priority": ("mstp.msti.bridge_priority", times(16)),
            "port_priority": ("mstp.msti.port_priority", times(16)),
            "remaining_hops": ("mstp.msti.remaining_hops", number),
        },
    },
    "arp": {
        "hardware_type": ("arp.hw.type", number), "protocol_type": ("arp.proto.type", number),
        "operation": ("arp.opcode", number), "operation_name": NAME, "kind": NAME,
        "sender_hardware_address": ("arp.src.hw_mac|arp.src.hw", octets),
        "sender_protocol_address": ("arp.src.proto_ipv4|arp.src.proto", octets),
        "target_hardware_address": ("arp.dst.hw_mac|arp.dst.hw", octets),
        "target_protocol_address": ("arp.dst.proto_ipv4|arp.dst.proto", octets),
    },
}

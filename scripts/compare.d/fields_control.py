"""The fields of the control messages: ICMP, neighbor discovery, multicast groups."""

from readings import (
    ABSENT, APART, NAME, By, address, digits, named, number, octets, preference, text,
    times, truth, verdict, words,
)


def echo(version, field, reading):
    return (f"{version}.ext.echo.{field}", reading)


def extended_echo(version):
    """RFC 8335 section 3."""
    return {
        "local": echo(version, "req.local", truth), "state": echo(version, "rsp.state", number),
        "active": echo(version, "rsp.active", truth), "ipv4": echo(version, "rsp.ipv4", truth),
        "ipv6": echo(version, "rsp.ipv6", truth),
    }


IDENTIFIER = ("icmpv6.echo.identifier", number)
MOBILITY = ("icmpv6.mip6.identifier", number)
SECURE_DISCOVERY = ("icmpv6.send.identifier", number)
# RFC 4884 section 7.
EXTENSIONS = {
    "version": ("icmp.ext.version", number), "checksum": ("icmp.ext.checksum", number),
    "checksum_valid": ("icmp.ext.checksum.status", verdict), "checksum_state": NAME,
    "objects": {
        "class": ("icmp.ext.class", number), "class_type": ("icmp.ext.ctype", number),
        "length": ("icmp.ext.length", number),
        "label_stack": {
            "label": ("icmp.mpls.label", number), "traffic_class": ("icmp.mpls.exp", number),
            "bottom_of_stack": ("icmp.mpls.s", truth), "time_to_live": ("icmp.mpls.ttl", number),
        },
        "interface": {
            "role": NAME, "index": ("icmp.int_info.index", number),
            "address": ("icmp.int_info.ipv4|icmp.int_info.ipv6", address),
            "name": ("icmp.int_info.name", words), "mtu": ("icmp.int_info.mtu", number),
        },
        "data": By("class", {3: APART}, ("icmp.ext.data", octets)),
    },
}
# RFC 4861 section 4.6.
NEIGHBOR_OPTIONS = {
    "type": ("icmpv6.opt.type", number), "length": ("icmpv6.opt.length", times(8)),
    "link_layer_address": ("icmpv6.opt.linkaddr", text),
    "prefix_length": ("icmpv6.opt.prefix.length", number),
    "on_link": ("icmpv6.opt.prefix.flag.l", truth),
    "autonomous": ("icmpv6.opt.prefix.flag.a", truth),
    "router_address": ("icmpv6.opt.prefix.flag.r", truth),
    "valid_lifetime": ("icmpv6.opt.prefix.valid_lifetime", number),
    "preferred_lifetime": ("icmpv6.opt.prefix.preferred_lifetime", number),
    "prefix": ("icmpv6.opt.prefix", address), "mtu": ("icmpv6.opt.mtu", number),
    "advertisement_interval": ("icmpv6.opt.advertisement_interval", number),
    "home_agent_preference": ("icmpv6.opt.home_agent_preference", number),
    "home_agent_lifetime": ("icmpv6.opt.home_agent_lifetime", number),
    "preference": ("icmpv6.opt.route_info.flag.route_preference", preference),
    "route_lifetime": ("icmpv6.opt.route_lifetime", number),
    "lifetime": ("icmpv6.opt.rdnss.lifetime", number), "servers": ("icmpv6.opt.rdnss", address),
    "data": By("type", {14: ("icmpv6.opt.nonce", octets)}, APART),
}

LAYERS = {
    "igmp": {
        # Multicast routing runs in IGMP; tshark hands it to readers of its own.
        "type": ("igmp.type|dvmrp.type|pim.igmp_type", named),
        "code": By("type", {
            0x13: ("dvmrp.v1.code|dvmrp.v3.code", number), 0x14: ("pim.code", number),
        }, ABSENT),
        "checksum": ("igmp.checksum|dvmrp.checksum|pim.cksum", number),
        "checksum_valid":
            ("igmp.checksum.status|dvmrp.checksum.status|pim.cksum.status", verdict),
        "checksum_state": NAME,
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
    "icmpv4": {
        "type": ("icmp.type", number), "code": ("icmp.code", number),
        "checksum": ("icmp.checksum", number), "checksum_valid": ("icmp.checksum.status", verdict),
        "checksum_state": NAME,
        "identifier": ("icmp.ident", number),
        "sequence_number": By("type", {
            42: echo("icmp", "seq", number), 43: echo("icmp", "seq", number),
        }, ("icmp.seq", number)),
        "next_hop_mtu": ("icmp.mtu", number), "gateway": ("icmp.redir_gw", address),
        "pointer": ("icmp.pointer", number), "address_mask": ("icmp.address_mask", address),
        "originate_timestamp": ("icmp.originate_timestamp", number),
        "receive_timestamp": ("icmp.receive_timestamp", number),
        "transmit_timestamp": ("icmp.transmit_timestamp", number),
        "lifetime": ("icmp.lifetime", number), **extended_echo("icmp"),
        "routers": {
            "address": ("icmp.router_address", address), "preference": ("icmp.pref_level", number),
        },
        "extensions": EXTENSIONS,
    },
    "icmpv6": {
        "type": ("icmpv6.type", number), "code": ("icmpv6.code", number),
        "checksum": ("icmpv6.checksum", number),
        "checksum_valid": ("icmpv6.checksum.status", verdict), "checksum_state": NAME,
        "mtu": ("icmpv6.mtu", number),
        "pointer": ("icmpv6.pointer", number), "kind": NAME,
        "identifier": By("type", {
            128: IDENTIFIER, 129: IDENTIFIER, 144: MOBILITY, 145: MOBILITY, 146: MOBILITY,
            147: MOBILITY, 148: SECURE_DISCOVERY, 149: SECURE_DISCOVERY,
        }, ABSENT),
        "sequence_number": By("type", {
            128: ("icmpv6.echo.sequence_number", number),
            129: ("icmpv6.echo.sequence_number", number),
            138: ("icmpv6.rr.sequence_number", number),
            155: ("icmpv6.rpl.dao.sequence|icmpv6.rpl.daoack.sequence", number),
            160: echo("icmpv6", "seq", number), 161: echo("icmpv6", "seq", number),
        }, ABSENT),
        "target_address": By("type", {
            135: ("icmpv6.nd.ns.target_address", address),
            136: ("icmpv6.nd.na.target_address", address),
        }, ("icmpv6.nd.rd.target_address", address)),
        "current_hop_limit": ("icmpv6.nd.ra.cur_hop_limit", number),
        "managed_address_configuration": By("type", {
            147: ("icmpv6.mip6.flag.m", truth),
        }, ("icmpv6.nd.ra.flag.m", truth)),
        "other_configuration": By("type", {
            147: ("icmpv6.mip6.flag.o", truth),
        }, ("icmpv6.nd.ra.flag.o", truth)),
        "home_agent": ("icmpv6.nd.ra.flag.h", truth),
        "preference": ("icmpv6.nd.ra.flag.prf", preference),
        "router_lifetime": ("icmpv6.nd.ra.router_lifetime", number),
        "reachable_time": ("icmpv6.nd.ra.reachable_time", number),
        "retransmission_timer": ("icmpv6.nd.ra.retrans_timer", number),
        "router": ("icmpv6.nd.na.flag.r", truth), "solicited": ("icmpv6.nd.na.flag.s", truth),
        "override": ("icmpv6.nd.na.flag.o", truth),
        "destination_address": ("icmpv6.rd.na.destination_address", address),
        "options": NEIGHBOR_OPTIONS,
        "maximum_response_code": (
            "icmpv6.mld.maximum_response_code|icmpv6.mld.maximum_response_delay", number,
        ),
        "multicast_address": ("icmpv6.mld.multicast_address", address),
        "suppress_router_processing": ("icmpv6.mld.flag.s", truth),
        "robustness": ("icmpv6.mld.flag.qrv", number),
        "query_interval_code": ("icmpv6.mld.qqi", number),
        "sources": ("icmpv6.mld.source_address", address),
        "records": {
            "type": ("icmpv6.mldr.mar.record_type", number),
            "auxiliary_data_length": ("icmpv6.mldr.mar.aux_data_len", times(4)),
            "multicast_address": ("icmpv6.mldr.mar.multicast_address", address),
            "sources": ("icmpv6.mldr.mar.source_address", address),
        },
        "segment_number": ("icmpv6.rr.segment_number", number),
        "maximum_delay": ("icmpv6.rr.maxdelay", number),
        "flags": By("type", {138: ("icmpv6.rr.flag", number)}, ("icmpv6.ni.flag", number)),
        "query_type": ("icmpv6.ni.qtype", number), "nonce": ("icmpv6.ni.nonce", digits(8)),
        "data": APART,
        "home_agent_addresses": ("icmpv6.mip6.home_agent_address", address),
        "component": ("icmpv6.send.component", number),
        "all_components": ("icmpv6.send.all_components", number),
        "instance_id": (
            "icmpv6.rpl.dio.instance|icmpv6.rpl.dao.instance|icmpv6.rpl.daoack.instance", number,
        ),
        "version_number": ("icmpv6.rpl.dio.version", number),
        "rank": ("icmpv6.rpl.dio.rank", number), "grounded": ("icmpv6.rpl.dio.flag.g", truth),
        "mode_of_operation": ("icmpv6.rpl.dio.flag.mop", number),
        "dodag_preference": ("icmpv6.rpl.dio.flag.preference", number),
        "trigger_sequence_number": ("icmpv6.rpl.dio.dtsn", number),
        "dodag_id": (
            "icmpv6.rpl.dio.dagid|icmpv6.rpl.dao.dodagid|icmpv6.rpl.daoack.dodagid", address,
        ),
        "acknowledgment_requested": ("icmpv6.rpl.dao.flag.k", truth),
        "status": ("icmpv6.rpl.daoack.status", number), **extended_echo("icmpv6"),
        "extensions": EXTENSIONS,
    },
}

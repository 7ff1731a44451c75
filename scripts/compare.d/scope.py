"""Where a packet ends, told from its row of `netsniff --json`: in a layer that netsniff promises to
print as tcpdump does, or in a protocol that is tcpdump's alone.

The numbers are those of the registries; which of them tcpdump 4.99 has a printer for was read off
its output. Debian's tcpdump is built without the printers of SMB and NetBIOS.
"""

# Protocols that tcpdump prints and netsniff leaves to it, by what announces them.
ETHER_TYPES = {
    0x0707: "GeoNetworking", 0x1111: "CALM FAST", 0x6003: "DECnet", 0x809B: "AppleTalk",
    0x80F3: "AARP", 0x8137: "IPX", 0x8808: "MPCP", 0x8809: "slow protocols",
    0x886F: "MS NLB heartbeat", 0x888E: "EAPOL", 0x8899: "Realtek", 0x88A2: "AoE",
    0x88CA: "TIPC", 0x88CC: "LLDP", 0x88E5: "MACsec", 0x88F7: "PTP", 0x8902: "CFM",
    0x8947: "GeoNetworking", 0x894F: "NSH", 0x9000: "loopback", 0xABCD: "CFM",
    0xD28B: "Arista", 0xFEFE: "OSI", 0x00FE: "OSI",
}
# Of those behind GRE, tcpdump has fewer.
GRE_PROTOCOLS = {0x8137: "IPX", 0x809B: "AppleTalk", 0x00FE: "IS-IS over GRE"}
PPP_PROTOCOLS = {0x0023: "OSI", 0x002B: "IPX", 0x8137: "IPX"}
IP_PROTOCOLS = {
    8: "EGP", 9: "IGRP", 33: "DCCP", 46: "RSVP", 55: "mobile IP", 77: "Sun ND", 88: "EIGRP",
    89: "OSPF", 103: "PIM", 108: "IPComp", 112: "VRRP", 113: "PGM",
}
NEXT_HEADERS = {62: "IPv6 mobility", 135: "IPv6 mobility", 143: "Ethernet in IPv6"}
# By either port.
UDP_PORTS = {
    69: "TFTP", 88: "Kerberos", 161: "SNMP", 162: "SNMP", 319: "PTP", 320: "PTP", 496: "Auto-RP",
    500: "ISAKMP", 514: "syslog", 520: "RIP", 521: "RIPng", 525: "timed", 546: "DHCPv6",
    547: "DHCPv6", 646: "LDP", 654: "AODV", 698: "OLSR", 701: "LMP", 750: "Kerberos",
    921: "lwres", 1589: "VQP", 1645: "RADIUS", 1646: "RADIUS", 1700: "RADIUS", 1701: "L2TP",
    1812: "RADIUS", 1813: "RADIUS", 2049: "NFS", 2103: "Zephyr", 2104: "Zephyr",
    3503: "LSP ping", 3799: "RADIUS", 4342: "LISP", 4500: "ISAKMP", 4790: "VXLAN GPE",
    5060: "SIP", 5359: "AHCP", 6343: "sFlow", 6635: "MPLS in UDP", 6696: "Babel",
    6697: "Babel", 7500: "ISAKMP", 8231: "HNCP", 8472: "OTV", 8500: "ISAKMP",
    12222: "LWAPP", 12223: "LWAPP", 17754: "ZEP", 30490: "SOME/IP",
} | {port: "AFS" for port in range(7000, 7010)}
# By one of the ports alone.
UDP_SOURCE_PORTS = {49152: "Broadcom LI"}
UDP_DESTINATION_PORTS = {
    1985: "HSRP", 3456: "VAT", 3784: "BFD", 3785: "BFD", 4567: "white board", 4784: "BFD",
    6784: "BFD",
}
TCP_PORTS = {
    21: "FTP", 22: "SSH", 23: "telnet", 25: "SMTP", 43: "whois", 179: "BGP", 323: "RPKI-Router",
    554: "RTSP", 639: "MSDP", 646: "LDP", 1723: "PPTP", 2049: "NFS", 6379: "RESP",
    6633: "OpenFlow", 6653: "OpenFlow", 8554: "RTSP", 10288: "BEEP",
}
# The service access points whose protocols tcpdump prints behind an LLC header.
ACCESS_POINTS = {0xFE: "OSI", 0xE0: "IPX"}
SNAP_ORGANIZATIONS = {
    0x00000C: "Cisco", 0x000142: "Cisco", 0x080007: "AppleTalk", 0x0080C2: "bridged frames",
    0x00120F: "IEEE 802.3", 0x0080A3: "Lantronix", 0x00900F: "Nortel", 0x000081: "Nortel",
}
# The link types that netsniff reads, with those of the loopback; none was read in an empty packet.
LINK_TYPES = {0, 1, 101, 108, 113, 228, 229, 276}


def innermost(row):
    """The object whose layers are the last of the packet."""
    while "inner" in row:
        row = row["inner"]
    return row


def foreign(row):
    """The name of the protocol that the packet of `row` ends in and that netsniff does not read;
    None when it reads all that tcpdump does.
    """
    if "link_type" in row:
        number = row["link_type"]
        if number in LINK_TYPES:
            return None
        return f"link type {number}"
    holder = innermost(row)
    layers = row.get("layers") or []
    if "stop" in row or not layers:
        return None
    last = layers[-1]
    if last == "udp":
        return datagram(holder)
    if last == "tcp":
        return segment(holder)
    if last == "ipv4":
        header = holder["ipv4"]
        return None if header["fragment_offset"] else ip_protocol(header["protocol"])
    if last == "ipv6":
        return next_header(holder["ipv6"]["next_header"])
    if last.startswith("ipv6_"):
        extension = holder["ipv6_extensions"][-1]
        return None if extension.get("fragment_offset") else next_header(extension["next_header"])
    if last == "authentication_header":
        return ip_protocol(holder[last]["next_header"])
    if last in ("gre", "geneve"):
        number = holder[last]["protocol_type"]
        return GRE_PROTOCOLS.get(number) if last == "gre" else ether_type(number)
    if last == "sctp":
        ports = {holder[last]["source_port"], holder[last]["destination_port"]}
        return "ForCES" if ports & {6704, 6705, 6706} else None
    if last in ("icmpv4", "icmpv6", "igmp", "esp", "vxlan"):
        return None
    if last == "ppp":
        return PPP_PROTOCOLS.get(holder["ppp"]["protocol"])
    if last == "llc":
        header = holder["llc"]
        point = header["destination_service_access_point"] & 0xFE
        other = header["source_service_access_point"] & 0xFE
        if header["destination_service_access_point"] == 0xFF == header["source_service_access_point"]:
            return "IPX"
        return ACCESS_POINTS.get(point) if point == other else None
    if last == "snap":
        header = holder["snap"]
        organization = header["organization"]
        if organization in (0, 0x0000F8):
            return ether_type(header["protocol_identifier"])
        return SNAP_ORGANIZATIONS.get(organization)
    return ether_type(following_type(holder, last))


def datagram(holder):
    """What a UDP datagram holds."""
    header = holder.get("udp", {})
    source, destination = header.get("source_port"), header.get("destination_port")
    either = UDP_PORTS
    return (
        UDP_SOURCE_PORTS.get(source) or UDP_DESTINATION_PORTS.get(destination)
        or either.get(destination) or either.get(source)
    )


def segment(holder):
    """What a TCP segment holds."""
    header = holder.get("tcp", {})
    if header.get("payload_length", 0) == 0:
        return None
    either = TCP_PORTS
    return either.get(header.get("destination_port")) or either.get(header.get("source_port"))


def ip_protocol(number):
    return IP_PROTOCOLS.get(number)


def next_header(number):
    return NEXT_HEADERS.get(number) or ip_protocol(number)


def ether_type(number):
    return ETHER_TYPES.get(number)


def following_type(holder, last):
    """What the last link layer header says that it carries, or None."""
    if last == "vlan":
        return holder["vlan"][-1].get("ethertype")
    header = holder.get(last, {})
    if not isinstance(header, dict):
        return None
    return header.get("ethertype", header.get("protocol_type"))

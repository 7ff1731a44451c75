"""Where a packet ends, told from its row of `netsniff --json`: in a layer that netsniff promises to
print as tcpdump does, or in a protocol that is tcpdump's alone.

The numbers are those of the registries; which of them tcpdump 4.99 has a printer for was read off
its manual and its output.
"""

# Protocols that tcpdump prints and netsniff leaves to it, by what announces them.
ETHER_TYPES = {
    0x0600: "XNS", 0x0BAD: "VINES", 0x6000: "MOP", 0x6001: "MOP", 0x6002: "MOP", 0x6003: "DECnet",
    0x6004: "LAT", 0x6558: "bridged Ethernet", 0x809B: "AppleTalk", 0x80F3: "AARP", 0x8137: "IPX",
    0x22F3: "TRILL", 0x2000: "CDP", 0x2003: "CFM", 0x2004: "DTP", 0x876B: "compressed TCP",
    0x8808: "flow control", 0x8809: "slow protocols", 0x888E: "EAPOL", 0x88A2: "ATA over Ethernet",
    0x88B7: "OUI extended", 0x88C7: "RRCP", 0x88CC: "LLDP", 0x88E7: "802.1ah", 0x88F5: "MVRP",
    0x88F7: "PTP", 0x8902: "CFM", 0x8906: "FCoE", 0x894F: "NSH", 0x8928: "CALM", 0x892F: "HSR",
    0x8947: "GeoNetworking", 0x9000: "loopback", 0x99FE: "MACsec", 0x88E5: "MACsec",
    0x8899: "RRCP", 0x4305: "BATMAN", 0x88CA: "TIPC", 0x9998: "Arista", 0xD28B: "Arista",
    0x00FE: "IS-IS over GRE", 0x88BE: "ERSPAN", 0x22EB: "ERSPAN", 0x2001: "NHRP",
}
# Of those behind GRE, tcpdump has fewer.
GRE_PROTOCOLS = {0x8137: "IPX", 0x809B: "AppleTalk", 0x00FE: "IS-IS over GRE"}
IP_PROTOCOLS = {
    8: "EGP", 9: "IGRP", 33: "DCCP", 46: "RSVP", 54: "NHRP", 55: "mobile IP", 77: "SUN ND",
    80: "CLNP", 88: "EIGRP", 89: "OSPF", 97: "EtherIP", 103: "PIM", 108: "IPComp", 112: "VRRP",
    113: "PGM", 133: "FC", 135: "mobility", 139: "HIP", 140: "SHIM6",
}
UDP_PORTS = {
    69: "TFTP", 88: "Kerberos", 111: "RPC", 137: "NetBIOS", 138: "NetBIOS", 161: "SNMP",
    162: "SNMP", 319: "PTP", 320: "PTP", 389: "CLDAP", 427: "SLP", 496: "Auto-RP", 500: "ISAKMP",
    512: "biff", 513: "who", 514: "syslog", 517: "talk", 520: "RIP", 521: "RIPng", 525: "timed",
    546: "DHCPv6", 547: "DHCPv6", 554: "RTSP", 623: "RMCP", 646: "LDP", 654: "AODV", 698: "OLSR",
    750: "Kerberos", 1645: "RADIUS", 1646: "RADIUS", 1700: "RADIUS", 1701: "L2TP", 1812: "RADIUS",
    1813: "RADIUS", 1985: "HSRP", 2029: "HSRP", 2049: "NFS", 2055: "NetFlow", 2123: "GTP",
    2152: "GTP", 3456: "VAT", 3503: "LSP ping", 3544: "Teredo", 3784: "BFD", 3785: "BFD",
    3799: "RADIUS", 4341: "LISP", 4342: "LISP", 4500: "ISAKMP", 4567: "white board",
    4784: "BFD", 4790: "VXLAN GPE", 5060: "SIP", 5061: "SIP", 5080: "SIP", 5246: "LWAPP",
    5349: "STUN", 5678: "MNDP", 6343: "sFlow", 6635: "MPLS in UDP", 6653: "OpenFlow",
    6696: "Babel", 6697: "Babel", 6784: "BFD", 7784: "BFD", 7999: "Spray", 8472: "OTV",
    8503: "LSP ping", 9875: "SAP", 9997: "ZEP", 10001: "Ubiquiti", 12222: "LWAPP", 12223: "LWAPP",
    17754: "ZEP", 20000: "DNP3", 30003: "SOME/IP", 30490: "SOME/IP", 30491: "SOME/IP",
    44818: "EtherNet/IP", 49152: "AHCP", 5359: "AHCP", 1967: "RPL", 464: "Kerberos",
    3072: "DIS", 5050: "MIP", 9877: "BFD",
} | {port: "AFS" for port in range(7000, 7021)}
TCP_PORTS = {
    20: "FTP", 21: "FTP", 22: "SSH", 23: "telnet", 25: "SMTP", 43: "whois", 49: "TACACS",
    110: "POP", 111: "RPC", 135: "RPC", 137: "NetBIOS", 139: "NetBIOS", 143: "IMAP", 179: "BGP", 323: "RPKI-Router",
    389: "LDAP", 445: "SMB", 502: "Modbus", 554: "RTSP", 587: "SMTP", 639: "MSDP", 646: "LDP",
    1723: "PPTP", 2049: "NFS", 3205: "iSNS", 5000: "RTSP", 6379: "RESP", 6633: "OpenFlow",
    6653: "OpenFlow", 6704: "ForCES", 6705: "ForCES", 6706: "ForCES", 6783: "weave",
    8554: "RTSP", 8728: "RouterOS", 10288: "BEEP", 10104: "BXXP", 11211: "memcache",
    5060: "SIP", 5061: "SIP", 54321: "X", 10000: "X", 31415: "X",
}
# Applications that both print, each in its words.
UDP_APPLICATIONS = {53: "DNS", 5353: "mDNS", 5355: "LLMNR", 67: "DHCP", 68: "DHCP", 123: "NTP"}
TCP_APPLICATIONS = {53: "DNS", 80: "HTTP", 3128: "HTTP", 8080: "HTTP", 443: "TLS", 8443: "TLS"}
LINK_TYPES = {
    0, 1, 9, 50, 51, 101, 104, 108, 113, 228, 229, 276, 12, 14,
}


def innermost(row):
    """The object whose layers are the last of the packet."""
    while "inner" in row:
        row = row["inner"]
    return row


def foreign(row):
    """The name of the protocol, none of netsniff's, that the packet of `row` ends in, or None."""
    if "link_type" in row:
        return None if row["link_type"] in LINK_TYPES else f"link type {row['link_type']}"
    holder = innermost(row)
    if "stop" in row or "stop" in holder:
        return None
    layers = row.get("layers") or []
    if not layers:
        return None
    last = layers[-1]
    if last in ("udp", "tcp"):
        header = holder.get(last, {})
        tables = (UDP_PORTS, UDP_APPLICATIONS) if last == "udp" else (TCP_PORTS, TCP_APPLICATIONS)
        if last == "tcp" and header.get("payload_length", 0) == 0:
            return None
        if last == "udp" and header.get("length", 8) == 8:
            return None
        for port in (header.get("source_port"), header.get("destination_port")):
            for table in tables:
                if port in table:
                    return table[port]
        return None
    if last == "ipv4":
        header = holder["ipv4"]
        return None if header["fragment_offset"] else IP_PROTOCOLS.get(header["protocol"])
    if last == "ipv6":
        return IP_PROTOCOLS.get(holder["ipv6"]["next_header"])
    if last.startswith("ipv6_"):
        extension = holder["ipv6_extensions"][-1]
        if extension.get("fragment_offset"):
            return None
        return IP_PROTOCOLS.get(extension["next_header"])
    if last in ("icmpv4", "icmpv6", "esp", "vxlan"):
        return None
    if last == "authentication_header":
        return IP_PROTOCOLS.get(holder[last]["next_header"])
    if last == "gre" or last == "geneve":
        table = GRE_PROTOCOLS if last == "gre" else ETHER_TYPES
        return table.get(holder[last]["protocol_type"])
    if last == "sctp":
        ports = holder[last]["source_port"], holder[last]["destination_port"]
        return "ForCES" if set(ports) & {6704, 6705, 6706} else None
    if last == "snap":
        header = holder["snap"]
        if header["organization"] == 0:
            return ETHER_TYPES.get(header["protocol_identifier"])
        return f"SNAP of {header['organization']:06x}"
    if last == "llc":
        header = holder["llc"]
        saps = {header["destination_service_access_point"], header["source_service_access_point"]}
        for sap, name in ((0xFE, "OSI"), (0xE0, "IPX"), (0xF0, "NetBIOS"), (0x42, None)):
            if sap in saps:
                return name
        return None
    type_ = ether_type(holder, last)
    return ETHER_TYPES.get(type_)


def ether_type(holder, last):
    """What the last link layer header says that it carries, or None."""
    if last == "vlan":
        return holder["vlan"][-1].get("ethertype")
    header = holder.get(last, {})
    if isinstance(header, dict):
        return header.get("ethertype", header.get("protocol_type"))
    return None

"""Reads the packets of capture files, pcap and pcapng, without any code of netsniff's."""

import struct

PCAP_MAGICS = {0xA1B2C3D4: 16, 0xA1B23C4D: 16, 0xA1B2CD34: 24}


def packets(path):
    """The packets of a file as (link type, octets, length on the wire), up to what is cut off."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] == b"\x0a\x0d\x0d\x0a":
        return list(pcapng(data))
    return list(pcap(data))


def pcap(data):
    """The packets of a pcap file."""
    for order in "<>":
        if len(data) < 24:
            return
        header = PCAP_MAGICS.get(struct.unpack_from(order + "I", data)[0])
        if header:
            break
    else:
        return
    link_type = struct.unpack_from(order + "I", data, 20)[0] & 0x03FFFFFF
    offset = 24
    while offset + header <= len(data):
        captured, wire = struct.unpack_from(order + "II", data, offset + 8)
        start = offset + header
        offset = start + captured
        if offset > len(data):
            return
        yield link_type, data[start:offset], wire


def pcapng(data):
    """The packets of a pcapng file."""
    offset, order, interfaces = 0, "<", []
    while offset + 12 <= len(data):
        if data[offset:offset + 4] == b"\x0a\x0d\x0d\x0a":
            order = "<" if data[offset + 8:offset + 12] == b"\x4d\x3c\x2b\x1a" else ">"
            interfaces = []
        kind, length = struct.unpack_from(order + "II", data, offset)
        if length < 12 or offset + length > len(data):
            return
        body = data[offset + 8:offset + length - 4]
        if kind == 1 and len(body) >= 8:
            interfaces.append(struct.unpack_from(order + "HHI", body))
        elif kind in (2, 6) and len(body) >= 20:
            index = struct.unpack_from(order + ("I" if kind == 6 else "H"), body)[0]
            captured, wire = struct.unpack_from(order + "II", body, 12)
            if index < len(interfaces) and 20 + captured <= len(body):
                yield interfaces[index][0], body[20:20 + captured], wire
        elif kind == 3 and len(body) >= 4 and interfaces:
            wire = struct.unpack_from(order + "I", body)[0]
            limit = interfaces[0][2] or wire
            yield interfaces[0][0], body[4:4 + min(wire, limit)], wire
        offset += length


class Capture:
    """A pcap file in the making, of one link type."""

    HEADER = struct.Struct("<IHHiIII")
    RECORD = struct.Struct("<IIII")

    def __init__(self, link_type):
        self.link_type = link_type
        self.packets = []
        self.byte_count = 0

    def add(self, octets, wire):
        """Adds a packet."""
        self.packets.append((octets, wire))
        self.byte_count += len(octets) + 16

    def write(self, path, chosen=None):
        """Writes all packets, or those chosen."""
        chosen = self.packets if chosen is None else chosen
        with open(path, "wb") as file:
            file.write(self.HEADER.pack(0xA1B2C3D4, 2, 4, 0, 0, 262144, self.link_type))
            for number, (octets, wire) in enumerate(chosen):
                stamp = 1_700_000_000 + number // 1000, number % 1000 * 997
                file.write(self.RECORD.pack(*stamp, len(octets), wire & 0xFFFFFFFF) + octets)

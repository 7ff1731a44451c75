"""Writes a capture file of mixed traffic that depends on nothing but its arguments.

usage: capture.py PACKETS FILE [SEED [LARGEST]]

Ethernet with 400 TCP and UDP flows of both IP versions, ICMP echo, ARP and a few VLAN tags; classic
pcap with microseconds. Checksums are right, so that tools that verify them have nothing to report,
and no port belongs to a protocol that one tool would dissect further than another. No payload is
longer than LARGEST octets.
"""

import random
import struct
import sys

MACS = (b"\x02\x00\x00\x00\x00\x01", b"\x02\x00\x00\x00\x00\x02")


def checksum(octets):
    if len(octets) % 2:
        octets += b"\0"
    total = sum(struct.unpack(f"!{len(octets) // 2}H", octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def ipv4(source, destination, protocol, payload, identification):
    header = struct.pack(
        "!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), identification, 0x4000, 64, protocol, 0,
        source, destination)
    return header[:10] + struct.pack("!H", checksum(header)) + header[12:] + payload


def ipv6(source, destination, protocol, payload):
    return struct.pack("!IHBB16s16s", 6 << 28, len(payload), protocol, 64, source, destination) + payload


def with_checksum(source, destination, protocol, segment, offset):
    pseudo = source + destination + struct.pack("!II", len(segment), protocol)
    value = checksum(pseudo + segment)
    if value == 0 and protocol == 17:
        value = 0xFFFF  # RFC 768: 0 says that there is no checksum
    return segment[:offset] + struct.pack("!H", value) + segment[offset + 2:]


def tcp(ports, sequence, acknowledgment, flags, payload):
    options = b"\x01\x01\x08\x0a" + struct.pack("!II", sequence & 0xFFFFFF, acknowledgment & 0xFFFFFF)
    return struct.pack("!HHIIBBHHH", *ports, sequence, acknowledgment, 8 << 4, flags, 501, 0, 0) + options + payload


def udp(ports, payload):
    return struct.pack("!HHHH", *ports, 8 + len(payload), 0) + payload


def icmp_echo(kind, sequence, payload):
    message = struct.pack("!BBHHH", kind, 0, 0, 4711, sequence & 0xFFFF) + payload
    return message[:2] + struct.pack("!H", checksum(message)) + message[4:]


def arp(generator):
    return struct.pack(
        "!HHBBH6s4s6s4s", 1, 0x0800, 6, 4, 1, MACS[0], b"\x0a\0\0\x01", b"\0" * 6,
        bytes((10, 0, 0, generator.randrange(2, 255))))


class Flow:
    """One conversation; all packets go from the client to the server."""

    def __init__(self, generator, number):
        self.protocol = 6 if number % 3 else 17
        host = number % 200 + 2
        if number % 5:
            self.source, self.destination = bytes((10, 0, 0, 1)), bytes((10, 1, number % 7, host))
        else:
            self.source, self.destination = (
                bytes.fromhex("fd00") + bytes(13) + bytes((last,)) for last in (1, host))
        self.ports = (generator.randrange(32768, 60999), generator.choice((443, 5001, 9000, 27017)))
        self.sequence, self.acknowledgment = generator.getrandbits(31), generator.getrandbits(32)

    def packet(self, payload, identification):
        """The EtherType and what follows it."""
        if self.protocol == 17:
            body = with_checksum(self.source, self.destination, 17, udp(self.ports, payload), 6)
        else:
            flags = 0x18 if payload else 0x10
            segment = tcp(self.ports, self.sequence, self.acknowledgment, flags, payload)
            body = with_checksum(self.source, self.destination, 6, segment, 16)
            self.sequence = (self.sequence + len(payload)) & 0xFFFFFFFF
        if len(self.source) == 4:
            return 0x0800, ipv4(self.source, self.destination, self.protocol, body, identification)
        return 0x86DD, ipv6(self.source, self.destination, self.protocol, body)


def packet(generator, flows, number, largest):
    """The EtherType and what follows it."""
    kind = generator.random()
    if kind < 0.02:
        return 0x0806, arp(generator)
    payload = generator.randbytes(min(generator.choice((0, 0, 16, 64, 200, 900)), largest))
    if kind < 0.10:
        message = icmp_echo(8, number, payload)
        return 0x0800, ipv4(b"\x0a\0\0\x01", b"\x0a\x01\0\x02", 1, message, number & 0xFFFF)
    return generator.choice(flows).packet(payload, number & 0xFFFF)


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    generator = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    largest = int(sys.argv[4]) if len(sys.argv) > 4 else 900
    flows = [Flow(generator, number) for number in range(400)]
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
        microseconds = 1_700_000_000_000_000
        for number in range(count):
            microseconds += generator.randrange(1, 2000)
            ethertype, body = packet(generator, flows, number, largest)
            header = MACS[number & 1] + MACS[~number & 1]
            if generator.random() < 0.03:
                header += struct.pack("!HH", 0x8100, generator.randrange(1, 4095))
            frame = header + struct.pack("!H", ethertype) + body
            file.write(struct.pack("<IIII", *divmod(microseconds, 1_000_000), len(frame), len(frame)))
            file.write(frame)


main()

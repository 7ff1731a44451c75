"""Answers ICMP echo requests on an interface as its argument says, for tests of netping.

usage: echo_responder.py INTERFACE honest|silent|CASE

The kernel's own replies must be switched off. Each case is a way in which a stranger, or a broken
host, may answer. "ready" is written when requests are listened for.
"""

import socket
import struct
import sys


def checksum(octets):
    if len(octets) % 2:
        octets += b"\0"
    total = sum(struct.unpack(f">{len(octets) // 2}H", octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def ip_packet(source, destination, payload):
    header = struct.pack(
        ">BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), 7, 0, 64, 1, 0, source, destination
    )
    return header[:10] + struct.pack(">H", checksum(header)) + header[12:] + payload


def icmp(type_, code, rest, data):
    message = struct.pack(">BBH", type_, code, 0) + rest + data
    return message[:2] + struct.pack(">H", checksum(message)) + message[4:]


def answers(case, packet):
    """The packets with which `case` answers the IPv4 packet that holds an echo request."""
    header, message = packet[:20], packet[20:]
    asker, asked = packet[12:16], packet[16:20]
    identifier, sequence = struct.unpack(">HH", message[4:8])
    data = message[8:]
    stranger = asked[:3] + bytes([77])

    def reply(identifier=identifier, sequence=sequence, data=data, source=asked):
        rest = struct.pack(">HH", identifier & 0xFFFF, sequence & 0xFFFF)
        return ip_packet(source, asker, icmp(0, 0, rest, data))

    def error(type_, code, quoted=header + message, rest=b"\0\0\0\0"):
        return ip_packet(asked, asker, icmp(type_, code, rest, quoted))

    honest = reply()
    broken = honest[:22] + bytes([honest[22] ^ 0x55]) + honest[23:]
    return {
        "honest": [honest],
        "silent": [],
        # None of these answers a probe of the run.
        "other-identifier": [reply(identifier=identifier ^ 0xFF)],
        "earlier-sequence": [reply(sequence=sequence - 1)],
        "later-sequence": [reply(sequence=sequence + 1000)],
        "forged-cookie": [reply(data=bytes([data[0] ^ 1]) + data[1:])],
        "zeroed-data": [reply(data=bytes(len(data)))],
        "bad-checksum": [broken],
        "stranger": [reply(source=stranger)],
        "corrupted": [reply(data=data[:20] + bytes([data[20] ^ 0xFF]) + data[21:])],
        "four-octets": [ip_packet(asked, asker, icmp(0, 0, b"", b""))],
        "error-about-another": [
            error(3, 1, header[:16] + bytes([1, 2, 3, 4]) + message)
        ],
        "error-bare-header": [error(3, 1, header)],
        "error-lying-length": [error(3, 1, bytes([0x4F]) + header[1:] + message[:8])],
        # These are answers.
        "triplicate": [honest, honest, honest],
        "truncated": [reply(data=data[:-8])],
        "header-only": [reply(data=b"")],
        "oversize": [reply(data=data + b"ABCDEFGH")],
        "time-exceeded": [error(11, 0)],
        "fragmentation-needed": [error(3, 4, rest=struct.pack(">HH", 0, 1400))],
        "unknown-code": [error(3, 255)],
        "parameter-problem": [error(12, 0, rest=b"\x14\0\0\0")],
        "redirect": [error(5, 1, rest=asked), honest],
        "source-quench": [error(4, 0), honest],
    }[case]


def main():
    interface, case = sys.argv[1:]
    packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
    packets.bind((interface, 0))
    print("ready", flush=True)
    while True:
        frame = packets.recv(65535)
        ethernet, packet = frame[:14], frame[14:]
        length = struct.unpack(">H", packet[2:4])[0]
        packet = packet[:length]
        if len(packet) < 28 or packet[0] != 0x45 or packet[9] != 1 or packet[20] != 8:
            continue
        for answer in answers(case, packet):
            packets.send(ethernet[6:12] + ethernet[:6] + b"\x08\x00" + answer)


main()

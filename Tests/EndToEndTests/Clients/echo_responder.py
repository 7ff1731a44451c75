"""Answers ICMP echo requests on an interface as its argument says, for tests of netping.

usage: echo_responder.py INTERFACE CASE
       echo_responder.py INTERFACE NUMBER=CASE,…

The kernel's own replies must be switched off. Each case is a way in which a stranger, or a broken
host, may answer, over IPv4 and IPv6 alike unless it is about options or types that only IPv4 has.
With numbers each host, by the last octet of its address, has a case of its own, and all others are
silent.
"ready" is written when requests are listened for.
"""

import socket
import struct
import sys
import time


def checksum(octets):
    if len(octets) % 2:
        octets += b"\0"
    total = sum(struct.unpack(f">{len(octets) // 2}H", octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class IPv4:
    ether_type = 0x0800
    request, reply = 8, 0
    unreachable = (3, 1)
    unknown_code = (3, 255)
    exceeded = (11, 0)
    too_big = (3, 4)
    prohibited = (3, 13)
    problem = (12, 0)
    problem_rest = b"\x14\0\0\0"
    destination = slice(16, 20)

    def parse(packet):
        """Asker, asked, header and message of the packet, or None when it holds no request."""
        if len(packet) < 28 or packet[0] != 0x45 or packet[9] != 1 or packet[20] != 8:
            return None
        length = struct.unpack(">H", packet[2:4])[0]
        return packet[12:16], packet[16:20], packet[:20], packet[20:length]

    def packet(source, destination, payload, options=b"", hops=64):
        words = 5 + len(options) // 4
        size = 4 * words + len(payload)
        header = struct.pack(
            ">BBHHHBBH4s4s", 0x40 | words, 0, size, 7, 0, hops, 1, 0, source, destination
        )
        header += options
        return header[:10] + struct.pack(">H", checksum(header)) + header[12:] + payload

    def finish(message, source, destination):
        return message[:2] + struct.pack(">H", checksum(message)) + message[4:]


class IPv6:
    ether_type = 0x86DD
    request, reply = 128, 129
    unreachable = (1, 3)
    unknown_code = (1, 255)
    exceeded = (3, 0)
    too_big = (2, 0)
    prohibited = (1, 1)
    problem = (4, 0)
    problem_rest = b"\0\0\0\x14"
    destination = slice(24, 40)

    def parse(packet):
        if len(packet) < 48 or packet[0] >> 4 != 6 or packet[6] != 58 or packet[40] != 128:
            return None
        length = struct.unpack(">H", packet[4:6])[0]
        return packet[8:24], packet[24:40], packet[:40], packet[40 : 40 + length]

    def packet(source, destination, payload, options=b"", hops=64):
        header = struct.pack(">IHBB", 6 << 28, len(payload), 58, hops)
        return header + source + destination + payload

    def finish(message, source, destination):
        pseudo = source + destination + struct.pack(">II", len(message), 58)
        return message[:2] + struct.pack(">H", checksum(pseudo + message)) + message[4:]


RECORD_ROUTE = bytes([7, 39, 40]) + bytes(range(36)) + b"\0"
TIMESTAMPS = bytes([0x44, 40, 41, 0x01]) + b"\x80\xff\xff\xff" * 9
ZERO_LENGTH = bytes([7, 0, 4, 0])


FLOOD = 20_000


class Responder:
    def __init__(self, cases):
        self.cases = dict(entry.split("=") for entry in cases.split(",")) if "=" in cases else {}
        self.case = cases
        self.delayed = []
        self.floods = 0
        # The newest request that a neighbour keeps waiting, and the right answer to it, if any.
        self.held = None

    def case_of(self, asked):
        return self.cases.get(str(asked[-1]), "silent") if self.cases else self.case

    def answers(self, ip, asker, asked, header, message):
        """The packets with which the case answers an echo request, and pauses in seconds."""
        case = self.case_of(asked)
        identifier, sequence = struct.unpack(">HH", message[4:8])
        data = message[8:]
        stranger = asked[:-1] + bytes([77])

        def icmp(type_, code, rest, data, source=asked):
            message = struct.pack(">BBH", type_, code, 0) + rest + data
            return ip.finish(message, source, asker)

        def reply(
            identifier=identifier,
            sequence=sequence,
            data=data,
            source=asked,
            code=0,
            damage=0,
            **packet,
        ):
            rest = struct.pack(">HH", identifier & 0xFFFF, sequence & 0xFFFF)
            message = icmp(ip.reply, code, rest, data, source)
            message = message[:2] + bytes([message[2] ^ damage]) + message[3:]
            return ip.packet(source, asker, message, **packet)

        def error(kind, quoted=header + message, rest=b"\0\0\0\0"):
            return ip.packet(asked, asker, icmp(*kind, rest, quoted))

        def stamped(seconds):
            return reply(data=struct.pack("<qq", seconds, seconds) + data[16:])

        def changed(header, place, octet):
            return header[:place] + bytes([octet]) + header[place + 1 :]

        honest = reply()
        elsewhere = bytearray(header)
        elsewhere[ip.destination] = stranger
        lying = changed(header, 0, 0x4F) if ip is IPv4 else changed(header, 6, 0)
        redirect = (5, 1)
        quench = (4, 0)

        def forgeries():
            """What tells lies about the neighbour whose request waits, and then the truth."""
            (its, its_header, its_message), answer = self.held
            its_identifier, its_sequence = struct.unpack(">HH", its_message[4:8])
            its_data = its_message[8:]
            mixed = its_message[:8] + data
            return [
                # With the neighbour's cookie, from here.
                reply(sequence=its_sequence, data=its_data),
                # Cookies and numbers exchanged, also with the neighbour's address.
                reply(data=its_data),
                reply(sequence=its_sequence),
                reply(sequence=its_sequence, source=its),
                # Too short to hold a cookie, and damaged.
                reply(sequence=its_sequence, data=b""),
                reply(sequence=its_sequence, damage=0x55),
                # An error that any router might send; one with a wrong cookie; one about the
                # neighbour's probe as if it had been sent here; and one that tells too little.
                error(ip.unreachable, its_header + its_message[:8]),
                error(ip.unreachable, its_header + mixed),
                error(ip.unreachable, header + its_message),
                error(ip.unreachable, its_header),
                honest,
                0.2,
            ] + answer

        def flood():
            """The answer, and behind the first two many more messages, none of which may count."""
            self.floods += 1
            if self.floods > 2:
                return [honest]
            begun = data[:16]
            again = reply(data=begun)
            forged = reply(data=bytes(16))
            ahead = reply(sequence=sequence + 1000, data=bytes(16))
            wrong = error(ip.unreachable, header + message[:8] + bytes(8))
            part = FLOOD // 5
            mixed = [forged, again, ahead, wrong, again] * (part - 100)
            return [honest] + [again] * 200 + mixed + [forged] * 100 + [ahead] * 100 + [wrong] * 100

        if case == "delayed":
            self.delayed.append(honest)
            return [self.delayed.pop(0)] if len(self.delayed) > 2 else []
        if case in ("held", "mute"):
            self.held = (asked, header, message), [honest] if case == "held" else []
            return []
        return {
            "honest": lambda: [honest],
            "slow": lambda: [honest],
            "silent": lambda: [],
            "four-octets": lambda: [ip.packet(asked, asker, icmp(ip.reply, 0, b"", b""))],
            "header-only": lambda: [reply(data=b"")],
            "bad-checksum": lambda: [reply(damage=0x55)],
            "other-identifier": lambda: [reply(identifier=identifier ^ 0xFF)],
            "earlier-sequence": lambda: [reply(sequence=sequence - 1)],
            "later-sequence": lambda: [reply(sequence=sequence + 1000)],
            "time-in-future": lambda: [stamped(0x7FFFFFFF)],
            "time-zero": lambda: [stamped(0)],
            "time-least": lambda: [stamped(-(2**63))],
            "time-rewound": lambda: [
                reply(data=struct.pack("<q", struct.unpack("<q", data[:8])[0] ^ 7) + data[8:])
            ],
            "triplicate": lambda: [honest, honest, honest],
            "stranger": lambda: [reply(source=stranger)],
            "corrupted": lambda: [reply(data=changed(data, 20, data[20] ^ 0xFF))],
            "truncated": lambda: [reply(data=data[:-8])],
            "oversize": lambda: [reply(data=data + b"ABCDEFGH")],
            "record-route": lambda: [reply(options=RECORD_ROUTE)],
            "zero-length-option": lambda: [reply(options=ZERO_LENGTH)],
            "odd-timestamps": lambda: [reply(options=TIMESTAMPS)],
            "error-bare-header": lambda: [error(ip.unreachable, header)],
            "error-lying-length": lambda: [error(ip.unreachable, lying + message[:8])],
            "host-unreachable": lambda: [error(ip.unreachable, header + message[:8])],
            "many-errors": lambda: [honest] + [error(ip.unreachable)] * 300,
            "unknown-code": lambda: [error(ip.unknown_code)],
            "time-exceeded": lambda: [error(ip.exceeded)],
            "redirect": lambda: [error(redirect, rest=asked), honest],
            "reply-then-error": lambda: [honest, error(ip.unreachable)],
            "error-then-reply": lambda: [error(ip.unreachable), honest],
            "error-about-another": lambda: [error(ip.prohibited, bytes(elsewhere) + message)],
            "too-big": lambda: [error(ip.too_big, rest=struct.pack(">I", 1400))],
            "parameter-problem": lambda: [error(ip.problem, rest=ip.problem_rest)],
            "source-quench": lambda: [error(quench)],
            "no-hops-left": lambda: [reply(hops=0)],
            "reply-with-code": lambda: [reply(code=77)],
            # 100 is an error of ICMPv6 that nobody uses (RFC 4443 §2.1).
            "unknown-error": lambda: [error((100, 0))],
            "unknown-type": lambda: [error((200, 3))],
            "long-quotation": lambda: [error(ip.unreachable, header + message + b"A" * 200)],
            "avalanche": lambda: [reply(sequence=sequence + 1000, data=bytes(1200))] * 15000
            + [honest],
            "forging": forgeries,
            "burst": lambda: [reply(data=bytes(16))] * 200 + [honest],
            "flood": flood,
            "late-flood": flood,
        }[case]()


def main():
    interface, cases = sys.argv[1:]
    responder = Responder(cases)
    packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
    packets.bind((interface, 0))
    families = {family.ether_type: family for family in (IPv4, IPv6)}
    print("ready", flush=True)
    while True:
        frame, (_, _, direction, _, _) = packets.recvfrom(65535)
        ip = families.get(struct.unpack(">H", frame[12:14])[0])
        if ip is None or direction == socket.PACKET_OUTGOING:
            continue
        request = ip.parse(frame[14:])
        if request is None:
            continue
        print("asked", flush=True)
        pauses = {"avalanche": 0.5, "slow": 0.3, "burst": 0.3, "late-flood": 0.6}
        time.sleep(pauses.get(responder.case_of(request[1]), 0))
        link = frame[6:12] + frame[:6] + frame[12:14]
        for answer in responder.answers(ip, *request):
            if isinstance(answer, float):
                time.sleep(answer)
            else:
                packets.send(link + answer)


main()

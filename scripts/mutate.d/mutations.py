"""Packets that are nearly right: prefixes, and what chance makes of packets."""

SPECIAL = bytes([0, 1, 2, 4, 0x3F, 0x40, 0x45, 0x60, 0x7F, 0x80, 0xC0, 0xFE, 0xFF, 0x1B, 0x0A, 0x9B])


def prefixes(packet):
    """Every strict prefix of a packet: cut when it was captured, and in turn on the wire."""
    link_type, octets, wire = packet
    for count in range(len(octets)):
        # Every second one was no longer on the wire either: headers then claim too much.
        yield link_type, octets[:count], wire if count % 2 else count


def mutate(random, packets):
    """A packet of `packets` with one to eight changes, most of them among its headers."""
    link_type, octets, wire = packets[random.randrange(len(packets))]
    octets = bytearray(octets)
    excess = wire - len(octets)
    for _ in range(1 + random.getrandbits(3)):
        if not octets:
            break
        # Headers are in front.
        end = len(octets) if random.getrandbits(2) == 0 else min(len(octets), 96)
        place = int(random.random() * end)
        choice = int(random.random() * 12)
        if choice < 3:
            octets[place] = random.getrandbits(8)
        elif choice < 5:
            octets[place] ^= 1 << random.getrandbits(3)
        elif choice < 8:
            octets[place] = SPECIAL[random.getrandbits(4)]
        elif choice == 8:
            del octets[place:place + 1 + random.getrandbits(3)]
        elif choice == 9:
            octets[place:place] = random.randbytes(1 + random.getrandbits(3))
        elif choice == 10:
            octets = octets[:place]
        else:
            # The rest of another packet: protocols where they do not belong.
            other = packets[random.randrange(len(packets))][1]
            octets = octets[:place] + other[int(random.random() * (len(other) + 1)):]
    octets = bytes(octets[:262144])
    kind = random.getrandbits(4)
    if kind == 0:
        wire = len(octets) - 1 if octets else 0
    elif kind == 1:
        wire = random.getrandbits(32)
    else:
        wire = len(octets) + max(0, excess)
    return link_type, octets, wire

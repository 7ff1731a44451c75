"""Which field of tshark each key of a row of `netsniff --json` is, and how its value is written.

The tables of the layers are in the modules whose names begin with this one's; every key that the
schema gives a layer is in one, with its field or with why it has none.
"""

import fields_application
import fields_control
import fields_link
import fields_network
import fields_transport
from readings import By, Part, octets, words

# What tshark says of a field that it does not have.
NONE = "(none)"
FIELDS = (
    fields_link.LAYERS | fields_network.LAYERS | fields_control.LAYERS
    | fields_transport.LAYERS | fields_application.LAYERS
)


class Value:
    """One value of netsniff's: the field that it is in tshark and how that is read, the key and the
    header that hold it, and the packets around it, the row first.

    It is `in_tail` when tshark has neither its field nor any of those behind it.
    """

    def __init__(self, field, reading, key, mine, header, path):
        self.field = field
        self.reading = reading
        self.key = key
        self.mine = octets(mine) if reading is octets and mine is not None else mine
        self.header = header
        self.path = path
        self.other = NONE
        self.in_tail = False

    @property
    def is_equal(self):
        if self.mine is None:
            return self.other in (None, NONE)
        numbers = (int, float)
        # A truth is no number.
        is_same_kind = (
            type(self.mine) is type(self.other) or
            type(self.mine) in numbers and type(self.other) in numbers
        )
        return is_same_kind and self.mine == self.other


def field_names():
    """Every field of tshark that a table names."""
    names = set()

    def collect(entry):
        if isinstance(entry, tuple):
            names.update(entry[0].split("|"))
        elif isinstance(entry, Part):
            collect(entry.entry)
        elif isinstance(entry, By):
            collect(entry.all())
        elif isinstance(entry, (list, dict)):
            for held in entry.values() if isinstance(entry, dict) else entry:
                collect(held)

    collect(FIELDS)
    return sorted(names)


def values(row):
    """The values of `row` in the order of the wire, which is the order of its keys; `unnamed` are
    the keys that are in no table.
    """
    found, unnamed = [], []
    of_packet(row, (), found, unnamed)
    return found, unnamed


def of_packet(packet, path, found, unnamed):
    """Adds what `packet` holds, a row or a packet inside another, behind the headers of `path`."""
    path = (*path, packet)
    for key, value in packet.items():
        if key == "inner":
            of_packet(value, path, found, unnamed)
        elif key == "vlan":
            for kind, tag in tags(value, found):
                of_object(kind, FIELDS[kind], tag, path, found, unnamed)
        elif key == "ipv6_extensions":
            for header in value:
                of_object(header["layer"], FIELDS[header["layer"]], header, path, found, unnamed)
        elif key in FIELDS:
            of_entry(key, FIELDS[key], value, packet, path, found, unnamed)


def tags(elements, found):
    """The tags of a frame, each under the name of its kind: tshark tells those of providers, which
    IEEE Std 802.1ad brought, apart.
    """
    kinds = [value.mine for value in found if value.field in ("eth.type", "vlan.etype")][-1:]
    kinds = (kinds or [0]) + [element.get("ethertype") for element in elements]
    return [
        ("service_vlan" if kind == 0x88A8 else "vlan", element)
        for kind, element in zip(kinds, elements)
    ]


def of_object(layer, table, header, path, found, unnamed):
    """Adds the values of a header, or of a part of one."""
    for key, value in header.items():
        if key == "quoted":
            of_packet(value, path, found, unnamed)
        elif key in table:
            of_entry(key, table[key], value, header, path, found, unnamed)
        else:
            unnamed.append(f"{layer}.{key}")


def of_entry(key, entry, value, header, path, found, unnamed):
    """Adds the values of a key whose entry in its table is `entry`."""
    if isinstance(entry, By):
        entry = entry.entry(header)
    if isinstance(entry, str):
        return
    if isinstance(entry, dict):
        for element in value if isinstance(value, list) else [value]:
            of_object(key, entry, element, path, found, unnamed)
        return
    for part in entry if isinstance(entry, list) else [None]:
        (field, reading), cut = (part.entry, part.cut(value)) if part else (entry, value)
        for mine in cut if isinstance(cut, list) else [cut]:
            # No octets and no words are no field.
            if mine != "" or reading not in (octets, words):
                found.append(Value(field, reading, key, mine, header, path))

"""How tshark writes the value of a field, read so that it can be held beside netsniff's.

An entry of a table is one of:

- a pair of the field's name and its reading; of two names with a bar between them, the packet has
  one,
- a table, for what a key holds: an object, or an array of them,
- `By`, where the field depends on another key of the same object,
- `Part`s in a list, where tshark takes apart what netsniff gives as octets,
- one of the words below, where tshark has nothing to compare.
"""

import calendar
import ipaddress
import re
import time

# Why a key has no field.
NAME = "netsniff's word for another key's number"
DERIVED = "reckoned by netsniff, from the packet or from more than one"
ABSENT = "tshark has no field for it"
APART = "tshark takes it apart, into fields that depend on the type"


class By:
    """The entry for the value of the key `key` in the same object, or of `key(object)`."""

    def __init__(self, key, entries, default):
        self.key = key
        self.entries = entries
        self.default = default

    def entry(self, header):
        value = self.key(header) if callable(self.key) else header.get(self.key)
        return self.entries.get(value, self.default)

    def all(self):
        return [*self.entries.values(), self.default]


class Part:
    """A field that is a part of netsniff's value: `cut` gives it, or a list of values in turn."""

    def __init__(self, field, reading, cut):
        self.entry = (field, reading)
        self.cut = cut


def number(text):
    """A number, whatever its base."""
    return int(text, 0)


def named(text):
    """A number that stands in parentheses behind its name, or alone."""
    return number(re.sub(r".*\((\w+)\)", r"\1", text))


def decimal(text):
    return float(text)


def truth(text):
    return text in ("1", "True", "true")


def address(text):
    return str(ipaddress.ip_address(text))


def octets(text):
    """The octets of an address of any kind, in hexadecimal digits."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+){3}", text):
        return ipaddress.ip_address(text).packed.hex()
    return text.replace(":", "").lower()


def any_octets(value):
    """Octets of a field that is there without any, too."""
    return "" if value == "<MISSING>" else value.replace(":", "").lower()


def text(value):
    return value.lower()


def words(value):
    """Text as it stands on the wire."""
    return value


def domain(value):
    """A domain name: tshark leaves out the last dot and writes the root as a word."""
    return "." if value == "<Root>" else value + "."


def verdict(value):
    """tshark: 0 bad, 1 good, 2 not verified, 3 not there, 4 not allowed to be 0."""
    return {0: False, 1: True, 4: False}.get(int(value, 0))


def words_and_two(value):
    """A length in words of four octets, without the first two (RFC 4302 section 2.2)."""
    return 4 * (int(value, 0) + 2)


def times(factor):
    """A number that tshark gives in units of `factor`."""
    return lambda value: int(value, 0) * factor


def digits(count):
    """A number of `count` octets that netsniff writes in hexadecimal digits."""
    return lambda value: f"{int(value, 0):0{2 * count}x}"


def signed(value):
    """An octet that holds a number with a sign."""
    value = int(value, 0)
    return value - 256 if value > 127 else value


def instant(value):
    """The time of day that tshark writes in English, to the nanosecond, as RFC 3339 has it.

    Of the year 1 of the era of NTP it makes a word.
    """
    if value == "NULL":
        return None
    date, fraction = re.fullmatch(r"(.*:\d\d)\.(\d{9}) UTC", value).groups()
    parts = time.strptime(date, "%b %d, %Y %H:%M:%S")
    return time.strftime("%Y-%m-%dT%H:%M:%S", parts) + f".{fraction}Z"


def seconds_of(value):
    """An instant as seconds since 1970."""
    moment = instant(value)
    return calendar.timegm(time.strptime(moment[:19], "%Y-%m-%dT%H:%M:%S"))


def preference(value):
    return ("medium", "high", "reserved", "low")[int(value, 0)]

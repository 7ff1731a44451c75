"""The differences from tcpdump that docs/tcpdump-differences.md explains: one function a case,
whose docstring is the title of its section. A test holds that both name the same cases.
"""

import re

from scope import innermost


def every_header(row):
    """The object of the packet and those of the packets inside it."""
    while row is not None:
        yield row
        row = row.get("inner")


def departs(mine, theirs, mark):
    """Whether the lines are the same up to what `mark`, an expression, finds in tcpdump's."""
    found = re.search(mark, theirs)
    return found is not None and mine.startswith(theirs[:found.start()])


def ends_early(mine, theirs, words):
    """Whether netsniff's lines are the beginning of tcpdump's, and end with `words`."""
    return mine.endswith(words) and theirs.startswith(mine.removesuffix(words))


def segmentation_offload(row, mine, theirs):
    """An IPv4 total length of 0 is taken for segmentation offload"""
    lengths = [header["ipv4"]["total_length"] for header in every_header(row) if "ipv4" in header]
    return 0 in lengths and departs(mine, theirs, r"bad-len 0$")


def late_time(row, mine, theirs):
    """Times after January 2038 are told"""
    if row["timestamp"] < "2038-01-19T03:14:08":
        return False
    number = re.match(r" *\d+  (\d+)\.", theirs)
    late = re.match(r" *\d+  (\d+)\.", mine)
    if number and late:
        # Of a pcapng file, the library keeps 32 bits of the seconds.
        is_wrapped = int(late[1]) - int(number[1]) == 1 << 32
        return is_wrapped and theirs[number.end():] == mine[late.end():]
    prefix = re.match(r" *\d+  ", theirs)
    if not prefix or not theirs.startswith("[Error converting time]", prefix.end()):
        return False
    return mine.endswith(theirs[prefix.end():].removeprefix("[Error converting time]"))


def compatible_address(row, mine, theirs):
    """IPv4-compatible IPv6 addresses are written in hexadecimal"""

    def hexadecimal(match):
        octets = [int(part) for part in match[1].split(".")]
        words = f"{octets[0] << 8 | octets[1]:x}:{octets[2] << 8 | octets[3]:x}"
        return "::" + words + (match[2] or "")

    text = re.sub(r"(?<![0-9a-f:])::(\d+\.\d+\.\d+\.\d+)(\.\d+)?", hexadecimal, theirs)
    return text != theirs and text == mine


def bounded_depth(row, mine, theirs):
    """More than 128 layers are not read"""
    is_deep = row.get("stop", {}).get("reason") == "too_deep"
    return is_deep and ends_early(mine, theirs, " [too many layers]")


def short_fragment(row, mine, theirs):
    """An IPv6 fragment that ends in its fragment header is cut short"""
    size = re.search(r"frag \((?:0x[0-9a-f]+:)?\d+\|(\d{19,})", theirs)
    if not size or int(size[1]) < 1 << 63 or not mine.endswith(" [|frag6]"):
        return False
    return theirs[:size.start()].startswith(mine.removesuffix(" [|frag6]"))


def server_name(row, mine, theirs):
    """The server name of a TLS ClientHello is told"""
    is_hello = (row.get("layers") or [""])[-1] == "tls"
    return is_hello and re.sub(r": TLS: ClientHello, server name [^\n]*", "", mine) == theirs


def options_behind_authentication(row, mine, theirs):
    """What lies behind AH over IPv6 is read"""
    layers = row.get("layers") or []
    return "authentication_header" in layers and departs(mine, theirs, r" ip-proto-\d+ ")


def short_authentication(row, mine, theirs):
    """AH that is shorter than its fixed fields is cut short"""
    is_short = row.get("stop", {}).get("layer") == "authentication_header"
    return is_short and ends_early(mine, theirs, " [|ah]")


def short_tunnel_datagram(row, mine, theirs):
    """A tunnel's datagram that is shorter than its packet"""
    return departs(mine, theirs, r"\[length \d+ < caplen \d+\] \(invalid\)")


def holds(row, layer):
    return any(layer in header for header in every_header(row))


def link_local_names(row, mine, theirs):
    """LLMNR"""
    return holds(row, "dns") and ".5355" in theirs and departs(mine, theirs, r"UDP, length \d+$")


def unnamed_response(row, mine, theirs):
    """Response codes of DNS without a name"""
    return holds(row, "dns") and re.sub(r"(?<! )Resp(17|21)\b", r" Resp\1", theirs) == mine


def circular_name(row, mine, theirs):
    """Names of DNS that lead in circles"""
    return holds(row, "dns") and ends_early(mine, theirs, " [|domain]") and " URI" not in theirs


def short_uri(row, mine, theirs):
    """URI records of DNS that are too short"""
    return holds(row, "dns") and " URI" in theirs and ends_early(mine, theirs, " [|domain]")


def tab(row, mine, theirs):
    """Tabs in HTTP"""
    return holds(row, "http") and theirs.replace("\t", "\\t") == mine.replace("\t", "\\t")


def short_datagram(row, mine, theirs):
    """UDP datagrams shorter than their packet"""
    if not (holds(row, "dns") or holds(row, "dhcp")):
        return False
    sizes = [
        (header["udp"]["length"], header["ipv4"]["total_length"] - header["ipv4"]["header_length"])
        for header in every_header(row) if "udp" in header and "ipv4" in header
    ]
    return any(length < room for length, room in sizes)


def link_type(row, mine, theirs):
    """Link types without a printer"""
    return "link_type" in row and "link-type " in mine


def foreign_framing(row, mine, theirs):
    """PPP in HDLC-like framing with a foreign address"""
    return departs(mine, theirs, r"(?<=unknown addr )") and len(mine) == len(theirs)


def unnamed_authentication(row, mine, theirs):
    """PPP: an authentication protocol without a name"""
    return re.sub(r"(Unknown Auth Proto) \(0x[0-9a-f]{4}\)", r"\1 (0x04x)", mine) == theirs


def option_behind_message(row, mine, theirs):
    """PPP: options that reach behind the message"""
    return holds(row, "pppoe") and mine.endswith(" [|ppp]")


def compression_value(row, mine, theirs):
    """PPP: the value of IPCP's compression option with -vv"""
    return holds(row, "ppp") and departs(mine, theirs, r"(?<=IP-Comp) ")


def inverse_atm_reply(row, mine, theirs):
    """ARP over ATM: an inverse reply"""
    return holds(row, "arp") and re.sub(r"([0-9a-f])at ", r"\1 at ", theirs) == mine


CASES = (
    segmentation_offload, late_time, compatible_address, bounded_depth, short_fragment,
    server_name, options_behind_authentication, short_authentication, short_tunnel_datagram,
    link_local_names, unnamed_response, circular_name, short_uri, tab, short_datagram, link_type,
    foreign_framing, unnamed_authentication, option_behind_message, compression_value,
    inverse_atm_reply,
)


def explanation(row, mine, theirs):
    """The title, in the document, of why the two lines differ; None when it is not explained."""
    for case in CASES:
        if row and case(row, mine, theirs):
            return case.__doc__
    return None

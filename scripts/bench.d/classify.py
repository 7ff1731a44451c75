"""The peer of netclass: Python's ipaddress on the addresses of stdin."""

import ipaddress
import sys

for line in sys.stdin:
    address = ipaddress.ip_address(line.strip())
    first = address.packed[0]
    letter = "A" if first < 128 else "B" if first < 192 else "C" if first < 224 else "D" if first < 240 else "E"
    print(address, letter, address.is_private, address.is_global, address.is_multicast, address.is_reserved)

"""Writes COUNT random IPv4 addresses, one a line, the same on every machine: addresses.py COUNT."""

import ipaddress
import random
import sys

generator = random.Random(1)
for _ in range(int(sys.argv[1])):
    print(ipaddress.IPv4Address(generator.getrandbits(32)))

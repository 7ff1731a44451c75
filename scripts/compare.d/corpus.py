"""The captures that netsniff is compared on, and the protocols whose packets are left out."""

import os

SUFFIXES = (".pcap", ".pcapng", ".cap")


def captures(paths):
    """Every capture below `paths`, files or folders, in the order of their names."""
    found = []
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                found += [os.path.join(folder, name) for name in names if name.endswith(SUFFIXES)]
        else:
            found.append(path)
    return sorted(found)

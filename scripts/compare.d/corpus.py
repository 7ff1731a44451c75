"""The captures that netsniff is compared on, and the command that reads one."""

import os
import subprocess

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


def output(command):
    """What `command` prints on its standard output, however it ends."""
    run = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300, check=False,
        env=os.environ | {"TZ": "UTC"},
    )
    return run.stdout

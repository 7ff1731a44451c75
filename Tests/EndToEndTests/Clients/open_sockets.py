"""Open one socket of every kind and state that netsock lists, say "ready", and keep them.

The argument is a folder for the paths of local sockets.
"""

import os
import socket
import sys
import time

folder = sys.argv[1]
kept = []


def opened(family, kind, protocol=0):
    made = socket.socket(family, kind, protocol)
    kept.append(made)
    return made


def connection(address, family=socket.AF_INET):
    client = opened(family, socket.SOCK_STREAM)
    client.connect(address)
    return client


# A name that would steer a terminal and end a careless parser of /proc/PID/stat.
with open("/proc/self/comm", "wb") as comm:
    comm.write(b"ev\x1b[31m) (")

listener = opened(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("127.0.0.1", 5001))
listener.listen(7)
dual = opened(socket.AF_INET6, socket.SOCK_STREAM)
dual.bind(("::", 5002))
dual.listen(3)
only6 = opened(socket.AF_INET6, socket.SOCK_STREAM)
only6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
only6.bind(("fd77::1", 5003))
only6.listen(3)

# Established on both sides, one end with keepalive, data in both queues' reach.
first = connection(("127.0.0.1", 5001))
first.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
accepted = listener.accept()[0]
kept.append(accepted)
first.send(b"x" * 10)
# IPv4 into a dual-stack listener: an IPv4-mapped address.
mapped = connection(("127.0.0.1", 5002))
kept.append(dual.accept()[0])
six = connection(("fd77::1", 5003), socket.AF_INET6)
kept.append(only6.accept()[0])
# CLOSE_WAIT here, FIN_WAIT2 there; the side that closed is held half-open.
half = connection(("127.0.0.1", 5001))
peer = listener.accept()[0]
kept.append(peer)
half.shutdown(socket.SHUT_WR)
# TIME_WAIT: closed on both sides.
ended = socket.create_connection(("127.0.0.1", 5001))
ending = listener.accept()[0]
ended.close()
ending.close()
# Not accepted: it has no owner yet.
connection(("127.0.0.1", 5001))

receiver = opened(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("0.0.0.0", 5004))
sender = opened(socket.AF_INET, socket.SOCK_DGRAM)
sender.connect(("127.0.0.1", 5004))
sender.send(b"waiting")
opened(socket.AF_INET6, socket.SOCK_DGRAM).bind(("::1", 5005))
opened(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
opened(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
with open("/proc/sys/net/ipv4/ping_group_range", "w") as groups:
    groups.write("0 0")
opened(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP).bind(("127.0.0.1", 77))
opened(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))

opened(socket.AF_UNIX, socket.SOCK_STREAM).bind(folder + "/with a blank")
local = opened(socket.AF_UNIX, socket.SOCK_STREAM)
local.bind("\0abstract")
local.listen(1)
opened(socket.AF_UNIX, socket.SOCK_SEQPACKET)
kept.extend(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
opened(socket.AF_UNIX, socket.SOCK_DGRAM).bind(folder + "/e\x1b]0;pwn\x07")

# A path with a line break: its rest looks like a row of /proc/net/unix, here one that claims the
# inode of the abstract socket above.
inode = os.fstat(local.fileno()).st_ino
os.chdir(folder)
row = "0000000000000000: 00000002 00000000 00010000 0001 01 %5d " % inode
os.mkdir("n\n" + row)
forger = opened(socket.AF_UNIX, socket.SOCK_STREAM)
forger.bind("n\n" + row + "/f")

parent = os.getpid()
if os.fork() > 0:
    # Both processes hold every socket now.
    print("ready", flush=True)
    time.sleep(60)
else:
    # The test kills the parent only.
    while os.getppid() == parent:
        time.sleep(0.1)

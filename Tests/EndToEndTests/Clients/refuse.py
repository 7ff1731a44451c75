"""Runs a program to which the kernel refuses something, as a sandbox does (seccomp(2)).

usage: refuse.py WHAT PROGRAM ARGUMENT…

WHAT is packet-sockets (socket(2) of the family AF_PACKET) or stamps (SO_TIMESTAMPING); the answer
is EPERM.
"""

import ctypes
import os
import struct
import sys

# asm/unistd.h of each architecture: socket, setsockopt.
NUMBERS = {"x86_64": (41, 54), "aarch64": (198, 208)}
socket_number, setsockopt_number = NUMBERS[os.uname().machine]
# The call, the place of an argument, and its values that are refused.
CALL, PLACE, VALUES = {
    "packet-sockets": (socket_number, 0, [17]),
    # SO_TIMESTAMPING_OLD and SO_TIMESTAMPING_NEW; of another level neither is used here.
    "stamps": (setsockopt_number, 2, [37, 65]),
}[sys.argv[1]]


def instruction(code, operand, if_true=0, if_false=0):
    return struct.pack("HBBI", code, if_true, if_false, operand)


LOAD, IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, EPERM = 0x7FFF0000, 0x00050000 | 1
# struct seccomp_data: number, architecture, instruction pointer, arguments.
program = instruction(LOAD, 0)
program += instruction(IF_EQUAL, CALL, if_false=len(VALUES) + 1)
program += instruction(LOAD, 16 + 8 * PLACE)
for place, value in enumerate(VALUES):
    program += instruction(IF_EQUAL, value, if_true=len(VALUES) - place)
program += instruction(RETURN, ALLOW) + instruction(RETURN, EPERM)


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


libc = ctypes.CDLL(None, use_errno=True)
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
filter_ = Program(len(program) // 8, program)
# Root needs no PR_SET_NO_NEW_PRIVS for it.
if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter_), 0, 0) != 0:
    sys.exit(f"seccomp: {os.strerror(ctypes.get_errno())}")
os.execv(sys.argv[2], sys.argv[2:])

"""What a process may still ask of the kernel, narrowed for good by a filter (seccomp) that needs no privilege.

Everything that is not listed is refused with EPERM: opening, renaming, removing and changing files, sockets, programs,
other processes and signals to them. The limits beside it (``confinement``) do not stop these, and root passes some of
them. Numbers: the kernel's ``asm/unistd_64.h`` and ``asm-generic/unistd.h``; the program: ``linux/filter.h``.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NUMBERS: dict[str, tuple[int, int]] = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "exit": (60, 93),
    "uname": (63, 160),
    "gettimeofday": (96, 169),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getuid": (102, 174),
    "getgid": (104, 176),
    "geteuid": (107, 175),
    "getegid": (108, 177),
    "getppid": (110, 173),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "set_tid_address": (218, 96),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "set_robust_list": (273, 99),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
}
"""Allowed whatever they are asked for: on what is open already, on this process's memory, time and threads."""
_CLONE, _TGKILL, _NEWFSTATAT, _PRLIMIT, _CLONE3 = (56, 220), (234, 131), (262, 79), (302, 261), (435, 435)

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
"""Of these, refused is EPERM; unknown is ENOSYS, on which the C library asks in the older way."""
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_CLONE_THREAD = 0x10000
_AT_EMPTY_PATH = 0x1000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2

Step = tuple[int, int, int, int]
"""One instruction: what to do, how many to leap over where a test holds and where it does not, and a number."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def narrow() -> bool:
    """Allow from now on only what reading a file takes; say whether this system and its kernel could do it."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _ARCHITECTURES:
        return False
    packed = b"".join(struct.pack("=HBBI", *step) for step in _steps(machine))
    program = _Program(len(packed) // 8, packed)
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(prctl(_PR_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0) == 0)


def _steps(machine: str) -> list[Step]:
    column = list(_ARCHITECTURES).index(machine)
    begin = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    allowed = [step for numbers in _NUMBERS.values() for step in _on(numbers[column], _ALLOW)]
    return [
        *begin,
        *allowed,
        *_on(_CLONE3[column], _UNKNOWN),
        # Threads, no processes; signals to itself (a C library that gives up), no other's; the size of what is open;
        # limits to be read, none to be set.
        *_where(_CLONE[column], (_ANY_BIT, 0, _CLONE_THREAD)),
        *_where(_TGKILL[column], (_EQUAL, 0, os.getpid())),
        *_where(_NEWFSTATAT[column], (_ANY_BIT, 3, _AT_EMPTY_PATH)),
        *_where(_PRLIMIT[column], (_EQUAL, 2, 0), (_EQUAL, 2.5, 0)),
        (_RETURN, 0, 0, _REFUSE),
    ]


def _on(number: int, answer: int) -> list[Step]:
    return [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, answer)]


def _where(number: int, *tests: tuple[int, float, int]) -> list[Step]:
    """Allow a call where all tests of its arguments hold. An argument has two halves: 2.5 is the upper one of 2."""
    checks = [
        step
        for test, argument, wanted in tests
        for step in (
            (_LOAD, 0, 0, _ARGUMENTS_AT + int(8 * argument)),
            (test, 1, 0, wanted),
            (_RETURN, 0, 0, _REFUSE),
        )
    ]
    block = [*checks, (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(block), number), *block]

"""Telling whether the process that left a mark is still at work.

A process number alone does not do: numbers are given out again. With the moment at
which the process started, it names one process for good.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from perfdesk.system.account import machine_name


@dataclass(frozen=True, slots=True)
class ProcessIdentity:
    """One process of one machine, never to be taken for another.

    Attributes:
        machine: Name of the machine.
        number: The process number.
        started: When it started, in whatever form the system tells; empty where it tells none.
    """

    machine: str
    number: int
    started: str


def this_process() -> ProcessIdentity:
    """Return the identity of the running program."""
    return ProcessIdentity(machine_name(), os.getpid(), _started(os.getpid()) or "")


def may_be_running(process: ProcessIdentity) -> bool:
    """Tell whether a process may still be at work; False only where it certainly is not.

    Of a process on another machine nothing can be told, so it may.
    """
    if process.machine != machine_name():
        return True
    started = _started(process.number) if process.number > 0 else None
    if started is None:
        return False
    return "" in {started, process.started} or started == process.started


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _INVALID_PARAMETER = 87  # what Windows says of a number that no process has
    _STILL_ACTIVE = 259

    def _started(number: int) -> str | None:
        """Return when a process started; empty if that is kept from us, None if it is gone."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        times_type = ctypes.POINTER(wintypes.FILETIME)
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[times_type] * 4)
        kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, wintypes.LPDWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, number)
        if not handle:
            return None if ctypes.get_last_error() == _INVALID_PARAMETER else ""
        try:
            code = wintypes.DWORD()
            known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            if known and code.value != _STILL_ACTIVE:
                return None  # ended, but somebody still holds its handle
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(handle, *(ctypes.byref(each) for each in times)):
                return ""
            return f"{times[0].dwHighDateTime << 32 | times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(handle)

else:
    _BOOT = Path("/proc/sys/kernel/random/boot_id")
    _ENDED = frozenset({"Z", "X", "x"})  # zombie or dead, waiting only for its parent to look
    _STATE, _START = 0, 19  # fields 3 and 22 of proc_pid_stat(5), counted after the name

    def _started(number: int) -> str | None:
        """Return when a process started; empty if that is kept from us, None if it is gone."""
        try:
            os.kill(number, 0)
        except (ProcessLookupError, OverflowError):
            return None
        except PermissionError:
            pass  # somebody else's, so there is one
        try:
            told = Path(f"/proc/{number}/stat").read_text("utf-8", errors="replace")
            boot = _BOOT.read_text("ascii").strip()
        except OSError:
            return ""  # a system without /proc
        # The name stands in brackets and may hold anything, brackets and spaces included.
        fields = told.rpartition(")")[2].split()
        return None if fields[_STATE] in _ENDED else f"{boot} {fields[_START]}"

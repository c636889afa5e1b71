"""What systems tell of processes, and how they hold one: identity, memory, an end with its parent.

A process number alone does not tell whether the process that left a mark is still at work: numbers
are given out again. With the moment at which the process started, it names one process for good.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
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

    _QUERY_LIMITED_INFORMATION, _VM_READ = 0x1000, 0x0010
    _TERMINATE, _SET_QUOTA = 0x0001, 0x0100
    _LIMIT_PROCESS_MEMORY, _LIMIT_KILL_ON_CLOSE = 0x0100, 0x2000
    _EXTENDED_LIMITS = 9
    _INVALID_PARAMETER = 87  # what Windows says of a number that no process has
    _STILL_ACTIVE = 259
    _FILETIME_TICKS = 10_000_000

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

    class _MemoryCounters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_fault_count", wintypes.DWORD),
            ("peak_working_set_size", ctypes.c_size_t),
            ("working_set_size", ctypes.c_size_t),
            ("quota_peak_paged_pool_usage", ctypes.c_size_t),
            ("quota_paged_pool_usage", ctypes.c_size_t),
            ("quota_peak_non_paged_pool_usage", ctypes.c_size_t),
            ("quota_non_paged_pool_usage", ctypes.c_size_t),
            ("pagefile_usage", ctypes.c_size_t),
            ("peak_pagefile_usage", ctypes.c_size_t),
        )

    def memory_used(number: int) -> int | None:
        """Return the bytes of memory that a process holds; None where that is not told."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        query = kernel.K32GetProcessMemoryInfo
        query.argtypes = (wintypes.HANDLE, ctypes.POINTER(_MemoryCounters), wintypes.DWORD)
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION | _VM_READ, False, number)
        if not handle:
            return None
        try:
            counters = _MemoryCounters(cb=ctypes.sizeof(_MemoryCounters))
            told = query(handle, ctypes.byref(counters), counters.cb)
            return max(counters.pagefile_usage, counters.working_set_size) if told else None
        finally:
            kernel.CloseHandle(handle)

    def processor_time_used(number: int) -> float | None:
        """Return the seconds of processor time that a process took; None where not told."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        times_type = ctypes.POINTER(wintypes.FILETIME)
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[times_type] * 4)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, number)
        if not handle:
            return None
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(handle, *(ctypes.byref(each) for each in times)):
                return None
            in_all = (each.dwHighDateTime << 32 | each.dwLowDateTime for each in times[2:])
            return sum(in_all) / _FILETIME_TICKS
        finally:
            kernel.CloseHandle(handle)

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("per_process_user_time_limit", wintypes.LARGE_INTEGER),
            ("per_job_user_time_limit", wintypes.LARGE_INTEGER),
            ("limit_flags", wintypes.DWORD),
            ("minimum_working_set_size", ctypes.c_size_t),
            ("maximum_working_set_size", ctypes.c_size_t),
            ("active_process_limit", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_ulonglong * 6),
            ("process_memory_limit", ctypes.c_size_t),
            ("job_memory_limit", ctypes.c_size_t),
            ("peak_process_memory_used", ctypes.c_size_t),
            ("peak_job_memory_used", ctypes.c_size_t),
        )

    def hold_to_limits(number: int, memory: int) -> object | None:
        """Bind a process to a limit of memory, and to the life of the one that calls this.

        Args:
            number: The process.
            memory: Most bytes that it may commit.

        Returns:
            What holds the process; it ends when this is let go. None where the system refuses.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        job = kernel.CreateJobObjectW(None, None)
        process = kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, number)
        limits = _ExtendedLimits()
        limits.basic.limit_flags = _LIMIT_PROCESS_MEMORY | _LIMIT_KILL_ON_CLOSE
        limits.process_memory_limit = memory
        held = bool(job) and bool(process)
        held = held and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        held = held and kernel.AssignProcessToJobObject(job, process)
        if process:
            kernel.CloseHandle(process)
        if not held:
            if job:
                kernel.CloseHandle(job)
            return None
        return _Job(job, kernel.CloseHandle)

    class _Job:
        """A job object, closed when nobody holds it any more."""

        def __init__(self, handle: int, close: Callable[[int], object]) -> None:
            self._handle, self._close = handle, close

        def __del__(self) -> None:
            self._close(self._handle)

    def limit_self(memory: int) -> None:
        """Nothing to do: on Windows the parent holds its worker by a job."""
        del memory

else:
    import ctypes
    import resource

    _PARENT_DEATH_SIGNAL = 1  # prctl(2)
    _PAGE = os.sysconf("SC_PAGE_SIZE")
    _TICKS = os.sysconf("SC_CLK_TCK")
    _USER, _SYSTEM = 11, 12  # fields 14 and 15 of proc_pid_stat(5), counted after the name

    def memory_used(number: int) -> int | None:
        """Return the bytes of memory that a process holds; None where that is not told."""
        try:
            told = Path(f"/proc/{number}/statm").read_text("ascii").split()
            return int(told[1]) * _PAGE
        except (OSError, ValueError, IndexError):
            return None

    def processor_time_used(number: int) -> float | None:
        """Return the seconds of processor time that a process took; None where not told."""
        try:
            told = Path(f"/proc/{number}/stat").read_text("utf-8", errors="replace")
            fields = told.rpartition(")")[2].split()
            return (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICKS
        except (OSError, ValueError, IndexError):
            return None

    def hold_to_limits(number: int, memory: int) -> object | None:
        """Nothing to do: elsewhere a process limits itself, by `limit_self`."""
        del number, memory
        return None

    def limit_self(memory: int) -> None:
        """Bind the running process to a limit of memory, and to the life of its parent.

        Args:
            memory: Most bytes of address space that it may take.
        """
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        with contextlib.suppress(OSError, AttributeError):  # Linux alone has it
            ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)

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

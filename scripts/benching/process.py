"""What a process has taken of the machine so far, by the system's own account (Linux)."""

import time
from pathlib import Path


def cpu_of(process: int) -> float:
    """Return the seconds of the processor that a process has taken, in all its threads."""
    return time.clock_gettime((~process << 3) | 2)  # the clock of that process, as Linux numbers it


def resident(process: int) -> float:
    """Return the memory that a process holds, in KiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS:"))
    return float(line.split()[1])

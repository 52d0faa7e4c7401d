#!/usr/bin/env python3
"""The one entry for people and CI: `python3 scripts/dev.py COMMAND`.

This file keeps to syntax that Python 2.7 can read, so that an old Python hands over to a newer one
on PATH, or says in one line what is missing. The commands are in `checkout.tasks`.
"""

import os
import subprocess
import sys

NEEDED = (3, 11)
NAMES = ("python3.13", "python3.12", "python3.11", "python3.14", "python3.15", "python3")
PROBE = "import sys; sys.exit(sys.version_info < (%d, %d))" % NEEDED


def is_new_enough(program):
    """Say whether a program is a Python that panelry runs on; one that cannot start is not."""
    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call([program, "-c", PROBE], stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def newer_python():
    """Return the path of a Python on PATH that is new enough, or None."""
    for name in NAMES:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            program = os.path.join(folder, name)
            if folder and os.access(program, os.X_OK) and is_new_enough(program):
                return program
    return None


def hand_over():
    """Start again with a newer Python; where none is on PATH, say so and end with 2."""
    program = newer_python()
    if program is None:
        here = "%d.%d.%d" % tuple(sys.version_info[:3])
        sys.stderr.write(
            "panelry: Python 3.11 or newer is needed; this is Python %s and PATH has no newer one. "
            "Install python3.11 and start again.\n" % here
        )
        sys.exit(2)
    os.execv(program, [program, os.path.abspath(__file__)] + sys.argv[1:])


if __name__ == "__main__":
    if sys.version_info < NEEDED:
        hand_over()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # PYTHONSAFEPATH leaves it out
    from checkout import tasks

    sys.exit(tasks.main(sys.argv[1:]))

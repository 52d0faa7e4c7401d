"""The cast: the fictional people of the tests, who are those of the installed histories; a manual clock."""

import hashlib

from panelry_server.verify.cast import (
    ALL,
    ALLOWED,
    AMBIGUITY,
    ANA,
    BEN,
    CANDIDATE,
    CHEN,
    CODE,
    CRITERIA,
    DARA,
    DEBRIEF,
    DESIGN,
    ELI,
    FAY,
    GRACE,
    HANA,
    IVO,
    NAMES,
    OPERATOR,
    PANEL,
    ROLES,
    RUBRIC,
    STRANGER,
    create,
    seat,
)

__all__ = [
    "ALL",
    "ALLOWED",
    "AMBIGUITY",
    "ANA",
    "BEN",
    "CANDIDATE",
    "CHEN",
    "CODE",
    "CRITERIA",
    "DARA",
    "DEBRIEF",
    "DESIGN",
    "ELI",
    "FAY",
    "GRACE",
    "HANA",
    "IVO",
    "NAMES",
    "OPERATOR",
    "PANEL",
    "ROLES",
    "RUBRIC",
    "STRANGER",
    "create",
    "moment",
    "seat",
    "seed",
]


def seed(tick: int) -> bytes:
    """Return what is drawn after a number of seconds: dice without chance, for receipts."""
    return hashlib.sha256(f"seed {tick}".encode()).digest()


def moment(tick: int) -> str:
    """Return the time after a number of seconds: a manual clock that starts at ten."""
    minutes, seconds = divmod(tick, 60)
    return f"2026-11-22T{10 + minutes // 60:02}:{minutes % 60:02}:{seconds:02}.000Z"

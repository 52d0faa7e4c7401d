"""The cast: the fictional people of the tests, who are those of the installed histories; a manual clock."""

import hashlib
from datetime import UTC, datetime, timedelta

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
    then = datetime(2026, 11, 22, 10, tzinfo=UTC) + timedelta(seconds=tick)
    return then.isoformat(timespec="milliseconds").replace("+00:00", "Z")

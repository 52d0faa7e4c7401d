"""Hiring: the words that positions and candidates are described with."""

from enum import Enum

import msgspec


class PositionState(Enum):
    """Where a position stands."""

    OPEN = "open"
    ON_HOLD = "on hold"
    WITHDRAWN = "withdrawn"
    FILLED = "filled"


class Jurisdiction(Enum):
    """Whose law a position follows; each has its own periods, which are to be checked with counsel."""

    NONE = "none"
    CALIFORNIA = "california"
    FRANCE = "france"
    GERMANY = "germany"
    ONTARIO = "ontario"
    UK = "uk"
    US_PRIVATE = "us-private"
    US_PUBLIC = "us-public"


class Particulars(msgspec.Struct, frozen=True):
    """What names a candidate: never in clear in the journal."""

    name: str
    email: str = ""
    agency: str = ""

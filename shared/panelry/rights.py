"""Rights: what somebody of the office may do beside their role, because it was given to them by name."""

from enum import Enum


class Right(Enum):
    """A right of one named person; nobody has one by their role.

    Pooled insight shows figures over many debriefs, analyst exports their ratings without a name, and
    grantor gives both to others and takes them.
    """

    POOLED_INSIGHT = "pooled insight"
    ANALYST = "analyst"
    GRANTOR = "grantor"

"""Errands about the organisation's policies, and what comes back."""

from panelry.hiring import Jurisdiction
from panelry_server.asked import Asked, Result


class ShowPolicies(Asked, frozen=True, tag=True):
    """Say which policies there are, and what is chosen."""


class SetPolicy(Asked, frozen=True, tag=True):
    """Choose a value of a policy, or one of a jurisdiction's own where that is not `Jurisdiction.NONE`.

    Debriefs that have begun keep what they began with on break-glass; on feedback and signatures they take
    the new value over before anything is released.
    """

    name: str
    value: str
    jurisdiction: Jurisdiction = Jurisdiction.NONE


class PolicyInForce(Result, frozen=True, tag=True):
    """A policy with its value; `by` and `at` say who chose it when, empty while it is the default.

    `changed` is False where it had this value already. `jurisdiction` is empty for the organisation's own.
    """

    name: str
    value: str
    values: tuple[str, ...]
    meaning: str
    by: str = ""
    at: str = ""
    changed: bool = False
    jurisdiction: str = ""


class PoliciesInForce(Result, frozen=True, tag=True):
    """The policies, in order."""

    policies: tuple[PolicyInForce, ...]

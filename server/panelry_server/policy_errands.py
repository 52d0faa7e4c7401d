"""Errands about the organisation's policies, and what comes back."""

from panelry_server.asked import Asked, Result


class ShowPolicies(Asked, frozen=True, tag=True):
    """Say which policies there are, and what is chosen."""


class SetPolicy(Asked, frozen=True, tag=True):
    """Choose a value of a policy; debriefs that have begun keep what they began with."""

    name: str
    value: str


class PolicyInForce(Result, frozen=True, tag=True):
    """A policy with its value; `by` and `at` say who chose it when, empty while it is the default.

    `changed` is False where it had this value already.
    """

    name: str
    value: str
    values: tuple[str, ...]
    meaning: str
    by: str = ""
    at: str = ""
    changed: bool = False


class PoliciesInForce(Result, frozen=True, tag=True):
    """The policies, in order."""

    policies: tuple[PolicyInForce, ...]

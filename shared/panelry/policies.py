"""Policies: what an organisation allows in its debriefs, each with a default that allows the least.

A policy is one field of `Policies`: its name in kebab case, its type an enum of the values as words. Another
one needs its field and its sentence in `MEANINGS`, and nothing else.
"""

from collections.abc import Mapping
from enum import Enum

import msgspec
from msgspec.structs import FieldInfo, fields, replace

from panelry.refusals import Code, Refused


class Switch(Enum):
    """Whether something is allowed at all."""

    OFF = "off"
    ON = "on"


class Policies(msgspec.Struct, frozen=True, rename="kebab"):
    """Every policy of an organisation, as long as nobody sets another value."""

    break_glass: Switch = Switch.OFF


DEFAULTS = Policies()
"""What holds where nobody chose anything."""


class PolicySet(msgspec.Struct, frozen=True, tag=True, tag_field="event"):
    """The organisation chose a value of a policy; an event of the office."""

    name: str
    value: str


MEANINGS: Mapping[str, str] = {
    "break-glass": (
        "before the reveal, a sealed scorecard may be opened to one named person for a stated reason;"
        " it counts for debriefs that begin while it is on"
    )
}
"""What each policy is about, in words for people, by name."""
_FIELDS: Mapping[str, FieldInfo] = {each.encode_name: each for each in fields(Policies)}


def names() -> tuple[str, ...]:
    """Return the names of all policies, in order."""
    return tuple(_FIELDS)


def value_of(policies: Policies, name: str) -> str:
    """Return the value of a policy as a word; KeyError for a name that is none."""
    return str(getattr(policies, _FIELDS[name].name).value)


def values_for(name: str) -> tuple[str, ...]:
    """Return the values that a policy may have; KeyError for a name that is none."""
    return tuple(str(each.value) for each in _FIELDS[name].type)


def choose(policies: Policies, name: str, value: str) -> tuple[PolicySet, ...]:
    """Decide that a policy gets a value: the event, none if it has it already; else `Refused`."""
    if name not in _FIELDS:
        raise Refused(Code.NO_SUCH_POLICY)
    if value not in values_for(name):
        raise Refused(Code.NO_SUCH_VALUE)
    return () if value_of(policies, name) == value else (PolicySet(name, value),)


def with_policy(policies: Policies, event: PolicySet) -> Policies:
    """Return the policies after one was set; what only a newer program knows changes nothing."""
    if event.name not in _FIELDS or event.value not in values_for(event.name):
        return policies
    field = _FIELDS[event.name]
    return replace(policies, **{field.name: field.type(event.value)})

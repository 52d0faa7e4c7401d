"""Policies: what an organisation allows in its debriefs; no default adds a right to the product's own.

A policy is one field of `Policies`: its name in kebab case, its type an enum of the values as words. Another
one needs its field and its sentence in `MEANINGS`, and nothing else. Those in `LOCAL` may have another value
for the positions of one jurisdiction.
"""

from collections.abc import Mapping
from enum import Enum

import msgspec
from msgspec.structs import FieldInfo, fields, replace

from panelry.hiring import Jurisdiction
from panelry.refusals import Code, Refused
from panelry.ruling import Feedback, PersonalNotes, Rewordings, Ruling, Signatures


class Switch(Enum):
    """Whether something is allowed at all."""

    OFF = "off"
    ON = "on"


class LaterKept(Enum):
    """Whether later levels of those who were hired are recorded, and how long they are kept."""

    NEVER = "never"
    ONE_YEAR = "1-year"
    TWO_YEARS = "2-years"
    THREE_YEARS = "3-years"


class Policies(msgspec.Struct, frozen=True, rename="kebab"):
    """Every policy of an organisation, as long as nobody sets another value."""

    break_glass: Switch = Switch.OFF
    feedback: Feedback = Feedback.ALLOW
    signatures: Signatures = Signatures.PANEL
    later_levels: LaterKept = LaterKept.NEVER
    personal_note: PersonalNotes = PersonalNotes.FORBIDDEN
    rewording: Rewordings = Rewordings.OFF

    @property
    def ruling(self) -> Ruling:
        """What they say about feedback, who signs it, personal notes, and assisted wording."""
        return Ruling(self.feedback, self.signatures, self.personal_note, self.rewording)


DEFAULTS = Policies()
"""What holds where nobody chose anything."""


LOCAL = ("feedback", "signatures", "later-levels", "personal-note", "rewording")
"""The policies that the positions of a jurisdiction may have otherwise."""
INHERIT = "as-organisation"
"""The value that takes a jurisdiction's own value back."""


class PolicySet(msgspec.Struct, frozen=True, tag=True, tag_field="event", omit_defaults=True):
    """The organisation chose a value of a policy, or a jurisdiction's own; an event of the office."""

    name: str
    value: str
    jurisdiction: str = ""


MEANINGS: Mapping[str, str] = {
    "break-glass": (
        "before the reveal, a sealed scorecard may be opened to one named person for a stated reason;"
        " it counts for debriefs that begin while it is on"
    ),
    "feedback": (
        "whether a candidate gets a summary: allow; on-request, if they asked for it themselves; hr-approval,"
        " once the named approver signed the exact text; generic-only, the thank-you note without evaluation;"
        " never"
    ),
    "later-levels": (
        "whether it is recorded how those who were hired do on the criteria some months later, and after how"
        " long that is forgotten"
    ),
    "personal-note": (
        "whether a panelist may tell the candidate their own approved points in their own name, once the"
        " candidate was told the outcome: allowed; hr-approval, once a coordinator who neither leads nor"
        " rates approved the exact text; forbidden"
    ),
    "rewording": (
        "whether a program of the organisation's own choice, such as a language model, may offer other words"
        " for drafted sentences; it gets approved points and the rubric's words alone, and two people accept"
        " what it wrote"
    ),
    "signatures": (
        "who is asked to sign: panel, the facilitator and the panelists present at the reveal;"
        " panel-and-hr, the debrief's named approver, too"
    ),
}
"""What each policy is about, in words for people, by name."""
_FIELDS: Mapping[str, FieldInfo] = {each.encode_name: each for each in fields(Policies)}


def names() -> tuple[str, ...]:
    """Return the names of all policies, in order."""
    return tuple(_FIELDS)


STRICT: Mapping[str, Mapping[str, int]] = {
    "break-glass": {"on": 0, "off": 1},
    "feedback": {"allow": 0, "on-request": 1, "hr-approval": 1, "generic-only": 1, "never": 2},
    "signatures": {"panel": 0, "panel-and-hr": 1},
    "later-levels": {"3-years": 0, "2-years": 1, "1-year": 2, "never": 3},
    "personal-note": {"allowed": 0, "hr-approval": 1, "forbidden": 2},
    "rewording": {"on": 0, "off": 1},
}
"""How strict each value of a policy is; of two alike neither allows less than the other in everything."""


def is_stricter(name: str, one: str, other: str) -> bool:
    """Return whether one value of a policy allows less than another; what only one program knows does not."""
    ranks = STRICT.get(name, {})
    return one in ranks and other in ranks and ranks[one] > ranks[other]


def value_of(policies: Policies, name: str) -> str:
    """Return the value of a policy as a word; KeyError for a name that is none."""
    return str(getattr(policies, _FIELDS[name].name).value)


def values_for(name: str) -> tuple[str, ...]:
    """Return the values that a policy may have; KeyError for a name that is none."""
    return tuple(str(each.value) for each in _FIELDS[name].type)


Local = Mapping[str, Mapping[str, str]]
"""The values that jurisdictions have of their own: by jurisdiction, then by name."""


def choose(policies: Policies, name: str, value: str) -> tuple[PolicySet, ...]:
    """Decide that a policy gets a value: the event, none if it has it already; else `Refused`."""
    if name not in _FIELDS:
        raise Refused(Code.NO_SUCH_POLICY)
    if value not in values_for(name):
        raise Refused(Code.NO_SUCH_VALUE)
    return () if value_of(policies, name) == value else (PolicySet(name, value),)


def choose_local(local: Local, name: str, value: str, jurisdiction: Jurisdiction) -> tuple[PolicySet, ...]:
    """Decide that a jurisdiction gets a value of its own, or loses it again (`INHERIT`); else `Refused`."""
    if name not in LOCAL:
        raise Refused(Code.NO_SUCH_POLICY)
    if value not in {*values_for(name), INHERIT}:
        raise Refused(Code.NO_SUCH_VALUE)
    if local.get(jurisdiction.value, {}).get(name, INHERIT) == value:
        return ()
    return (PolicySet(name, value, jurisdiction.value),)


def with_policy(policies: Policies, event: PolicySet) -> Policies:
    """Return the policies after one was set; what only a newer program knows changes nothing."""
    if event.name not in _FIELDS or event.value not in values_for(event.name):
        return policies
    field = _FIELDS[event.name]
    return replace(policies, **{field.name: field.type(event.value)})


def with_local(local: Local, event: PolicySet) -> dict[str, Mapping[str, str]]:
    """Return what jurisdictions have of their own after one was set."""
    kept = {name: value for name, value in local.get(event.jurisdiction, {}).items() if name != event.name}
    own = kept if event.value == INHERIT else {**kept, event.name: event.value}
    return {**local, event.jurisdiction: own}


def policies_in(policies: Policies, local: Local, jurisdiction: Jurisdiction) -> Policies:
    """Return the policies as they hold for positions of a jurisdiction."""
    for name, value in local.get(jurisdiction.value, {}).items():
        policies = with_policy(policies, PolicySet(name, value))
    return policies

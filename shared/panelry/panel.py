"""The panel: who takes part in a debrief, in which roles, and the words they choose from."""

from enum import Enum

import msgspec

from panelry.ids import PersonId

OPERATOR = PersonId("operator")
"""The actor of a command that comes through the operator's door."""
CANDIDATE = PersonId("candidate")
"""The actor of what is done on the candidate's page."""
SERVER = PersonId("@server")
"""The actor of what the server itself puts on the office's record; no id of a person has that sign."""
RESERVED = frozenset({OPERATOR, CANDIDATE, SERVER})
"""The actors that nobody on a panel is."""


class Role(Enum):
    """What a person may be in a debrief; one person may hold several."""

    FACILITATOR = "facilitator"
    PANELIST = "panelist"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"
    AUDITOR = "auditor"
    OPERATOR = "operator"
    CANDIDATE = "candidate"


class Standing(Enum):
    """Whether the panel waits for a panelist."""

    EXPECTED = "expected"
    ABSENT = "absent"
    RECUSED = "recused"


class Mode(Enum):
    """How a debrief opens what was sealed."""

    EVIDENCE_FIRST = "evidence first"
    NUMBERS_FIRST = "numbers first"
    WITHOUT_NAMES = "without names"


class Recommendation(Enum):
    """A panelist's overall judgement; there is no neutral one."""

    STRONG_YES = "strong yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong no"


class Confidence(Enum):
    """How sure a panelist is of the recommendation."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Outcome(Enum):
    """What the panel decided."""

    ADVANCE = "advance"
    DECLINE = "decline"
    HOLD = "hold"
    KEEP_IN_TOUCH = "keep in touch"


class Channel(Enum):
    """How a released summary reaches the candidate."""

    PAGE = "page"
    CALL = "call"
    EMAIL = "e-mail"
    AGENCY = "agency"


class Person(msgspec.Struct, frozen=True):
    """Somebody in a debrief."""

    id: PersonId
    name: str
    roles: frozenset[Role]
    standing: Standing = Standing.EXPECTED
    late: bool = False
    """Added after scoring had opened."""


def initials(people: dict[PersonId, str]) -> dict[PersonId, str]:
    """Return a short mark for each person: an initial, two letters where it collides, then a symbol.

    The marks depend on the names and ids only, so every screen shows the same.
    """
    marks: dict[PersonId, str] = {}
    symbols = iter("αβγδεζηθκλμνξπρστφχψω")
    for person, name in sorted(people.items(), key=lambda item: (item[1].casefold(), item[0])):
        letters = [each for each in name.upper() if each.isalnum()] or ["?"]
        taken = set(marks.values())
        wishes = [letters[0], *("".join((letters[0], each.lower())) for each in letters[1:])]
        free = next((wish for wish in wishes if wish not in taken), None)
        marks[person] = free or next(symbols, f"{letters[0]}{len(marks)}")
    return marks

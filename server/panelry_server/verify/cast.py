"""The cast: the fictional people of every random history, and one rubric for them."""

from decimal import Decimal

from panelry import commands as c
from panelry.doing import Doer
from panelry.ids import CriterionId, DebriefId, PersonId
from panelry.panel import OPERATOR, Mode, Role
from panelry.policies import Policies, Switch
from panelry.rubric import Bounds, Criterion, Level, Rubric, Threshold

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
    "OFFICER",
    "OPERATOR",
    "PANEL",
    "ROLES",
    "RUBRIC",
    "STRANGER",
    "create",
    "seat",
]

ANA, BEN, CHEN, DARA = PersonId("ana"), PersonId("ben"), PersonId("chen"), PersonId("dara")
ELI, FAY = PersonId("eli"), PersonId("fay")
GRACE, HANA, IVO = PersonId("grace"), PersonId("hana"), PersonId("ivo")
STRANGER = PersonId("zoe")
"""Somebody who has no seat."""
OFFICER = Doer(PersonId("nora"), "Nora Quist")
"""Somebody of the office, for whom the operator's role acts."""

NAMES = {
    ANA: "Ana Duarte",
    BEN: "Ben Okafor",
    CHEN: "Chen Wei",
    DARA: "Dara Novak",
    ELI: "Eli Ström",
    FAY: "Fay Haddad",
    GRACE: "Grace Hill",
    HANA: "Hana Sato",
    IVO: "Ivo Marin",
    STRANGER: "Zoe Lund",
}
ROLES = {
    ANA: (Role.FACILITATOR, Role.PANELIST),
    BEN: (Role.PANELIST,),
    CHEN: (Role.PANELIST,),
    DARA: (Role.PANELIST,),
    ELI: (Role.OBSERVER,),
    FAY: (Role.FACILITATOR,),
    GRACE: (Role.COORDINATOR,),
    HANA: (Role.AUDITOR,),
    IVO: (Role.PANELIST,),
}
"""Ana rates and facilitates, Fay only facilitates, Eli shadows, Grace coordinates, Hana audits."""
PANEL = (ANA, BEN, CHEN, DARA)
"""The panelists who are expected from the start; Ivo may come late."""
ALL = (ANA, BEN, CHEN, DARA, ELI, FAY, GRACE, HANA)
"""Everybody who has a seat at first, in order of seats."""

CANDIDATE = "Amara Osei"
DEBRIEF = DebriefId("amara")
DESIGN, AMBIGUITY, CODE = CriterionId("design"), CriterionId("ambiguity"), CriterionId("code")
CRITERIA = (DESIGN, AMBIGUITY, CODE)


def _levels(strength: str, growth: str, suggestion: str) -> tuple[Level, ...]:
    """Return five levels with words for the candidate: growth up to 3, strength from 3 on."""
    return tuple(
        Level(
            level,
            anchor=f"Anchor {level}",
            strength=strength if level >= 3 else "",
            growth=growth if level <= 3 else "",
            suggestion=suggestion if level <= 3 else "",
        )
        for level in range(1, 6)
    )


RUBRIC = Rubric(
    title="Backend",
    version="3",
    scale=5,
    criteria=(
        Criterion(
            DESIGN,
            "System design",
            _levels(
                "You sized the parts of the system and defended a trade-off",
                "You drew the parts of the system without saying what happens when one fails",
                "Name the part that fails first, and say what the rest does then",
            ),
            weight=Decimal(2),
            must_have=True,
            minimum=Decimal(3),
        ),
        Criterion(
            AMBIGUITY,
            "Handling ambiguity",
            _levels(
                "You asked what the goal was before you chose a way",
                "You chose a way before the goal was clear",
                "Begin with two questions about the goal",
            ),
        ),
        Criterion(
            CODE,
            "Code quality",
            _levels(
                "You named things plainly and tested the odd cases",
                "You left the odd cases without a test",
                "Write the test for the empty case first",
            ),
        ),
    ),
    thresholds=(Threshold(Decimal(12), "clear yes"),),
    bounds=Bounds(),
)


ALLOWED = Policies(break_glass=Switch.ON)
"""The policies of an organisation that allows everything."""


def create(mode: Mode = Mode.EVIDENCE_FIRST) -> c.CreateDebrief:
    """Return the command that begins the debrief of the tests."""
    return c.CreateDebrief(DEBRIEF, CANDIDATE, "Senior Backend Engineer", "Acme", RUBRIC, mode)


def seat(person: PersonId) -> c.AddPerson:
    """Return the command that gives somebody of the cast their seat."""
    return c.AddPerson(person, NAMES[person], ROLES.get(person, (Role.PANELIST,)))

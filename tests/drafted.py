"""What drafts of the tests are made from: approved points, agreed levels and the rubrics of the demo."""

from pathlib import Path

from msgspec.structs import replace

from panelry.drafting import Material
from panelry.ids import CriterionId, DebriefId, PersonId, PointId
from panelry.panel import Outcome
from panelry.points import Kind, Point, Polarity
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric

DEMO = Path(__file__).resolve().parents[1] / "tui" / "panelry_tui" / "demo"
GOOD, GROW = Polarity.STRENGTH, Polarity.GROWTH


def kept(name: str) -> Rubric:
    """Return a rubric that is installed with the demo."""
    return read_rubric((DEMO / name).read_bytes(), name)[0]


def said(
    criterion: str, side: Polarity, where: str, what: str, advice: str = "", *, effect: str = ""
) -> Point:
    """Return an approved point."""
    name = PointId(f"{criterion}-{side.value}-{len(what)}")
    author, about = PersonId("ana"), CriterionId(criterion)
    return Point(name, 1, author, about, side, where, what, Kind.SAW, effect, advice)


def debrief(
    rubric: Rubric, who: str, role: str, levels: str, *points: Point, drivers: str = "", outcome: Outcome
) -> Material:
    """Return a debrief: levels as `id=level`, drivers as ids, with blanks between."""
    agreed = tuple(
        (CriterionId(name), int(level)) for name, level in (each.split("=") for each in levels.split())
    )
    named = tuple(CriterionId(each) for each in drivers.split())
    sender = "The interview panel at Northfield"
    seed = DebriefId(f"{who} {role}")
    made = Material(seed, who, "Northfield", role, rubric, agreed, points, named, outcome, sender)
    return replace(made, until="2027-05-23") if outcome is Outcome.KEEP_IN_TOUCH else made


BACKEND = kept("backend.toml")

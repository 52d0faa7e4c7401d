"""Later levels in words: how they are recorded, how they are forgotten, and what is on record."""

import re

from panelry.desk.acts import Act, Question, Taken, Typed
from panelry.desk.reading import Desk, Unclear, called, candidate_of, recorded_by
from panelry.ids import CandidateId, LaterId
from panelry.office.commands import OfficeCommand
from panelry.office.later_commands import ForgetLater, RecordLater

_CANDIDATE = Taken(
    "candidate", "The candidate's name, address or id.", "CANDIDATE", option=False, required=True
)
_PAIR = re.compile(r"\s*(.*\S)\s+([0-9]{1,2})\s*", re.ASCII)
_HOW = "Write each as a criterion and a level, with semicolons between: System design 4; Code 3"


def _levels(text: str) -> tuple[tuple[str, int], ...]:
    """Return what was typed as pairs; `Unclear` says how to write them."""
    pairs = [_PAIR.fullmatch(each) for each in text.split(";") if each.strip()]
    if not all(pairs) or not pairs:
        raise Unclear(f"These levels cannot be read. {_HOW}.")
    return tuple((each[1], int(each[2])) for each in pairs if each)


def _record(typed: Typed) -> OfficeCommand:
    candidate = candidate_of(typed.desk, typed["candidate"]).candidate
    return RecordLater(candidate, LaterId(typed.drawn()), _levels(typed["levels"]))


def _recorded(typed: Typed, after: Desk) -> str:
    key = candidate_of(after, typed["candidate"]).candidate
    told = "Nobody reads them of one person; insight tells them of five and more together."
    return f"{called(after, key)}: {on_record(after, key)} {told}"


def _sure(typed: Typed) -> Question:
    each = candidate_of(typed.desk, typed["candidate"])
    name = called(typed.desk, each.candidate)
    told = on_record(typed.desk, each.candidate) or "no later levels are on record."
    lines = (f"{name}: {told}", "They go for ever.")
    if name == each.name:
        return Question(lines, "Type the whole name to forget them", name, each.candidate)
    return Question(lines, "Type the whole id to forget them", each.candidate)


def _forgotten(typed: Typed, _: Desk) -> str:
    name = called(typed.desk, candidate_of(typed.desk, typed["candidate"]).candidate)
    return f"The later levels of {name} are forgotten."


def on_record(desk: Desk, candidate: CandidateId) -> str:
    """Return what is on record of a candidate's later levels, empty for nothing."""
    each = desk.later.get(candidate)
    if each is None:
        return ""
    by = f"by {recorded_by(desk, each.by)} on {each.at[:10]}"
    if not each.kept:
        return f"later levels were recorded {by} and are forgotten."
    return f"later levels are on record, {by}, until {each.until}."


ACTS = (
    Act(
        "candidate",
        "later",
        "Record how somebody who was hired does on the criteria, some months after they began.",
        (
            _CANDIDATE,
            Taken(
                "levels",
                "Criteria with levels of the position's rubric: 'System design 4; Code 3'.",
                "LEVELS",
                required=True,
            ),
        ),
        _record,
        _recorded,
    ),
    Act(
        "candidate",
        "forget-later",
        "Forget how somebody who was hired does, before its time is over.",
        (_CANDIDATE,),
        lambda typed: ForgetLater(candidate_of(typed.desk, typed["candidate"]).candidate),
        _forgotten,
        _sure,
    ),
)

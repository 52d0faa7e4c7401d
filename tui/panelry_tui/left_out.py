"""What a draft leaves out, in words: which side is missing, what would help, and why each point waits."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.ids import CriterionId
from panelry.points import Polarity, Why
from panelry_tui.summary_reading import PointCard, SummaryReading

_SIDES = {Polarity.STRENGTH: "strength", Polarity.GROWTH: "growth point"}
_WHY = {
    Why.NOT_AGREED: "no level is agreed",
    Why.BOTH_SIDES: "its criterion has points on both sides",
    Why.NO_WORDS: "no point, and no rubric words at the level",
    Why.ANOTHER_POINT: "another point on this criterion says more",
    Why.NOTE_ONLY: "it waits until the missing side has something to say",
    Why.NO_ROOM: "other criteria come first, and the text stays short",
}


def remark(summary: SummaryReading) -> str:
    """Return why the text is only the thank-you note, in one sentence; empty where it is a summary."""
    draft = summary.draft
    if draft is None or not draft.lacks:
        return ""
    both = any(why is Why.BOTH_SIDES for _, why in draft.silent)
    why = "points stand on both sides of one criterion" if both else _missing(draft.lacks)
    return f"The short thank-you note: {why}. W says what would help."


def why_unused(summary: SummaryReading, card: PointCard) -> str:
    """Return why the draft does not use a point, empty where it does."""
    if card.kind == "disputed":
        return "somebody disputes it"
    if card.mine and not card.shared:
        return "its author has not approved it"
    draft = summary.draft
    if draft is None:
        return ""
    silent = {_title(summary, criterion): _WHY[why] for criterion, why in draft.silent}
    if card.criterion in silent:
        return silent[card.criterion]
    spoken = [each.words() for each in summary.points if each.id in draft.speaks]
    return "" if not draft.speaks or card.words() in spoken else _WHY[Why.ANOTHER_POINT]


def left_out(summary: SummaryReading) -> list[str]:
    """Return the page: the missing side, what would make a summary possible, points and criteria with why."""
    draft = summary.draft
    if draft is None:
        return ["The panel reads the draft; your role reads the released text only."]
    lines = ["What the draft leaves out"]
    if draft.lacks:
        note = f"This is the short thank-you note: {_missing(draft.lacks)}."
        both = Polarity.GROWTH in draft.lacks
        needs = (
            "A summary needs both a strength and a growth point." if both else "A summary needs a strength."
        )
        lines += ["", note, needs, "", "What would help"]
        ways = dict.fromkeys(each for side in draft.lacks for each in _ways(summary, side))
        lines += [f"  {each}" for each in ways]
    points = [(each, why_unused(summary, each)) for each in summary.points]
    waiting = [
        f"  {summary.reading.short(each.author)}, {each.criterion} ({each.polarity.value}): {why}"
        for each, why in points
        if why
    ]
    silent = [f"  {_title(summary, each)}: {_WHY[why]}" for each, why in draft.silent]
    lines += ["", "Points it does not use", *waiting] if waiting else []
    lines += ["", "Criteria that say nothing", *silent] if silent else []
    return lines if len(lines) > 1 else [*lines, "", "It leaves nothing out."]


def _missing(lacks: tuple[Polarity, ...]) -> str:
    if len(lacks) > 1:
        return "no strength or growth point counts yet"
    return f"no {_SIDES[lacks[0]]} counts yet"


def _ways(summary: SummaryReading, side: Polarity) -> Iterator[str]:
    """Yield what would give a side something to say, the nearest first."""
    draft, key = summary.draft, summary.reading.face
    whys = {} if draft is None else dict(draft.silent)
    for criterion, why in whys.items():
        title = _title(summary, criterion)
        if why is Why.BOTH_SIDES:
            yield f"{title}: points on both sides. Take one side back ({key('summary.take-back')})."
        elif why is Why.NOT_AGREED and _has_point(summary, title, side):
            yield f"{title}: a {_SIDES[side]} waits for an agreed level ({key('summary.back')})."
    for each in summary.points:
        if each.polarity is side and each.kind == "disputed":
            ways = f"Its author mends it ({key('summary.edit')}), or {key('summary.dispute')} clears it."
            yield f"{each.criterion}: a {_SIDES[side]} is disputed. {ways}"
        elif each.polarity is side and each.mine and not each.shared:
            approves = f"{key('summary.accept')} approves it."
            yield f"{each.criterion}: your {_SIDES[side]} is not approved. {approves}"
    free = [each.title for each in summary.reading.criteria if _is_free(summary, each.id)]
    if free:
        yield f"Write and approve a {_SIDES[side]} ({key('summary.point')}) on: {', '.join(free)}."
    else:
        yield f"{key('summary.back')} goes back to the discussion: agree on one more criterion."


def _has_point(summary: SummaryReading, title: str, side: Polarity) -> bool:
    return any(each.criterion == title and each.polarity is side and each.shared for each in summary.points)


def _is_free(summary: SummaryReading, criterion: CriterionId) -> bool:
    """Return whether a level is agreed and no point speaks, so that a new one would count."""
    talk = summary.reading.get(p.Talk, f"Talk/{criterion}")
    title = _title(summary, criterion)
    taken = any(
        each.criterion == title and each.shared and each.kind != "disputed" for each in summary.points
    )
    return talk is not None and talk.agreed is not None and not taken


def _title(summary: SummaryReading, criterion: CriterionId) -> str:
    return summary.reading.criterion(criterion).title

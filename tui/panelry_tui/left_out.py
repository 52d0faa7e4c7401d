"""What a draft leaves out, in words: which side is missing, what would help, and why each point waits."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.ids import CriterionId
from panelry.points import Polarity, Why
from panelry_tui.policy_reading import PolicyReading
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

_ACROSS = "its criterion decided, and the side that fits the decision speaks"


def remark(summary: SummaryReading) -> str:
    """Return why the text is only the thank-you note, or which criterion is a question; empty for neither."""
    draft = summary.draft
    if draft is None:
        return ""
    if draft.lacks:
        return f"The short thank-you note: {_reason(summary, draft.lacks)}."
    asked = [_title(summary, criterion) for criterion, why in draft.silent if why is Why.BOTH_SIDES]
    return f"Points stand on both sides, so nothing is said of {' and '.join(asked)}." if asked else ""


def only_thanks(summary: SummaryReading) -> str:
    """Return the warning to whoever signs thanks alone where feedback is allowed, or nothing."""
    draft = summary.draft
    if draft is None or not draft.lacks or _generic(summary):
        return ""
    return f"No feedback is in it, only thanks: {_reason(summary, draft.lacks)}"


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
    spoken = [each for each in summary.points if each.id in draft.speaks]
    if not spoken or card.words() in [each.words() for each in spoken]:
        return ""
    across = any(each.criterion == card.criterion and each.polarity is not card.polarity for each in spoken)
    return _ACROSS if across else _WHY[Why.ANOTHER_POINT]


def left_out(summary: SummaryReading) -> list[str]:
    """Return the page: the missing side, what would make a summary possible, points and criteria with why."""
    draft = summary.draft
    if draft is None:
        return ["The panel reads the draft; your role reads the released text only."]
    lines = ["What the draft leaves out"]
    if draft.lacks:
        lines += ["", f"This is the short thank-you note: {_reason(summary, draft.lacks)}."]
    if draft.lacks and not _generic(summary):
        both = Polarity.GROWTH in draft.lacks
        lines.append(
            "A summary needs both a strength and a growth point." if both else "A summary needs a strength."
        )
    ways = _all_ways(summary, draft)
    lines += ["", "What would help", *(f"  {each}" for each in ways)] if ways else []
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


def _reason(summary: SummaryReading, lacks: tuple[Polarity, ...]) -> str:
    """Return why there is only the thank-you note: the nearest of what keeps the missing side silent."""
    if _generic(summary):
        return "the policy for this position allows no evaluation"
    side, draft = " or ".join(_SIDES[each] for each in lacks), summary.draft
    whys = {} if draft is None else {_title(summary, each): why for each, why in draft.silent}
    if Why.BOTH_SIDES in whys.values():
        return "points stand on both sides of one criterion"
    points = [each for each in summary.points if each.polarity in lacks]
    if any(each.kind == "disputed" for each in points):
        return f"a {side} is disputed"
    if any(each.shared and whys.get(each.criterion) is Why.NOT_AGREED for each in points):
        return f"a {side} waits for an agreed level"
    if any(each.mine and not each.shared for each in points):
        return f"your {side} is not approved"
    if set(whys.values()) == {Why.NOT_AGREED}:
        return "no level is agreed"
    return f"nobody has approved a {side} where a level is agreed"


def _generic(summary: SummaryReading) -> bool:
    return PolicyReading(summary.reading).ruling.generic


def _all_ways(summary: SummaryReading, draft: p.Draft) -> tuple[str, ...]:
    """Return what would help, each once: first what settles a question, then what a missing side needs."""
    back = summary.reading.face("summary.take-back")
    questions = [
        f"{_title(summary, criterion)}: points on both sides. Take one side back ({back})."
        for criterion, why in draft.silent
        if why is Why.BOTH_SIDES
    ]
    sides = () if _generic(summary) else draft.lacks
    return tuple(dict.fromkeys((*questions, *(each for side in sides for each in _ways(summary, side)))))


def _ways(summary: SummaryReading, side: Polarity) -> Iterator[str]:
    """Yield what would give a side something to say, the nearest first."""
    draft, key = summary.draft, summary.reading.face
    whys = {} if draft is None else dict(draft.silent)
    for criterion, why in whys.items():
        title = _title(summary, criterion)
        if why is Why.NOT_AGREED and _has_point(summary, title, side):
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

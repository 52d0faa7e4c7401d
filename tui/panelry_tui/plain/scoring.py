"""One's own scorecard in plain mode: each rating with its anchor, and where it is."""

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import CriterionId
from panelry.panel import Role
from panelry.phase import MAY
from panelry_tui.card_reading import CONFIDENCE, RECOMMENDATION, anchors_of, blanks, scale_of
from panelry_tui.plain.glass import glass_options
from panelry_tui.plain.lines import Line, Option, View
from panelry_tui.plain.moment import Moment, status
from panelry_tui.reading import Reading
from panelry_tui.widgets.anchors import anchor_words
from panelry_tui.words import clock, law

HERE, WAITING, THERE = "on this machine", "on this machine, waiting for the connection", "on the server"
_ABOUT = {RECOMMENDATION: c.Recommend, CONFIDENCE: c.GiveConfidence}


def scoring(moment: Moment) -> View:
    """Return the scorecard."""
    reading = moment.reading
    done = f"{reading.rated()} of {len(reading.criteria)} rated"
    submitted = reading.my_card().submitted
    handed = f"Your scorecard is submitted, at {clock(submitted)}" if submitted else "Not submitted"
    lines = [status(moment, "Your scorecard", done, handed), Line("sealed", law(reading))]
    for at, each in enumerate(reading.criteria, 1):
        where = place_of(moment, each.id)
        lines.append(Line("rating", f"{at}. {each.title}: {rating_words(reading, each.id)}{where}"))
        lines += [Line("observation", f"{each.title}. {words}") for words in observed(reading, each.id)]
        lines += noted(moment, each.id)
    lines += noted(moment, None)
    for key in (RECOMMENDATION, CONFIDENCE):
        view = scale_of(reading, key)
        chosen = view.anchors[view.chosen - 1] if view.chosen else "not given."
        given = f"{chosen}{place_of(moment, key)}" if view.chosen else chosen
        lines.append(Line("rating", f"{view.title}: {given}"))
    return View(tuple(lines), tuple(_options(moment)))


def rating_words(reading: Reading, criterion: CriterionId) -> str:
    """Return my rating on a criterion with its anchor, or that there is none."""
    rating = reading.my_rating(criterion)
    if rating is None:
        return "not rated yet."
    if rating.level is None:
        return "no evidence"
    return f"{rating.level}, {anchor_words(anchors_of(reading, criterion), rating.level).rstrip('.')}"


def place_of(moment: Moment, key: str) -> str:
    """Return where the answer of a row is; empty for a blank one."""
    reading = moment.reading
    if key in _ABOUT:
        waits = any(isinstance(each, _ABOUT[key]) for each in moment.waiting)
    else:
        criterion = CriterionId(key)
        if reading.my_rating(criterion) is None:
            return ""
        waits = any(isinstance(each, c.Rate) and each.criterion == criterion for each in moment.waiting)
    return f"; {where(moment, waits=waits)}."


def where(moment: Moment, *, waits: bool) -> str:
    """Return where something is, in words."""
    if not waits:
        return THERE
    return HERE if moment.seen.live else WAITING


def observed(reading: Reading, criterion: CriterionId) -> list[str]:
    """Return my observations on a criterion, each with who will see it."""
    return [
        f"{each.kind.value.capitalize()}: {each.text} ({'shareable' if each.shareable else 'only you'})"
        for each in reading.my_observations(criterion)
    ]


def noted(moment: Moment, criterion: CriterionId | None) -> list[Line]:
    """Return my note on a criterion, or on the whole interview, line by line."""
    note = moment.reading.my_note(criterion)
    if note is None or not note.text:
        return []
    title = "whole interview" if criterion is None else moment.reading.criterion(criterion).title
    waits = any(isinstance(each, c.WriteNote) and each.criterion == criterion for each in moment.waiting)
    said = where(moment, waits=waits)
    return [Line("note", f"{title}. {each}") for each in note.text.split("\n") if each.strip()] + [
        Line("note", f"{title}. Only you see this note; {said}.")
    ]


def frozen(reading: Reading) -> str:
    """Return why the scorecard takes no change now, empty where it does."""
    if reading.my_card().submitted is not None:
        again = may_reopen(reading)
        return "It is submitted. Reopen it first." if again else "It is submitted and stays as it is."
    late = Role.PANELIST in reading.my_roles and reading.openings.revealed
    if reading.phase is Phase.DISCUSSION and not late:
        return "Scorecards are frozen until the numbers are shown."
    return ""


def may_reopen(reading: Reading) -> bool:
    """Return whether a submitted scorecard may be taken back."""
    return reading.phase in MAY[c.Reopen].phases and not reading.openings.evidence


def _options(moment: Moment) -> list[Option]:
    reading, why = moment.reading, frozen(moment.reading)
    found = [
        Option("rate", "rate a criterion", why),
        Option("observe", "write or change an observation", why),
        Option("note", "write a note"),
        Option("recommend", "recommend", why),
        Option("confidence", "say how sure you are", why),
        Option("rubric", "hear all that the rubric says of a criterion", rare=True),
    ]
    if reading.my_card().submitted is not None:
        again = "" if may_reopen(reading) else "Evidence is open, so scorecards are frozen."
        found.append(Option("reopen", "take the scorecard back", again))
    elif moment.may(c.Submit):
        left = ", ".join(blanks(reading))
        rest = f"Still blank: {left}. Rate each, or answer 0 for no evidence." if left else ""
        found.append(Option("submit", "submit the scorecard", why or rest))
    found += glass_options(moment)
    if reading.phase is Phase.SCORING:
        found.append(Option("lobby", "who is here"))
        found.append(Option("recuse", "recuse yourself for a conflict of interest", rare=True))
    else:
        found.append(Option("discussion", "back to the discussion"))
    return found

"""Insight as one page: it can be printed, sent and read aloud, and needs neither a network nor a script.

Panelists and criteria stand in the order of the file. Nobody is ranked, no agreement is praised, and
every figure says what it rests on.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from panelry.insight import FEWEST, WINDOW, Figures, Lesson, Taught
from panelry_tui.insight_charts import Interval, between, columns, curve, gaps, intervals
from panelry_tui.insight_said import Insight
from panelry_tui.insight_tables import table
from panelry_tui.insight_words import (
    AFTERWARDS,
    HOLDS_BACK,
    READ_LATER,
    based_on,
    count,
    drawn_words,
    effect_words,
    foretold_words,
    no_agreed_words,
    no_phi_words,
    notes,
    points,
    replied_words,
    said_most,
    signed,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page allows a browser: its own style, and nothing else."""
NOTICE = "Figures about panelists are for the panelist concerned: to calibrate, not to compare people."
_SHARE = "Share of a panel's mean that is the candidate"


def insight_page(found: Insight, title: str) -> str:
    """Return the page as HTML; `title` is shown as it is."""
    style = Path(__file__).with_name("insight_page.css").read_text(encoding="utf-8")
    body = "\n".join(_body(found, title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(found: Insight, title: str) -> Iterator[str]:
    taught = found.taught
    yield f"<header><h1>{escape(title)}</h1>"
    basis = f"{based_on(taught.together)}. " if found.pooled else ""
    yield f'<p class="soft">{basis}Small numbers: read with care.</p></header><main>'
    if found.pooled:
        yield from _group("Criteria", taught.together, taught)
    for group in taught.groups:
        yield from _group(group.name, group, taught)
    if found.raters or found.refused or not found.own:
        yield from _panelists(found)
    if found.pooled:
        yield from _panels(found)
    yield from _drift(found)
    yield from _later(found)
    if found.replied:
        yield f"<section><h2>What candidates replied</h2><p>{replied_words(found.replied)}</p></section>"
    yield "</main>"


def _group(title: str, figures: Figures, taught: Taught) -> Iterator[str]:
    yield f"<section><h2>{escape(title)}</h2>"
    if not figures.shown:
        yield f"<p>{count(figures.candidates, 'candidate')}. {HOLDS_BACK}</p></section>"
        return
    if figures is taught.together and taught.groups:
        yield f"<p>All groups of {FEWEST} candidates or more together.</p>"
    yield f'<p class="soft">{based_on(figures)}.</p>'
    yield (
        '<p><span class="key filled"></span>sealed ratings, one for each panelist '
        '<span class="key"></span>agreed ratings, one for each candidate; columns are shares of each.</p>'
    )
    for lesson in figures.lessons:
        yield from _lesson(lesson)
    yield from _gaps(figures.lessons)
    yield from (f"<p>{escape(each)}</p>" for each in said_most(figures))
    yield "</section>"


def _lesson(lesson: Lesson) -> Iterator[str]:
    yield f'<article class="card lesson"><h3>{escape(lesson.criterion)}</h3>'
    if lesson.sealed is None:
        yield f'<p class="full">{count(lesson.assessed, "candidate")} assessed. {HOLDS_BACK}</p>'
    else:
        label = f"Ratings of {lesson.criterion} by level; the table beside has the numbers."
        yield f"<div>{columns(label, lesson.sealed, lesson.agreed)}</div>"
        rows = [
            _counts("sealed", lesson.sealed, f"{sum(lesson.sealed)} of {count(lesson.assessed, 'candidate')}")
        ]
        if lesson.agreed is not None:
            rows.append(_counts("agreed", lesson.agreed, count(lesson.agreed_n, "candidate")))
        head = ["", *map(str, range(1, len(lesson.sealed) + 1)), "n"]
        yield "<div>" + table(f"Ratings of {lesson.criterion} by level", head, rows)
        if lesson.agreed is None:
            yield f'<p class="soft">{no_agreed_words(lesson)}</p>'
        yield "</div>"
    said = [f"<li>{escape(each)}</li>" for each in notes(lesson)]
    if lesson.unassessed:
        said.append(f"<li>not assessed: {escape(', '.join(lesson.unassessed))}</li>")
    yield f'<ul class="notes full">{"".join(said)}</ul></article>' if said else "</article>"


def _counts(name: str, counts: Sequence[int], n: str) -> list[str]:
    return [name, *map(str, counts), n]


def _gaps(lessons: Sequence[Lesson]) -> Iterator[str]:
    """Yield how far panels lie apart, sealed and in the second round."""
    shown = [(each, each.gap) for each in lessons if each.gap is not None]
    if not shown:
        return
    drawn, rows = [], []
    for each, gap in shown:
        moved = each.moved
        first = float(moved.sealed if moved else gap)
        drawn.append((each.criterion, first, float(moved.second) if moved else None))
        after = [points(moved.sealed), points(moved.second), str(moved.n)] if moved else ["–", "–", "–"]
        split = f"{each.split} of {each.compared}"
        rows.append([each.criterion, points(gap), str(each.compared), split, *after])
    yield "<h3>Distance between the highest and the lowest rating of a panel, in points</h3>"
    yield (
        '<div class="card"><p><span class="key filled round"></span>sealed '
        '<span class="key round"></span>second round, the same candidates</p>'
    )
    yield gaps("Mean gap of each criterion; the table below has the numbers.", drawn)
    head = ["criterion", "gap", "n", "split panels", "sealed, then", "second", "n"]
    yield table("Mean gaps, n in candidates", head, rows)
    yield f"<p>{AFTERWARDS}</p></div>" if any(each.moved for each, _ in shown) else "</div>"


def _panelists(found: Insight) -> Iterator[str]:
    heading = "Your calibration" if found.own else "Panelists, in the order of the file"
    yield f"<section><h2>{heading}</h2><p>{NOTICE}</p>"
    if found.refused:
        yield f"<p>Not compared. {escape(found.refused)}</p></section>"
        return
    drawn, rows = [], []
    for each in found.raters:
        own = found.shrunken[each.panelist] if found.shrunken and each.effect is not None else None
        if each.effect is not None and each.se is not None:
            drawn.append(Interval(each.panelist, each.effect, each.se, own.effect if own else None))
        row = [each.panelist, effect_words(each), str(each.n), str(each.shared_candidates)]
        drawn_in = [drawn_words(own) if own else "–"] if found.shrunken else []
        rows.append([*row, *drawn_in])
    head = [
        "panelist",
        "rates, candidates and criteria taken into account",
        "initial ratings",
        "shared candidates",
    ]
    if found.shrunken:
        head.append("shrunken")
    yield '<div class="card">'
    if drawn:
        shrunk = (
            ' <span class="key turned"></span>shrunken: drawn to nought the less is known'
            if found.shrunken
            else ""
        )
        yield (
            '<p><span class="key filled round"></span>points above or below the panel as a whole, '
            f"± one standard error{shrunk}</p>"
        )
        yield intervals("Effect of each panelist; the table below has the numbers.", drawn)
    yield table("Calibration, ± standard error", head, rows) + "</div></section>"


def _panels(found: Insight) -> Iterator[str]:
    yield "<section><h2>Would another panelist help?</h2>"
    based = based_on(found.taught.together)
    if not found.phi:
        why = no_phi_words(found.based.candidates).removeprefix("is ")
        yield f"<p>{why[0].upper()}{why[1:]}. {based}.</p></section>"
        return
    yield f'<div class="card"><p>{_SHARE}, for panels of 1 to {max(found.phi)}. {based}.</p>'
    yield curve(f"{_SHARE}, by panelists; the table below has the numbers.", list(found.phi.items()))
    head = ["panelists", *map(str, found.phi)]
    yield table(
        f"{_SHARE}, n {found.based.candidates} candidates",
        head,
        [["share", *(f"{phi:.2f}" for phi in found.phi.values())]],
    )
    yield "</div></section>"


def _drift(found: Insight) -> Iterator[str]:
    """Yield each panelist's distance from the others over time, whether or not there is a reason to look."""
    if not found.drifts:
        return
    yield (
        "<section><h2>Over time</h2><p>A panelist's distance from the others, in points, over "
        f"{WINDOW} shared candidates each, oldest first. Two windows clearly apart on one side are a reason "
        'to look, not an alarm.</p><div class="card">'
    )
    drawn, rows = [], []
    for each in found.drifts:
        for place, window in enumerate(each.windows, 1):
            drawn.append(Interval(f"{each.panelist}, {place}", window.mean, window.se))
            look = "look" if each.look else ""
            rows.append(
                [each.panelist, str(place), f"{signed(window.mean)} ± {window.se:.2f}", str(window.n), look]
            )
    yield intervals("Distance by panelist and window; the table below has the numbers.", drawn)
    yield table(
        "Distance from the others, ± standard error", ["panelist", "window", "points", "ratings", ""], rows
    )
    yield "</div></section>"


def _later(found: Insight) -> Iterator[str]:
    """Yield which criteria foretold how people do who were hired, with every interval."""
    if not found.foretold:
        return
    yield (
        "<section><h2>What was foretold</h2><p>Panels' initial ratings beside how the same people do some "
        "months after they were hired: 1 for the same order, 0 for none, -1 for the reverse; a line holds "
        f'the true value 95 times in 100. {READ_LATER}</p><div class="card">'
    )
    drawn = [
        (each.criterion, each.rho, each.low, each.high)
        for each in found.foretold
        if each.rho is not None and each.low is not None and each.high is not None
    ]
    if drawn:
        yield between("Correlation of each criterion; the table below has the numbers.", drawn)
    rows = [[each.criterion, foretold_words(each), str(each.n)] for each in found.foretold]
    yield table("Ratings of panels and later levels", ["criterion", "what can be said", "people"], rows)
    yield "</div></section>"

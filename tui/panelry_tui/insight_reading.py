"""What the insight screen shows: a section for all groups together and for each one, as plain records.

Panelists are not on the screen, but for the person who looks: how somebody rates is for them alone.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from panelry.insight import Figures, Lesson, Record, Round, Says, Splits, large_groups
from panelry_tui.insight_said import Insight, drift_words
from panelry_tui.insight_words import (
    AFTERWARDS,
    HOLDS_BACK,
    NOTHING_SAID,
    READ_LATER,
    based_on,
    count,
    effect_words,
    foretold_words,
    gap_words,
    no_phi_words,
    notes,
    points,
    rater_based_on,
    replied_words,
    said_most,
)

LAW = f"{HOLDS_BACK} Calibration: only to the panelist concerned."
YOURS = "Initial ratings, on the same candidates and criteria as others."
LATER = "Initial ratings beside how the same people do later."
UNLISTED = "The debriefs behind it are not listed: what a server tells names nobody."
_NO_FIGURES = Figures("", 0, 0, 0, shown=False, lessons=())
_RISKY = ("=", "+", "-", "@", "\t")
"""What a cell begins with that a spreadsheet would work out."""


class LessonRow(msgspec.Struct, frozen=True):
    """One criterion: `counts` by level are of agreed ratings, else of sealed ones; empty where not shown."""

    title: str
    counted: str
    counts: tuple[int, ...]
    gap: str
    note: str


class Section(msgspec.Struct, frozen=True):
    """One group, or all together: its rows, and what stands below them."""

    name: str
    basis: str
    rows: tuple[LessonRow, ...]
    below: tuple[str, ...]
    figures: Figures

    @property
    def scale(self) -> int:
        """The number of levels, 0 where nothing is shown."""
        return max((len(row.counts) for row in self.rows), default=0)


def sections(found: Insight, title: str) -> tuple[Section, ...]:
    """Return the sections in the order of the file, all together first; at last what was foretold."""
    groups = found.taught.groups
    together = _section(found.taught.together, f"{title} · all together" if groups else title)
    heard = (replied_words(found.replied),) if found.replied else ()
    below = (*together.below, _panel(found), *heard)
    first = msgspec.structs.replace(together, below=below)
    return (first, *(_section(each, each.name) for each in groups), *_later_section(found))


def own_section(found: Insight) -> tuple[Section, ...]:
    """Return the section of the viewer's own calibration; none where nothing is known of them."""
    below = [words for each in found.raters for words in (effect_words(each), f"{rater_based_on(each)}.")]
    below += [drift_words(each) for each in found.drifts]
    return (Section("Your calibration", YOURS, (), tuple(below), _NO_FIGURES),) if below else ()


def _section(figures: Figures, name: str) -> Section:
    if not figures.shown:
        return Section(name, count(figures.candidates, "candidate"), (), (HOLDS_BACK,), figures)
    said = [
        f"“{each.criterion}” {words}."
        for each in figures.lessons
        for words in notes(each)
        if each.splits in {Splits.OFTEN, Splits.ALWAYS} and "anchors" in words
    ]
    moved = [AFTERWARDS] if any(each.moved for each in figures.lessons) else []
    return Section(
        name,
        based_on(figures),
        tuple(map(_row, figures.lessons)),
        (*said, *said_most(figures), *moved),
        figures,
    )


def _row(lesson: Lesson) -> LessonRow:
    if lesson.sealed is None:
        return LessonRow(lesson.criterion, f"{lesson.assessed} seen", (), "", "too few")
    agreed = lesson.agreed
    return LessonRow(
        title=lesson.criterion,
        counted=f"{sum(lesson.sealed)} sealed" if agreed is None else f"{lesson.agreed_n} agreed",
        counts=lesson.sealed if agreed is None else agreed,
        gap=_gap(lesson),
        note=_note(lesson),
    )


def _gap(lesson: Lesson) -> str:
    if lesson.moved is not None:
        return f"{points(lesson.moved.sealed)} → {points(lesson.moved.second)}"
    return "" if lesson.gap is None else points(lesson.gap)


def _note(lesson: Lesson) -> str:
    """Return the most telling note in a few words."""
    if lesson.splits is Splits.ALWAYS:
        return "always splits"
    if lesson.splits is Splits.OFTEN:
        return "often splits"
    if lesson.alike:
        return "never separates"
    missing = lesson.candidates - lesson.assessed
    return f"{missing} not assessed" if missing else ""


def _panel(found: Insight) -> str:
    if not found.phi:
        return f"Whether another panelist would help {no_phi_words(found.based.candidates)}."
    shares = ", ".join(f"{phi:.2f} with {size}" for size, phi in found.phi.items() if size <= 5)
    return (
        f"Would another panelist help? Share of a panel's mean that is the candidate: {shares} "
        f"(n {found.based.candidates})."
    )


def _later_section(found: Insight) -> tuple[Section, ...]:
    """Return which criteria foretold how people do, in few lines; none where there are no later levels.

    What foretold something is said in full; the others are told together by why and by how many people.
    """
    if not found.foretold:
        return ()
    told = {Says.YES, Says.REVERSED}
    said = [f"{each.criterion}: {foretold_words(each)}" for each in found.foretold if each.says in told]
    rest: dict[tuple[Says, int], list[str]] = {}
    for each in found.foretold:
        if each.says not in told:
            rest.setdefault((each.says, each.n), []).append(each.criterion)
    said += [f"{NOTHING_SAID[why]} (n {n}): {'; '.join(titles)}." for (why, n), titles in rest.items()]
    return (Section("What was foretold", LATER, (), (*said, READ_LATER), _NO_FIGURES),)


def months(records: Iterable[Record]) -> str:
    """Return the months that records of shown groups are from, empty where no row says when."""
    instants = [each.at for each in records if each.at is not None]
    return month_words(min(instants), max(instants)) if instants else ""


def month_words(first: datetime, last: datetime) -> str:
    """Return the months from one instant to another."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%b %Y}"
    return f"{_month(first, last)}–{last:%b %Y}"


def _month(first: datetime, last: datetime) -> str:
    return f"{first:%b}" if first.year == last.year else f"{first:%b %Y}"


def behind(section: Section, criterion: str, records: Sequence[Record]) -> Iterator[str]:
    """Yield what is known of a criterion in a section, then a line for each debrief behind it.

    Levels stand in their order, so that nobody's rating can be told from its place.
    """
    (lesson,) = (each for each in section.figures.lessons if each.criterion == criterion)
    yield "; ".join([gap_words(lesson), *notes(lesson)]) + "."
    yield ""
    groups = {section.figures.name} if section.figures.name else large_groups(records) | {""}
    levels: dict[tuple[str, str], dict[Round, list[int]]] = {}
    for each in records:
        if each.criterion == criterion and each.group in groups and each.rating is not None:
            levels.setdefault(each.debrief, {}).setdefault(each.round, []).append(each.rating)
    for (group, candidate), rounds in levels.items():
        where = f" ({group})" if group and not section.figures.name else ""
        said = [
            f"{name} {' '.join(map(str, sorted(rounds[which])))}"
            for name, which in (("sealed", Round.INITIAL), ("second", Round.SECOND), ("agreed", Round.AGREED))
            if which in rounds
        ]
        yield f"{candidate}{where}: {' · '.join(said)}" if said else f"{candidate}{where}: not assessed"
    if not records:
        yield UNLISTED


def as_csv(found: Sequence[Section]) -> str:
    """Return the figures of all sections, a row for each criterion; no cell begins as a formula does."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    scale = max(each.scale for each in found)
    levels = [f"level {level}" for level in range(1, scale + 1)]
    writer.writerow(["group", "criterion", "counted", *levels, "gap", "note"])
    for section in found:
        for row in section.rows:
            counts = [str(each) for each in row.counts] + [""] * (scale - len(row.counts))
            cells = [section.name, row.title, row.counted, *counts, row.gap, row.note]
            writer.writerow([f"'{each}" if each.startswith(_RISKY) else each for each in cells])
    return made.getvalue()

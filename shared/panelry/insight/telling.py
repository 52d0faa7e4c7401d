"""Telling: insight as pieces for a terminal, each kind of viewer their own, and the pieces read again.

The holder of pooled insight is told of nobody, a panelist of nobody else, and an analyst of people by
pseudonyms alone. A panelist is compared with those whom common candidates link with them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from panelry.insight.additive import groups
from panelry.insight.calibration import Rater, Shown, calibration
from panelry.insight.drift import Drift, Window, drift
from panelry.insight.finished import OWN, by_several
from panelry.insight.foretelling import Foretold
from panelry.insight.lessons import FEWEST, Apart, Lesson, Moved, Plan, Said
from panelry.insight.positions import Figures, Taught, taught
from panelry.insight.records import InsightError, Record, sealed
from panelry.insight.reliability import phi_by_size
from panelry.insight.replying import Replied
from panelry.parts import insight as p

DECIMALS = 10
"""Decimals of a figure on its way."""
_NOBODY = Rater(OWN, 0, 0, None, None, Shown.NO)


def pooled_pieces(
    records: Sequence[Record],
    titles: Mapping[str, str],
    later: Iterable[Foretold] = (),
    said: Iterable[Said] = (),
    *,
    chose: bool = False,
    replied: Replied | None = None,
) -> Iterator[p.Told]:
    """Yield the figures of all large positions together and of each, without a name of anybody.

    `titles` are the positions' names by the group of the records. What fewer than three panelists rated is
    left out before anything is worked out. `later` are the figures of later levels on record: of all together
    alone, so that no two groups can be compared to find one person. `said` are the points of candidates.
    Whoever `chose` any later level is told of those figures alone that they exist: who knows one side of a
    correlation reads the other from it. `replied` is what candidates said to their feedback.
    """
    records = by_several(records)
    told = {(each.group, each.criterion) for each in records}
    said = [each for each in said if (each.debrief[0], each.criterion) in told]
    table, found = sealed(records), taught(records, Plan(), said)
    try:
        shares = phi_by_size(table)
    except InsightError:
        shares = {}
    days = sorted(f"{each.at:%Y-%m}" for each in records if each.at is not None)
    yield p.PanelTold(
        len(table.ratings),
        len(table.candidates),
        len(table.panelists),
        len(table.criteria),
        tuple((size, _decimal(share)) for size, share in shares.items()),
        (days[0], days[-1]) if days else None,
    )
    yield from _group(found.together, "")
    for each, name in zip(found.groups, names([each.name for each in found.groups], titles), strict=True):
        yield from _group(each, name)
    yield from _later(later, chose=chose)
    if replied is not None:
        yield p.RepliedTold(replied.people, replied.said)


def _later(found: Iterable[Foretold], *, chose: bool) -> Iterator[p.Told]:
    for one in found:
        rho, low, high = (None if chose else _decimal_or_none(of) for of in (one.rho, one.low, one.high))
        yield p.LaterTold(one.criterion, one.n, rho, low, high, withheld=chose)


def foretold_of(pieces: Iterable[p.Told]) -> tuple[Foretold, ...]:
    """Return what pieces tell of later levels."""
    return tuple(
        Foretold(
            each.criterion,
            each.people,
            _float_or_none(each.correlation),
            _float_or_none(each.low),
            _float_or_none(each.high),
            withheld=each.withheld,
        )
        for each in pieces
        if isinstance(each, p.LaterTold)
    )


def replied_of(pieces: Iterable[p.Told]) -> Replied | None:
    """Return what pieces tell of candidates' replies."""
    return next((Replied(each.people, each.said) for each in pieces if isinstance(each, p.RepliedTold)), None)


def names(found: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    """Return the titles of groups; the second of one title is told apart by a number."""
    said: list[str] = []
    for each in found:
        title = titles.get(each, "") or "no position"
        again = sum(other == title or other.startswith(f"{title} (") for other in said)
        said.append(f"{title} ({again + 1})" if again else title)
    return said


def _group(figures: Figures, name: str) -> Iterator[p.Told]:
    yield p.GroupTold(name, figures.candidates, figures.panelists, figures.ratings)
    for each in figures.lessons:
        yield p.CriterionTold(
            each.criterion,
            each.candidates,
            each.assessed,
            each.sealed,
            each.agreed_n,
            each.agreed,
            each.compared,
            _ratio(each.gap),
            each.split,
            None
            if each.moved is None
            else (each.moved.n, _pair(each.moved.sealed), _pair(each.moved.second)),
            each.alike,
            each.strengths,
            each.growth,
            None if each.apart is None else (each.apart.low, each.apart.high, each.apart.n),
        )


def own_pieces(records: Sequence[Record]) -> Iterator[p.Told]:
    """Yield the calibration of `OWN`, and of nobody else."""
    near = _linked(records)
    try:
        found = next((each for each in calibration(near) if each.panelist == OWN), _NOBODY)
    except InsightError:
        found = _NOBODY
    windows = next((each.windows for each in drift(near) if each.panelist == OWN), ())
    yield p.CalibrationTold(
        found.n,
        found.shared_candidates,
        _decimal_or_none(found.effect),
        _decimal_or_none(found.se),
        found.shown.value,
        tuple((each.n, _decimal(each.mean), _decimal(each.se)) for each in windows),
    )


def _linked(records: Sequence[Record]) -> list[Record]:
    """Return the records of `OWN` and of those whom candidates link with them, directly or through others."""
    table = sealed(records)
    for part in groups(table):
        near = {table.panelists[place] for place in part}
        if OWN in near:
            return [each for each in records if each.panelist in near]
    return []


def rating_pieces(
    records: Iterable[Record], titles: Mapping[str, str], alias: Callable[[str, str], str]
) -> Iterator[p.Told]:
    """Yield each rating without names; `alias` makes a pseudonym of a kind and of what it stands for.

    The order is that of the rows themselves, so that it tells nothing of when a debrief was. The month is
    left out where it would be that of fewer than five candidates of a position.
    """
    every = list(records)
    found = sorted({each.group for each in every})
    said = dict(zip(found, names(found, titles), strict=True))
    seen: dict[tuple[str, str], set[str]] = {}
    for each in every:
        seen.setdefault((each.group, _month(each)), set()).add(each.candidate)
    made = [
        p.RatingTold(
            said[each.group],
            alias("candidate", f"{each.group} {each.candidate}"),
            alias("panelist", each.panelist) if each.panelist else "",
            each.criterion,
            each.rating,
            each.round.value,
            _month(each) if len(seen[each.group, _month(each)]) >= FEWEST else "",
        )
        for each in every
    ]
    yield from sorted(made, key=_in_a_row)


def _month(each: Record) -> str:
    return "" if each.at is None else f"{each.at:%Y-%m}"


def _in_a_row(row: p.RatingTold) -> tuple[str, ...]:
    return row.position, row.candidate, row.criterion, row.round, row.panelist


def taught_of(pieces: Iterable[p.Told]) -> Taught:
    """Return the figures that pieces tell, all together first."""
    found: list[tuple[p.GroupTold, list[Lesson]]] = []
    for each in pieces:
        match each:
            case p.GroupTold():
                found.append((each, []))
            case p.CriterionTold() if found:
                found[-1][1].append(_lesson(each))
            case _:
                pass
    together, *apart = [
        Figures(each.name, each.candidates, each.panelists, each.ratings, bool(own), tuple(own))
        for each, own in found
    ] or [Figures("", 0, 0, 0, shown=False, lessons=())]
    return Taught(tuple(apart), together)


def _lesson(each: p.CriterionTold) -> Lesson:
    moved = each.moved and Moved(each.moved[0], Fraction(*each.moved[1]), Fraction(*each.moved[2]))
    return Lesson(
        each.criterion,
        each.candidates,
        each.assessed,
        (),
        each.sealed,
        each.agreed_n,
        each.agreed,
        each.compared,
        None if each.gap is None else Fraction(*each.gap),
        each.split,
        moved,
        each.alike,
        each.strengths,
        each.growth,
        None if each.apart is None else Apart(*each.apart),
    )


def rater_of(told: p.CalibrationTold, name: str) -> tuple[Rater, Drift]:
    """Return the calibration that a piece tells, and the windows of it, under a name."""
    effect, error = map(_float_or_none, (told.effect, told.error))
    rater = Rater(name, told.ratings, told.shared, effect, error, Shown(told.shown))
    return rater, Drift(name, tuple(Window(n, float(mean), float(se)) for n, mean, se in told.windows))


def _decimal(figure: float) -> str:
    return f"{round(figure, DECIMALS) + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _decimal_or_none(figure: float | None) -> str | None:
    return None if figure is None else _decimal(figure)


def _float_or_none(figure: str | None) -> float | None:
    return None if figure is None else float(figure)


def _ratio(figure: Fraction | None) -> p.Ratio | None:
    return None if figure is None else _pair(figure)


def _pair(figure: Fraction) -> p.Ratio:
    return figure.numerator, figure.denominator

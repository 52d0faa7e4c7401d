"""Reading a rubric from TOML; the format is described in `docs/rubric-format.md`."""

import re
from decimal import Decimal

from panelry.ids import CriterionId
from panelry.rubric import Bounds, Criterion, Level, Rubric, Threshold
from panelry.rubric_rules import (
    ID_LENGTH,
    MOST_CRITERIA,
    MOST_LOOK_FOR,
    MOST_THRESHOLDS,
    SCALES,
    TITLE_LENGTH,
    gaps,
    quoted,
    refuse_threshold,
    same_words,
    slug,
    source_text,
    with_version,
)
from panelry.toml_table import Table

_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_STEPS = range(1, 11)


def read_toml(source: bytes) -> tuple[Rubric, tuple[str, ...]]:
    """Return the rubric that a TOML file states, and its gaps as plain sentences.

    Raises RubricError, with the line, for anything that `docs/rubric-format.md` does not allow.
    """
    root = Table.read(source_text(source))
    root.only("title", "version", "description", "scale", "criteria", "thresholds", "bounds")
    scale = root.whole("scale", 5, SCALES)
    title = root.title("title")
    criteria = _criteria(root, scale)
    rubric = Rubric(
        title=title,
        version=root.line("version", TITLE_LENGTH),
        scale=scale,
        criteria=criteria,
        description=root.text("description"),
        thresholds=_thresholds(root, criteria, scale),
        bounds=_bounds(root.table("bounds")),
    )
    return with_version(rubric), gaps(rubric)


def _criteria(root: Table, scale: int) -> tuple[Criterion, ...]:
    tables = root.tables("criteria", MOST_CRITERIA)
    if not tables:
        raise root.refuse("criteria", "There is no criterion", "Write [[criteria]] and below it a title")
    found: list[Criterion] = []
    for place, table in enumerate(tables, 1):
        criterion = _criterion(table, place, scale)
        _refuse_repeated(table, criterion, found)
        found.append(criterion)
    return tuple(found)


def _refuse_repeated(table: Table, criterion: Criterion, before: list[Criterion]) -> None:
    for place, other in enumerate(before, 1):
        if same_words(other.title) == same_words(criterion.title):
            raise table.refuse("title", f"Criterion {place} has the same title", "Give each its own title")
        if other.id == criterion.id:
            what = f"Criterion {place} has the same id, {quoted(criterion.id)}"
            raise table.refuse("id", what, "Give one of the two another id")


def _criterion(table: Table, place: int, scale: int) -> Criterion:
    table.only("id", "title", "weight", "must_have", "minimum", "description", "code", "look_for", "levels")
    title = table.title("title")
    return Criterion(
        id=_id(table, title, place),
        title=title,
        levels=_levels(table, scale),
        weight=table.decimal("weight") if "weight" in table else Decimal(1),
        must_have=table.flag("must_have"),
        minimum=_minimum(table, scale),
        description=table.text("description"),
        code=table.line("code", TITLE_LENGTH),
        look_for=table.texts("look_for", MOST_LOOK_FOR),
    )


def _id(table: Table, title: str, place: int) -> CriterionId:
    made = slug(title) or f"criterion-{place}"
    if "id" not in table:
        return CriterionId(made)
    given = table.line("id", ID_LENGTH)
    if not _ID.fullmatch(given):
        cure = f"Write lower-case letters, digits and hyphens, such as {quoted(made)}"
        raise table.refuse("id", f"The id {quoted(given)} is not allowed", cure)
    return CriterionId(given)


def _minimum(table: Table, scale: int) -> Decimal | None:
    if "minimum" not in table:
        return None
    if not table.flag("must_have"):
        raise table.refuse("minimum", "Only a must-have has a minimum", "Add must_have = true")
    minimum = table.decimal("minimum")
    if not 1 <= minimum <= scale:
        raise table.refuse("minimum", f"The scale is 1 to {scale}", "Write a minimum inside it")
    return minimum


def _levels(criterion: Table, scale: int) -> tuple[Level, ...]:
    stated: dict[int, Level] = {}
    for table in criterion.tables("levels", max(SCALES)):
        level = _level(table, scale)
        if level.level in stated:
            raise table.refuse("level", f"Level {level.level} is there twice", "State each level once")
        stated[level.level] = level
    return tuple(stated.get(step, Level(step)) for step in range(1, scale + 1))


def _level(table: Table, scale: int) -> Level:
    table.only("level", "anchor", "strength", "growth", "suggestion")
    level = Level(
        level=table.whole("level", 0, range(1, scale + 1)),
        anchor=table.line("anchor"),
        strength=table.line("strength"),
        growth=table.line("growth"),
        suggestion=table.line("suggestion"),
    )
    if level.growth and not level.suggestion:
        cure = "Add a suggestion: one thing to do next time"
        raise table.refuse("growth", "This growth phrase has no suggestion", cure)
    if level.suggestion and not level.growth:
        cure = "Add a growth phrase that the suggestion belongs to"
        raise table.refuse("suggestion", "This suggestion has no growth phrase", cure)
    return level


def _thresholds(root: Table, criteria: tuple[Criterion, ...], scale: int) -> tuple[Threshold, ...]:
    tables = root.tables("thresholds", MOST_THRESHOLDS)
    found: list[Threshold] = []
    for table in tables:
        table.only("at_least", "words")
        found.append(Threshold(table.decimal("at_least"), table.title("words")))
    if refused := refuse_threshold(found, criteria, scale):
        place, what, cure = refused
        raise tables[place].refuse("at_least", what, cure)
    return tuple(found)


def _bounds(table: Table) -> Bounds:
    table.only("hole", "wide", "apart")
    usual = Bounds()
    bounds = Bounds(
        hole=table.whole("hole", usual.hole, _STEPS),
        wide=table.whole("wide", usual.wide, _STEPS),
        apart=table.whole("apart", usual.apart, _STEPS),
    )
    if bounds.wide < bounds.apart:
        what = f"wide ({bounds.wide}) is below apart ({bounds.apart})"
        raise table.refuse("", what, "Write wide at least as large as apart")
    return bounds

"""The form: a scorecard as plain text that comes back exactly as it was, or with exactly the edit."""

import string
from collections.abc import Callable, Iterator
from itertools import count

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.parts import Picture, apply
from panelry.points import Kind
from panelry.rubric import Criterion, Level
from panelry.sync.preview import preview
from panelry.text import clean_text
from panelry_tui.form import CriterionPart, Form, FormError, Observed
from panelry_tui.form.card import card_of, plan_of, safe
from panelry_tui.form.changes import Changes, changes_of, notes_only
from panelry_tui.form.parsing import form_of
from panelry_tui.form.writing import text_of
from panelry_tui.news import Asked
from panelry_tui.reading import Reading
from tui.fake_room import FakeRoom

BEN = PersonId("ben")
DESIGN, CODE = CriterionId("system-design"), CriterionId("code-quality")

TRICKY = ("== end", "\\== x [y 0123456789ab]", "# no comment", "note: again", "rating: 2", "    far in", "")
words = st.lists(
    st.one_of(st.sampled_from(TRICKY), st.text(max_size=12), st.text(string.printable, max_size=12)),
    min_size=1,
    max_size=4,
).map("\n".join)
said = words.filter(lambda text: bool(safe(text)))
observed = st.tuples(st.sampled_from(Kind), said, st.booleans())
digits = st.one_of(st.none(), st.integers(0, 5))
rows = st.tuples(digits, st.lists(observed, max_size=3), words)
Row = tuple[int | None, list[tuple[Kind, str, bool]], str]
Drawn = tuple[list[Row], Recommendation | None, Confidence | None, str]
"""Rating, observations and note of two criteria; the judgement and the note on the whole."""
cards = st.tuples(
    st.lists(rows, min_size=2, max_size=2),
    st.sampled_from([None, *Recommendation]),
    st.sampled_from([None, *Confidence]),
    words,
)


def new_ids() -> Callable[[], ObservationId]:
    """Return a source of ids."""
    numbers: Iterator[int] = count(1)
    return lambda: ObservationId(f"written-{next(numbers):03}")


def heading() -> p.Heading:
    """Return the heading of the sample debrief."""
    found = Reading(FakeRoom().store_for("ben").view(), BEN).heading
    assert found is not None
    return found


HEADING = heading()


def picture_of(card: Drawn, *, titles: tuple[str, str] = ("System design", "Code [quality]")) -> Picture:
    """Return the picture of a drawn scorecard on two criteria."""
    drawn, recommendation, confidence, note = card
    levels = tuple(Level(each) for each in range(1, 6))
    found: list[p.Sight] = [HEADING, p.OwnCard(recommendation, confidence, None), p.OwnNote(None, note, 1)]
    for place, (criterion, title) in enumerate(zip((DESIGN, CODE), titles, strict=True)):
        digit, observations, about = drawn[place]
        look = ("first", "\x1b[31mred\nsecond line")
        found.append(p.Rated(place, Criterion(criterion, title, levels, look_for=look)))
        found.append(p.OwnNote(criterion, about, 2))
        if digit is not None:
            found.append(p.OwnRating(criterion, digit or None, 3))
        for number, (kind, text, shareable) in enumerate(observations):
            name = ObservationId(f"{criterion}-{number}")
            found.append(p.OwnObservation(name, criterion, kind, text, shareable, 4))
    return apply({}, found)


def reading_of(picture: Picture) -> Reading:
    """Return a picture as Ben sees it."""
    return Reading(picture, BEN)


def exported(reading: Reading) -> str:
    """Return the form of a picture."""
    return text_of(card_of(reading, "d1"), reading)


def imported(text: str, reading: Reading) -> Changes:
    """Return what a form changes on a picture, as the command asks for it."""
    plan = plan_of(reading)
    return changes_of(card_of(reading, "d1"), form_of(clean_text(text), plan), reading, plan, new_ids())


def done(changes: Changes, picture: Picture) -> Picture:
    """Return the picture with the commands of a form done."""
    for command, _ in changes.asked:
        picture = apply(picture, preview(picture, command))
    return picture


def content(reading: Reading) -> Form:
    """Return what a scorecard says, without marks."""
    card = card_of(reading, "d1")
    return Form(
        card.head,
        tuple(msgspec.structs.replace(each, mark="") for each in card.criteria),
        msgspec.structs.replace(card.overall, mark=""),
    )


def sample() -> Reading:
    """Return a scorecard with a rating, two observations and a note on the first criterion."""
    seen = [(Kind.SAW, "Single region only\nno failover", False), (Kind.HEARD, "“I would look it up”", True)]
    first: Row = (3, seen, "Slow start.\n\nThen fine.")
    card: Drawn = ([first, (None, [], "")], Recommendation.YES, None, "")
    return reading_of(picture_of(card))


LAW = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@LAW
@given(cards)
def test_a_form_that_was_not_touched_changes_nothing(card: Drawn) -> None:
    """Whatever the words are: structure, backslashes, control signs, blanks at the ends."""
    reading = reading_of(picture_of(card))
    assert Changes((), ()) == imported(exported(reading), reading)


@LAW
@given(cards, cards)
def test_an_edit_of_the_form_is_exactly_the_edit_of_the_scorecard(before: Drawn, after: Drawn) -> None:
    """Export, type any other scorecard into the form, import: the scorecard says what was typed."""
    picture, wanted = picture_of(before), picture_of(after)
    reading = reading_of(picture)
    marks = card_of(reading, "d1")
    typed = card_of(reading_of(wanted), "d1")
    parts = tuple(
        msgspec.structs.replace(
            new, mark=old.mark, observations=_numbered(old.observations, new.observations)
        )
        for old, new in zip(marks.criteria, typed.criteria, strict=True)
    )
    edited = Form(typed.head, parts, msgspec.structs.replace(typed.overall, mark=marks.overall.mark))
    changes = imported(text_of(edited, reading), reading)
    assert content(reading_of(wanted)) == content(reading_of(done(changes, picture)))


def _numbered(old: tuple[Observed, ...], new: tuple[Observed, ...]) -> tuple[Observed, ...]:
    """Return observations as a person would leave them: those beyond the old ones have no number."""
    return tuple(
        msgspec.structs.replace(each, number=each.number if each.number <= len(old) else 0) for each in new
    )


@LAW
@given(cards)
def test_every_form_is_safe_to_draw_in_every_editor(card: Drawn) -> None:
    """No control sign, and no direction override, reaches the file from any word or title."""
    reading = reading_of(picture_of(card, titles=("\x1b]52;c;AA\x07", "\u202eevil\n== end")))
    text = exported(reading)
    assert clean_text(text) == text
    assert Changes((), ()) == imported(text, reading)


@LAW
@given(cards, st.integers(0, 10_000))
def test_a_form_that_was_cut_off_is_refused_wherever_it_was_cut(card: Drawn, cut: int) -> None:
    """It never empties what stood below the cut."""
    reading = reading_of(picture_of(card))
    whole = exported(reading)
    with pytest.raises(FormError):
        imported(whole[: cut % (len(whole) - 2)], reading)


EDITS: dict[str, tuple[str, list[Asked]]] = {
    "rating: 3": ("rating: 4", [(c.Rate(DESIGN, 4), 3)]),
    "1. saw, private: Single region only\n    no failover\n": (
        "",
        [(c.RemoveObservation(ObservationId("system-design-0")), 4)],
    ),
    "Slow start.": ("Good start.", [(c.WriteNote(DESIGN, "Good start.\n\nThen fine."), 2)]),
    "recommendation: yes": ("Recommendation : Strong  No", [(c.Recommend(Recommendation.STRONG_NO), None)]),
    "\nconfidence:": ("\nconfidence: high", [(c.GiveConfidence(Confidence.HIGH), None)]),
    "2. heard, shareable": (
        "2) Heard, private",
        [(c.Observe(ObservationId("system-design-1"), DESIGN, Kind.HEARD, "“I would look it up”"), 4)],
    ),
    "note:\nSlow": (
        "- felt: curious, as I saw it\n\n\tand calm\n\nnote: Slow",
        [(c.Observe(ObservationId("written-001"), DESIGN, Kind.FELT, "curious, as I saw it\n\nand calm"), 0)],
    ),
}


@pytest.mark.parametrize("place", EDITS)
def test_one_edit_is_one_command_with_the_version_it_expects(place: str) -> None:
    """Words in any case, other signs of a list, blank lines and tabs: a phone types them."""
    reading = sample()
    text = exported(reading)
    assert place in text
    typed, wanted = EDITS[place]
    assert wanted == list(imported(text.replace(place, typed, 1), reading).asked)


FAULTS: dict[str, tuple[str, str, str]] = {
    "no form": ("panelry form 1\n", "dear diary\n", "This is no form"),
    "another version": ("panelry form 1\n", "panelry form 2\n", "another version than 1"),
    "no scorecard": ("scorecard: d1 ben\n", "\n", "should say whose scorecard"),
    "rating off the scale": ("rating: 3", "rating: 6", "level of 1 to 5"),
    "rating in words": ("rating: 3", "rating: good", "no rating on the scale"),
    "two ratings in a line": ("rating: 3", "rating: 3 or 4", "two ratings here"),
    "two ratings": ("rating: 3", "rating: 3\nrating: 4", "two ratings here"),
    "rating missing": ("rating: 3\n", "", "“rating:” is missing"),
    "note missing": ("note:\nSlow start.", "Slow start.", "“note:” is missing"),
    "unknown line": ("rating: 3\n", "rating: 3\nsmelt, private: a rat\n", "cannot be read"),
    "unknown section": ("== Overall [*overall", "== Overall [overview", "begins no section"),
    "section without its mark": (
        "== System design [system-design",
        "== System design [",
        "begins no section",
    ),
    "words behind the end": ("\n== end\n", "\n== end\nmore\n", "where nothing is read"),
    "words above": ("\n== System", "\nmore\n== System", "where nothing is read"),
    "recommendation in other words": ("recommendation: yes", "recommendation: maybe", "none of the answers"),
    "two recommendations": ("recommendation: yes", "recommendation: yes\nrecommendation: no", "two lines"),
    "confidence missing": ("confidence:\n", "", "“confidence:” is missing"),
    "no such observation": ("2. heard", "7. heard", "no observation 7"),
    "a number twice": ("2. heard", "1. heard", "have the number 1"),
    "no words": ("“I would look it up”", "", "has no words"),
    "too long an observation": ("“I would look it up”", "x" * 2_001, "2,001 characters; 2,000"),
    "too long a note": ("Then fine.", "x" * 12_000, "is too long"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_form_is_refused_by_line_and_with_the_cure(fault: str) -> None:
    """The line is that of the fault, or of the section that lacks something."""
    reading = sample()
    text = exported(reading)
    before, after, words_said = FAULTS[fault]
    assert before in text
    damaged = text.replace(before, after, 1)
    with pytest.raises(FormError, match=words_said) as refused:
        imported(damaged, reading)
    changed = next(
        n
        for n, pair in enumerate(zip(text.split("\n"), damaged.split("\n"), strict=False), 1)
        if len(set(pair)) > 1
    )
    assert refused.value.line in range(1, changed + 3)


def test_a_section_that_is_missing_or_stands_twice_is_refused() -> None:
    """Nothing of a criterion is emptied because its section was lost."""
    reading = sample()
    text = exported(reading)
    at, overall = text.index("== Code"), text.index("== Overall")
    with pytest.raises(FormError, match=r"section \[code-quality …\] is missing"):
        imported(text[:at] + text[overall:], reading)
    with pytest.raises(FormError, match="stands in line"):
        imported(text[:overall] + text[at:], reading)


def test_a_stale_form_is_refused_with_the_difference() -> None:
    """What was changed on the screen meanwhile is never written over; the same content is no quarrel."""
    reading = sample()
    text = exported(reading).replace("rating: 3", "rating: 4")
    note = p.OwnNote(DESIGN, "Written on the screen.", 3)
    later = Reading(apply(reading.picture, [note]), BEN)
    with pytest.raises(FormError, match="changed here since") as refused:
        imported(text, later)
    lines = refused.value.difference
    assert ("System design", "- rating: 3", "+ rating: 4") == lines[:3]
    assert {"- Written on the screen.", "+ Slow start."} <= set(lines)
    again = Reading(apply(reading.picture, [p.OwnRating(DESIGN, 4, 4)]), BEN)
    assert () == imported(text, again).asked


def test_a_judgement_that_changed_meanwhile_is_stale_too() -> None:
    """Recommendation and confidence have no version, so the mark alone protects them."""
    reading = sample()
    text = exported(reading).replace("recommendation: yes", "recommendation: no")
    later = Reading(apply(reading.picture, [p.OwnCard(Recommendation.STRONG_YES, None, None)]), BEN)
    with pytest.raises(FormError, match="changed here since") as refused:
        imported(text, later)
    assert ("Overall", "- recommendation: strong yes", "+ recommendation: no") == refused.value.difference


def test_another_criterion_that_changed_meanwhile_does_not_matter() -> None:
    """Only what the form would write over makes it stale."""
    reading = sample()
    text = exported(reading).replace("rating: 3", "rating:")
    later = Reading(apply(reading.picture, [p.OwnRating(CODE, 2, 1)]), BEN)
    # the form says blank on the second criterion, which the screen has rated since
    with pytest.raises(FormError, match="changed here since"):
        imported(text, later)
    rated = text[: text.index("== Code")] + text[text.index("== Code") :].replace("rating:", "rating: 2", 1)
    assert [(c.ClearRating(DESIGN), 3)] == list(imported(rated, later).asked)


def test_more_observations_than_a_scorecard_holds_are_refused_before_any_is_queued() -> None:
    """The server would take some and decline the rest."""
    reading = sample()
    many = "".join(f"saw: thing {each}\n" for each in range(400))
    with pytest.raises(FormError, match="400 observations at most"):
        imported(exported(reading).replace("rating: 3\n", f"rating: 3\n{many}"), reading)


def test_notes_alone_are_told_from_other_changes() -> None:
    """A closed scorecard still takes notes."""
    reading = sample()
    text = exported(reading)
    assert notes_only(imported(text.replace("Slow", "Slower"), reading))
    assert not notes_only(imported(text.replace("rating: 3", "rating: 0"), reading))


def test_what_is_private_is_hidden_where_it_could_be_logged() -> None:
    """No record of a form shows its words."""
    reading = sample()
    card = card_of(reading, "d1")
    changes = imported(exported(reading).replace("Slow start", "Slow beginning"), reading)
    shown = repr((card, card.criteria[0].observations, changes))
    assert [] == [each for each in ("Slow", "region", "beginning") if each in shown]
    assert "CriterionPart(…)" == repr(CriterionPart(DESIGN, "m"))

"""Edits of a draft: which stand, whose words they are, and what a signature covers."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from panelry.drafting import content_hash, merge_edits, plain, same_sense, set_aside, unaccepted
from panelry.ids import PersonId, SentenceId
from panelry.points import SENDER, Edit, Origin, Section, Sentence, Source

ANA, BEN, CHEN = PersonId("p-ana"), PersonId("p-ben"), PersonId("p-chen")
POINT = Source(Origin.POINT, "pt-1", "1")
DRAFTED = "In the bug hunt you wrote down three possible causes and ruled them out."
NEW = "You kept a calm voice all along."


def sentence(name: str, text: str, section: Section = Section.STRENGTHS) -> Sentence:
    """Return a drafted sentence that cites a point."""
    return Sentence(SentenceId(name), section, text, (POINT,))


DRAFT = (
    sentence("opening/thanks", "Thank you.", Section.OPENING),
    sentence("a", DRAFTED),
    sentence("b", "You asked about replay.", Section.GROWTH),
    sentence("closing/brief", "This is brief.", Section.CLOSING),
    sentence(SENDER, "Priya", Section.CLOSING),
)


def edit(
    text: str, base: str = DRAFTED, name: str = "a", author: PersonId = ANA, by: PersonId | None = None
) -> Edit:
    """Return an edit of a sentence of the draft."""
    section = next((each.section for each in DRAFT if each.id == name), Section.CLOSING)
    return Edit(SentenceId(name), section, text, base, author, by)


def text_of(name: str, edits: list[Edit], draft: tuple[Sentence, ...] = DRAFT) -> Sentence | None:
    """Return a sentence after the edits, or None."""
    return next((each for each in merge_edits(draft, edits) if each.id == name), None)


def test_a_light_edit_keeps_its_sources() -> None:
    """At least 80 % of the content from the draft is still the draft's."""
    lighter = "In the bug hunt, you wrote down three possible causes and ruled each of them out."
    assert sentence("a", lighter) == text_of("a", [edit(lighter)])
    assert () == unaccepted(DRAFT, [edit(lighter)])


@pytest.mark.parametrize(
    "text",
    [
        NEW,
        "In the bug hunt you wrote down four possible causes and ruled them out.",
        "In the bug hunt you never wrote down three possible causes and ruled them out.",
        "In the bug hunt you wrote down three possible causes Grace and ruled them out.",
        "Grace wrote down three possible causes and ruled them out in the bug hunt.",
        "You did.",
    ],
)
def test_an_edit_that_changes_the_sense_is_new_text(text: str) -> None:
    """New content, a number, a name or a negation makes the writer the source."""
    edited = text_of("a", [edit(text)])
    assert edited is not None
    assert (Source(Origin.HUMAN, ANA, "1"),) == edited.sources
    assert (SentenceId("a"),) == unaccepted(DRAFT, [edit(text)])


@pytest.mark.parametrize(("by", "waiting"), [(None, True), (ANA, True), (BEN, False)])
def test_new_text_is_accepted_by_somebody_else(by: PersonId | None, *, waiting: bool) -> None:
    """Never by its writer alone."""
    assert waiting == bool(unaccepted(DRAFT, [edit(NEW, by=by)]))


def test_edits_follow_one_another() -> None:
    """Each edit changes what its writer saw; both writers are sources; the last one is to be accepted."""
    edits = [edit(NEW, by=BEN), edit(f"{NEW[:-1]}, and listened.", base=NEW, author=BEN)]
    edited = text_of("a", edits)
    assert edited is not None
    assert (Source(Origin.HUMAN, ANA, "2"), Source(Origin.HUMAN, BEN, "2")) == edited.sources
    assert (SentenceId("a"),) == unaccepted(DRAFT, edits)


def test_a_removed_sentence_stays_removed_until_it_is_put_back() -> None:
    """An empty text removes; an edit of nothing restores."""
    gone = edit("")
    assert (None, ()) == (text_of("a", [gone]), unaccepted(DRAFT, [gone]))
    assert sentence("a", DRAFTED) == text_of("a", [gone, edit(DRAFTED, base="")])


def test_an_edit_survives_another_phrase_of_the_same_sense() -> None:
    """The drafter may say the same otherwise; what the writer did still stands."""
    other = (
        sentence("a", "We saw it in the bug hunt: you wrote down three possible causes and ruled them out."),
    )
    assert None is text_of("a", [edit("")], other)
    assert () == set_aside(other, [edit("")])


@pytest.mark.parametrize("text", ["", NEW])
def test_an_edit_of_words_that_changed_is_set_aside(text: str) -> None:
    """Where the sources changed the drafter's sentence is shown, and the edit is offered again."""
    changed = (sentence("a", "In the design exercise you chose a queue early."),)
    assert changed == merge_edits(changed, [edit(text)])
    assert (edit(text),) == set_aside(changed, [edit(text)])


def test_an_edit_of_a_sentence_that_is_gone_is_set_aside() -> None:
    """Words drawn from a withdrawn point do not live on in an edit."""
    assert (None, (edit(NEW),)) == (text_of("a", [edit(NEW)], DRAFT[2:]), set_aside(DRAFT[2:], [edit(NEW)]))
    nothing = edit("", base="", name="x")
    assert (nothing,) == set_aside(DRAFT, [nothing])


@pytest.mark.parametrize(
    ("section", "place"),
    [(Section.OPENING, 1), (Section.STRENGTHS, 2), (Section.GROWTH, 3), (Section.CLOSING, 4)],
)
def test_a_new_sentence_ends_its_section(section: Section, place: int) -> None:
    """An unknown id adds a sentence, before the sender."""
    added = replace(edit(NEW, base="", name="added"), section=section)
    expected = Sentence(SentenceId("added"), section, NEW, (Source(Origin.HUMAN, ANA, "1"),))
    assert expected == merge_edits(DRAFT, [added])[place]
    assert (SentenceId("added"),) == unaccepted(DRAFT, [added])


@pytest.mark.parametrize(
    ("text", "of", "expected"),
    [
        ("", "", True),
        ("You did", "You had", False),
        ("You tested before coding.", "You tested after coding.", False),
        ("You closed the connections.", "you close a connection", True),
        ("Closing the connection.", "you closed the connection", True),
    ],
)
def test_sense_is_kept_by_stems_and_lost_by_turning_words(text: str, of: str, *, expected: bool) -> None:
    """Grammar may change; "before" may not become "after"."""
    assert expected == same_sense(text, of)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_a_text_has_its_own_sense(text: str) -> None:
    """Whatever is typed comes from itself."""
    assert same_sense(text, text)


def test_the_hash_covers_text_sources_pack_and_acceptances() -> None:
    """Any later change voids a signature."""
    plainly = content_hash(DRAFT, "en-1")
    others = {
        content_hash(DRAFT, "en-2"),
        content_hash(DRAFT[::-1], "en-1"),
        content_hash((replace(DRAFT[0], text="Thank you!"), *DRAFT[1:]), "en-1"),
        content_hash((replace(DRAFT[0], sources=()), *DRAFT[1:]), "en-1"),
        content_hash(DRAFT, "en-1", [edit(NEW, by=BEN)]),
    }
    assert (5, False) == (len(others), plainly in others)
    assert plainly == content_hash(DRAFT, "en-1", [edit(NEW)])


def test_the_hash_is_of_canonical_json() -> None:
    """SHA-256 over JSON with sorted keys and without blanks, so that others can recompute it."""
    covered = (
        '{"accepted":[["a","new","p-ana","p-ben"]],"rule_pack":"en-1","sentences":[{"id":"a","section":"opening",'
        '"sources":[{"id":"pt-1","origin":"point","version":"1"}],"text":"Thank you — really."}]}'
    )
    sentences = (sentence("a", "Thank you — really.", Section.OPENING),)
    expected = hashlib.sha256(covered.encode()).hexdigest()
    assert expected == content_hash(sentences, "en-1", [edit("new", by=BEN)])


def test_the_text_has_a_paragraph_for_each_section() -> None:
    """Sentences of a section follow one another; the sender stands alone."""
    expected = f"Thank you.\n\n{DRAFTED}\n\nYou asked about replay.\n\nThis is brief.\n\nPriya"
    assert expected == plain(DRAFT)


@pytest.mark.parametrize(("by", "waiting"), [(ANA, True), (BEN, True), (CHEN, False)])
def test_text_of_two_writers_is_accepted_by_a_third(by: PersonId, *, waiting: bool) -> None:
    """A comma by somebody else does not let the first writer accept what is mostly their own."""
    added = edit(NEW, base="", name="added")
    comma = edit("You kept a calm voice, all along.", base=NEW, name="added", author=BEN, by=by)
    assert waiting == bool(unaccepted(DRAFT, [added, comma]))

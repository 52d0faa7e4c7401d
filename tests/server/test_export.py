"""Exports: the released text in four formats, and nothing else of the debrief."""

import json

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import DebriefId
from panelry.panel import Channel, Outcome
from panelry.refusals import Code, Refused
from panelry.summary import released_text, wording
from panelry_server.export import export
from story import NOTE, PRIVATE, SHAREABLE, Story, permission

FORMATS = ("md", "txt", "json", "call")
KEYS = ["candidate", "position", "organisation", "released_at", "channel", "hash", "sections", "text"]


@pytest.fixture(scope="module")
def released() -> Debrief:
    """A debrief whose summary was released by a call."""
    return Story().released().state


def reworded(state: Debrief, text: str) -> Debrief:
    """Return a debrief of an older program, whose text is no longer what the drafter would write."""
    assert state.handed is not None
    return replace(state, handed=replace(state.handed, text=text, sentences=()))


def test_the_text_is_the_released_text_to_the_letter(released: Debrief) -> None:
    """An agency passes on exactly this; a newline ends the file."""
    assert released.handed is not None
    assert f"{released.handed.text}\n" == export(released, "txt")


def test_markdown_shows_the_same_words(released: Debrief) -> None:
    """What a reader of Markdown sees is the text; nothing in it becomes markup."""
    marked = reworded(released, "You wrote *p = &q; in <b>C</b>.\n\n1. is no list\n- nor this_one")
    assert "You wrote \\*p = \\&q; in \\<b>C\\</b>.\n\n1\\. is no list\n\\- nor this\\_one\n" == export(
        marked, "md"
    )
    shown = export(released, "md")
    assert [] == [each.text for each in wording(released) if each.text not in shown]
    assert ["# Summary of your interview", "## What went well", "## What to work on", "## In closing"] == [
        line for line in shown.splitlines() if line.startswith("#")
    ]


def test_a_newer_drafter_changes_no_format_of_what_was_released(released: Debrief) -> None:
    """The sentences were kept with the release."""
    moved = replace(released, candidate="Amara Osei", id=DebriefId("another seed"))
    assert wording(released) != wording(moved)
    assert [export(released, form) for form in FORMATS] == [export(moved, form) for form in FORMATS]


def test_json_holds_the_sentences_by_section(released: Debrief) -> None:
    """The keys are fixed, and the sentences joined are the text."""
    told = json.loads(export(released, "json"))
    sentences = [each for part in told["sections"] for each in part["sentences"]]
    assert KEYS == list(told)
    assert ["opening", "strengths", "growth", "closing"] == [part["section"] for part in told["sections"]]
    assert [each.text for each in wording(released)] == sentences
    assert ("Amara Osei", "Senior Backend Engineer", "Acme", "call") == tuple(
        told[key] for key in ("candidate", "position", "organisation", "channel")
    )
    assert released.handed is not None
    assert (released.handed.text, released.handed.at, released.handed.hash) == (
        told["text"],
        told["released_at"],
        told["hash"],
    )


def test_json_holds_paragraphs_where_the_drafter_words_it_otherwise_by_now(released: Debrief) -> None:
    """What was released stays what was released, whatever a newer drafter would say."""
    told = json.loads(export(reworded(released, "As it was.\n\nThe panel"), "json"))
    assert [{"section": "text", "sentences": ["As it was.", "The panel"]}] == told["sections"]


def test_the_call_script_says_every_sentence_once_in_the_order_of_a_talk(released: Debrief) -> None:
    """The decision is told first, and the yes is asked for again before any feedback."""
    script = " ".join(export(released, "call").split())
    thanks, permission, *others, reply, after, sender = (each.text for each in wording(released))
    said = [thanks, *others, after]
    assert [1] * len(said) == [script.count(each) for each in said]
    assert [] == [each for each in (permission, reply, sender) if each in script]
    first, decision, *rest = (script.index(each) for each in said)
    assert sorted([first, decision, *rest]) == [first, decision, *rest]
    assert decision < script.index("May I tell you what we saw?") < rest[0]
    assert rest[-2] < script.index("What would you like to ask") < rest[-1]


def test_the_call_script_asks_states_its_limits_and_ends_with_what_to_record(released: Debrief) -> None:
    """The caller needs nothing else on the screen."""
    script = export(released, "call")
    assert "Ask whether feedback is welcome" in script
    assert "not about notes of the interview or about anybody else" in " ".join(script.split())
    assert "[ ] delivered   [ ] declined   [ ] no answer   [ ] follow-up" == script.splitlines()[-1].strip()
    assert max(len(line) for line in script.splitlines()) <= 80


def test_the_call_script_of_a_thank_you_note_has_no_empty_step() -> None:
    """Without a point of strength and one of growth there is nothing to read under those headings."""
    story = Story().revealed()
    for criterion in cast.CRITERIA:
        story.when(cast.ANA, c.Park(criterion))
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())
    script = export(_note_released(story), "call")
    assert "What went well" not in script
    assert "What to work on" not in script
    assert "The decision" in script


def _note_released(story: Story) -> Debrief:
    story.signed().when(cast.ANA, c.OpenRelease(), permission())
    return story.when(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara")).state


def test_the_call_script_reads_the_paragraphs_where_the_sentences_are_not_known(released: Debrief) -> None:
    """An old release can still be read out."""
    script = export(reworded(released, "As it was.\n\nThe panel"), "call")
    assert "4. Read the summary\n   As it was.\n   The panel\n" in script


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_names_no_panelist_and_holds_nothing_private(released: Debrief, form: str) -> None:
    """Names, notes and observations of the panel are in no format."""
    text = export(released, form)
    names = [name for person, name in cast.NAMES.items() if person in released.people]
    assert [] == [
        each for each in (*names, NOTE, PRIVATE, SHAREABLE, "ana", "Anchor") if each in text.split()
    ]
    assert [] == [each for each in (*names, NOTE, PRIVATE, SHAREABLE, "Anchor") if each in text]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_exported_before_the_release(form: str) -> None:
    """A signed text with permission is still not handed over."""
    with pytest.raises(Refused) as refused:
        export(Story().release().state, form)
    assert Code.NOT_RELEASED is refused.value.code


def test_a_format_that_does_not_exist_is_refused(released: Debrief) -> None:
    """There are five."""
    with pytest.raises(Refused) as refused:
        export(released, "docx")
    assert Code.NO_SUCH_THING is refused.value.code


def test_no_call_script_is_made_for_somebody_who_agreed_to_another_channel() -> None:
    """A yes to e-mail is no yes to a call."""
    story = Story().signed().when(cast.ANA, c.OpenRelease(), permission(Channel.EMAIL))
    story.when(cast.GRACE, c.Release(Channel.EMAIL, story.hash, "Amara"))
    with pytest.raises(Refused) as refused:
        export(story.state, "call")
    assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is refused.value.code
    assert f"{released_text(story.state)}\n" == export(story.state, "txt")


@pytest.mark.parametrize("form", FORMATS)
def test_other_notes_and_names_give_the_same_bytes(form: str) -> None:
    """Two debriefs that differ in private words and in a panelist's name alone export alike."""
    one, other = Story(), Story()
    other.state = other.state.with_person(cast.CHEN, name="Chin Lu")
    for story, words in ((one, "a first note"), (other, "quite another one")):
        story.scored().when(cast.DARA, c.WriteNote(cast.CODE, words)).released()
    assert export(one.state, form) == export(other.state, form)


def test_the_organisations_copy_says_who_opened_whose_sealed_scorecard() -> None:
    """By ids, without the reason, and in no format that a candidate may be given."""
    story = Story(policies=cast.ALLOWED).scored()
    story.when(cast.GRACE, c.BreakGlass(cast.BEN, cast.FAY, "They are in hospital"))
    opened = replace(Story().released().state, unsealed=story.state.unsealed)
    (first,) = story.state.unsealed
    told = json.loads(export(opened, "json", "ab12"))["record"]
    expected = [{"at": first.at, "asked_by": cast.GRACE, "author": cast.BEN, "reader": cast.FAY}]
    assert {"debrief": cast.DEBRIEF, "hash": "ab12", "opened_early": expected} == told
    assert "hospital" not in export(opened, "json", "ab12")
    for form in FORMATS:
        assert export(replace(opened, unsealed=()), form) == export(opened, form)

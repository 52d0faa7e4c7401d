"""The summary as it stands: what it is made from, what its hash covers, who signs, what is found in it."""

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.found import blocks
from panelry.ids import PersonId, PointId, SentenceId
from panelry.panel import Mode, Outcome
from panelry.points import Polarity, Section
from panelry.scorecard import Note, Scorecard
from panelry.signing import signers, unsigned
from panelry.summary import (
    findings,
    first_name,
    material,
    point_findings,
    point_problems,
    released_text,
    set_aside,
    silence,
    text_hash,
    word_total,
    wording,
)
from story import NOTE, SHAREABLE, Story, point

EXTRA = SentenceId("extra")
NAMES_THAT_ARE_WORDS = (
    "You Jin", "Han So", "Minh To", "Do Van An", "Wei Be", "Kim In Sook", "Acme Ng", "Jane Here", "Tim Brief",
    "Yu He", "Max Said", "Bug Li", "Engineer Lo",
)  # fmt: skip


def with_sentence(story: Story, text: str) -> Debrief:
    """Return the debrief after Dara added a sentence."""
    return story.when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, text, "")).state


def owners(state: Debrief) -> list[PersonId | None]:
    """Return whose private words were found in the present text."""
    return [each.owner for _, each in findings(state, state.cards) if each.rule == "LEAK"]


def test_the_summary_speaks_to_the_candidate_by_the_first_name() -> None:
    """The first word of the name."""
    assert ("Amara", "Cher") == (first_name("Amara Osei"), first_name("Cher"))


def test_the_material_holds_no_rating_no_note_and_no_panelist() -> None:
    """Not a name, not a private word: what it never got cannot leak."""
    held = repr(material(Story().summary().state))
    private = (NOTE, SHAREABLE, *(name for person, name in cast.NAMES.items() if person != cast.STRANGER))
    assert [] == [word for word in private if word in held]


def test_changing_what_is_hidden_leaves_the_draft_byte_identical() -> None:
    """Notes, observations, single ratings behind agreed levels, and every panelist's name."""
    state = Story().summary().state
    people = {key: replace(each, name=f"Somebody {key}") for key, each in state.people.items()}
    cards = {
        key: replace(each, notes={None: Note("else", 9)}, observations={}, ratings={})
        for key, each in state.cards.items()
    }
    other = replace(state, people=people, cards=cards, guarded=cards)
    assert (released_text(state), text_hash(state)) == (released_text(other), text_hash(other))
    assert wording(state) == wording(other)


def test_the_hash_moves_with_every_word_and_every_acceptance() -> None:
    """So a signature is to one exact text."""
    story = Story().summary()
    hashes = [story.hash]
    story.when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, "Thank you.", ""))
    hashes.append(story.hash)
    story.when(cast.BEN, c.AcceptSentence(EXTRA, "Thank you."))
    assert 3 == len({*hashes, story.hash})


def test_words_are_counted_in_the_present_text() -> None:
    """Two more words make two more."""
    story = Story().summary()
    before = word_total(story.state)
    assert before + 2 == word_total(with_sentence(story, "Thank you."))


def test_there_is_enough_with_a_strength_and_a_growth_point() -> None:
    """Otherwise only thanks."""
    assert (Polarity.STRENGTH, Polarity.GROWTH) == silence(Story().revealed().state).lacks
    assert () == silence(Story().summary().state).lacks


def test_an_edit_whose_sentence_changed_is_set_aside() -> None:
    """It is kept, to be offered to its writer again."""
    story = Story().summary()
    thanks = wording(story.state)[0]
    story.when(cast.BEN, c.EditSentence(thanks.id, thanks.section, "Hello Amara.", thanks.text))
    assert () == set_aside(story.state)
    moved = replace(story.state, candidate="Zora Osei")
    assert ["Hello Amara."] == [each.text for each in set_aside(moved)]


def test_a_private_word_in_the_text_is_found_and_only_its_owner_is_named() -> None:
    """Notes, observations and reasons for a revision alike; no private word is in the finding."""
    story = Story().summary()
    state = with_sentence(story, f"You reached {NOTE.lower()}.")
    assert [cast.BEN] == owners(state)
    assert blocks(findings(state, state.cards))
    assert [] == [each for each in findings(state, state.cards) if "prompt" in repr(each)]


def test_without_names_a_finding_names_nobody() -> None:
    """Copying an anonymous observation into the text would tell whose it is."""
    story = Story(Mode.WITHOUT_NAMES).summary()
    assert [PersonId("")] == owners(with_sentence(story, f"You {SHAREABLE.lower()}."))


def test_without_names_two_authors_of_one_text_are_one_finding() -> None:
    """The number of findings does not tell how many people wrote it."""
    story = Story(Mode.WITHOUT_NAMES).summary()
    one = with_sentence(story, f"You reached {NOTE.lower()}.")
    two = replace(one, cards={**one.cards, cast.CHEN: Scorecard(notes={None: Note(NOTE, 1)})})
    assert findings(one, one.cards) == findings(two, two.cards)


def test_a_point_is_checked_against_everybody_elses_private_words() -> None:
    """Not against its author's, and not for its length."""
    story = Story().revealed().when(cast.CHEN, point(behaviour=f"you reached {NOTE.lower()}"))
    written = story.state.points[PointId("p1")].point
    assert [cast.BEN] == [each.owner for _, each in point_findings(story.state, written)]
    assert () == point_findings(story.state, replace(written, author=cast.BEN))
    assert () == point_problems(written)


def test_signers_are_in_order_of_seats() -> None:
    """Not the late and not the missing at the reveal; every facilitator, and who was marked absent later."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN).revealed(missing=1)
    story.rates(cast.DARA).when(cast.DARA, c.Submit()).when(cast.ANA, c.MarkAbsent(cast.CHEN))
    assert (cast.ANA, cast.BEN, cast.CHEN, cast.FAY) == signers(story.state)


def test_a_signature_holds_for_the_text_it_was_given_to() -> None:
    """Declining is none, and neither is one to an earlier text."""
    story = Story().summary()
    story.when(cast.BEN, c.SignOff(story.hash)).when(cast.CHEN, c.DeclineToSign(story.hash, "too long"))
    assert (cast.ANA, cast.CHEN, cast.DARA, cast.FAY) == unsigned(story.state)
    assert 5 == len(unsigned(with_sentence(story, "Thank you.")))


@pytest.mark.parametrize("name", NAMES_THAT_ARE_WORDS)
def test_a_panelist_whose_name_is_a_word_blocks_no_draft(name: str) -> None:
    """Nobody can edit the drafter's own words out of every summary of the panel."""
    state = Story().summary().state
    people = {**state.people, cast.BEN: replace(state.people[cast.BEN], name=name)}
    named = replace(state, people=people, organisation="Acme", position="Bug and Hunt Engineer")
    assert [] == [each for _, each in findings(named, named.guarded) if each.blocks]
    told = replace(named, edits=with_sentence(Story().summary(), f"It was {name}.").edits)
    assert ["NAME"] == [each.rule for _, each in findings(told, told.guarded) if each.blocks]


def reasons(state: Debrief) -> list[tuple[str, bool]]:
    """Return the text of the sentences whose reason is doubted, and whether that blocks."""
    texts = {each.id: each.text for each in wording(state)}
    found = findings(state, state.guarded)
    return [(texts[sentence], each.blocks) for sentence, each in found if each.rule == "REASON"]


def test_growth_that_names_nothing_of_what_decided_is_doubted() -> None:
    """Case 13: a reason unlike the record warns at what is said of the work, for a decline alone."""
    story = Story().summary()
    other = story.changed(drivers=(cast.CODE,))
    growth = [each for each in wording(other.state) if each.section is Section.GROWTH]
    assert "growth/lead" == growth[0].id
    assert [] == reasons(story.state)
    assert [(growth[1].text, False)] == reasons(other.state)
    (advice,) = {each.advice for _, each in findings(other.state, other.state.guarded)}
    assert advice == "The decision rests on Code quality: say what to work on there, by a growth point."
    assert [] == reasons(other.changed(outcome=Outcome.ADVANCE).state)
    assert [] == reasons(story.changed(drivers=()).state)


def test_growth_in_words_of_ones_own_is_not_doubted() -> None:
    """A sentence that somebody wrote names no criterion: a person accepts it instead."""
    other = Story().summary().changed(drivers=(cast.CODE,))
    said = c.EditSentence(EXTRA, Section.GROWTH, "Next time, say first what you will test.", "")
    assert [] == reasons(other.when(cast.DARA, said).state)

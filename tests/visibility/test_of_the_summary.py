"""Who sees what of the summary and its release: points, text, findings, signatures, what was handed over."""

import pytest

import cast
from eyes import ROOM, readers, text, viewers
from panelry import commands as c
from panelry.ids import PersonId, PointId, SentenceId
from panelry.panel import Mode
from panelry.parts import Found, OwnPoint, SharedPoint, Signed, Written
from panelry.points import Origin, Section
from story import NOTE, SHAREABLE, Story, point

P1 = PointId("p1")
EDITORS = (cast.ANA, cast.BEN, cast.CHEN, cast.DARA, cast.FAY, cast.GRACE)
"""Panelists, facilitators and the coordinator."""
READERS_OF_POINTS = (*ROOM, cast.GRACE)


def edited(words: str, mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a summary to which Dara added a sentence."""
    return (
        Story(mode).summary().when(cast.DARA, c.EditSentence(SentenceId("extra"), Section.CLOSING, words, ""))
    )


def test_a_point_is_private_until_its_author_approves_it() -> None:
    """Then the room and the coordinator read it; the auditor sees the line that it exists."""
    story = Story().revealed().when(cast.BEN, point(behaviour="you asked for the logs"))
    assert (cast.BEN,) == readers(story, "you asked for the logs")
    story.when(cast.BEN, c.ApprovePoint(P1, 1))
    assert READERS_OF_POINTS == viewers(story, "Point")
    assert cast.ALL == readers(story, "PointApproved")


def test_a_newer_version_is_its_authors_until_it_is_approved() -> None:
    """The others keep reading the approved words."""
    story = (
        Story().revealed().when(cast.BEN, point(behaviour="you asked for the logs"), c.ApprovePoint(P1, 1))
    )
    before = story.sees(cast.ANA)
    story.when(cast.BEN, point(behaviour="you asked for the metrics"))
    assert before == story.sees(cast.ANA)
    own = story.sees(cast.BEN)[f"OwnPoint/{P1}"]
    assert isinstance(own, OwnPoint)
    assert (2, False) == (own.point.version, own.approved)


def test_a_withdrawn_point_is_gone_for_everybody_else() -> None:
    """Its author still has it."""
    story = Story().revealed().when(cast.BEN, point(), c.ApprovePoint(P1, 1), c.WithdrawPoint(P1))
    assert () == viewers(story, "Point")


def test_the_words_of_a_dispute_are_read_by_the_room() -> None:
    """The coordinator sees who disputes; the auditor nothing but the line."""
    story = Story().summary().when(cast.BEN, c.DisputePoint(P1, "that was another task"))
    assert ROOM == readers(story, "that was another task")
    shared = story.sees(cast.GRACE)[f"Point/{cast.CHEN}/{P1}"]
    assert isinstance(shared, SharedPoint)
    assert ((cast.BEN, ""),) == shared.disputes


@pytest.mark.parametrize("kind", ["Draft", "Sentence"])
def test_the_draft_is_read_by_those_who_work_on_it(kind: str) -> None:
    """Not by the observer, not by the auditor; from the reveal on."""
    assert EDITORS == viewers(Story().revealed(), kind) == viewers(Story().summary(), kind)
    assert () == viewers(Story().scored().opened(), kind)


def test_the_coordinator_reads_the_text_and_not_where_it_comes_from() -> None:
    """A source names the agreed level and the author of a point."""
    story = Story().summary()
    sources = [each.sources for each in story.parts(cast.GRACE, Written) if isinstance(each, Written)]
    assert {()} == set(sources)
    assert "design/2/growth" not in text(story.sees(cast.GRACE))
    assert "design/2/growth" in text(story.sees(cast.BEN))


def test_new_text_shows_its_writer_to_those_who_may_accept_it() -> None:
    """It is marked until somebody else has."""
    story = edited("Thank you for your time.")
    written = [each for each in story.parts(cast.GRACE, Written) if isinstance(each, Written) and each.new]
    assert [(cast.DARA, "extra")] == [(each.writers[-1], each.sentence) for each in written]


def test_a_finding_names_the_owner_and_shows_no_private_word() -> None:
    """To those who work on the draft."""
    story = edited(f"You reached {NOTE.lower()}.")
    assert EDITORS == viewers(story, "Finding")
    found = [each for each in story.parts(cast.GRACE, Found) if isinstance(each, Found)]
    told = [(each.rule, each.owner, each.blocks) for each in found]
    assert [("LEAK", cast.BEN, True)] == told
    assert (cast.BEN,) == readers(story, NOTE)


def test_without_names_a_finding_names_nobody() -> None:
    """Else a copied observation would name its author."""
    story = edited(f"You {SHAREABLE.lower()}.", Mode.WITHOUT_NAMES)
    assert {None} == {each.owner for each in story.parts(cast.ANA, Found) if isinstance(each, Found)}


def test_there_are_no_findings_before_the_summary() -> None:
    """Not even for a draft that would have some."""
    story = edited("You got 4/10.").when(cast.ANA, c.ReturnToDiscussion("one criterion"))
    assert () == viewers(story, "Finding")


def test_signatures_are_seen_by_all_and_the_words_of_refusal_by_the_room() -> None:
    """The coordinator and the auditor see that somebody declined."""
    story = Story().summary()
    story.when(cast.BEN, c.DeclineToSign(story.hash, "it says too little"))
    assert cast.ALL == viewers(story, "Signature")
    assert ROOM == readers(story, "it says too little")
    signed = story.sees(cast.HANA)[f"Signature/{cast.BEN}"]
    assert isinstance(signed, Signed)
    assert (False, True, "") == (signed.signed, signed.holds, signed.words)


def test_a_signature_to_an_earlier_text_is_shown_as_void() -> None:
    """One more sentence, and it holds no longer."""
    story = Story().summary()
    story.when(cast.BEN, c.SignOff(story.hash))
    story.when(cast.DARA, c.EditSentence(SentenceId("extra"), Section.CLOSING, "Thank you.", ""))
    signed = story.sees(cast.ELI)[f"Signature/{cast.BEN}"]
    assert isinstance(signed, Signed)
    assert (True, False) == (signed.signed, signed.holds)


def test_the_released_text_is_read_by_those_who_worked_on_it() -> None:
    """The observer and the auditor see its hash."""
    story = Story().released()
    assert EDITORS == viewers(story, "Released")
    assert cast.ALL == viewers(story, "Settled")
    assert cast.ALL == readers(story, story.hash)


def test_the_outcome_is_known_to_all_but_the_auditor() -> None:
    """With the criteria that decided it."""
    assert (*ROOM, cast.GRACE) == viewers(Story().decided(), "Verdict")


@pytest.mark.parametrize("viewer", [cast.GRACE, cast.HANA])
def test_no_level_reaches_the_office_in_a_whole_debrief(viewer: PersonId) -> None:
    """No part with a panelist's or the panel's level, and no line with one."""
    seen = text(Story().released().sees(viewer))
    criteria = seen.count('"level":')  # each anchor of the rubric has its level
    assert criteria == seen.count('"level":null') + 5 * len(cast.CRITERIA)
    assert [] == [
        word for word in ("Opened", "Levels", "Talk", "Proposal", "Judgement") if f'"{word}"' in seen
    ]
    assert [] == [each.value for each in Origin if f'"origin":"{each.value}"' in seen]


def test_leaving_takes_the_next_viewers_nothing() -> None:
    """After the debrief is closed everybody still sees what they saw, but for findings in a draft."""
    story = Story().released()
    seen = {person: set(story.sees(person)) for person in cast.ALL}
    before = {
        person: {key for key in keys if not key.startswith("Finding/")} for person, keys in seen.items()
    }
    story.when(cast.ANA, c.Close())
    assert [] == [person for person in cast.ALL if not before[person] <= set(story.sees(person))]

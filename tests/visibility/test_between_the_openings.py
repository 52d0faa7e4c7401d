"""Who sees what between the openings of an evidence-first debrief: evidence, and no number anywhere."""

import pytest

import cast
from eyes import HANDED_IN, OFFICE, ROOM, SETUP_PARTS, kinds, readers, text, viewers
from panelry import commands as c
from panelry.board import NOTHING, client_agenda
from panelry.ids import ObservationId, PersonId
from panelry.panel import Recommendation
from panelry.parts import Evidence, Openings
from panelry.points import Kind
from panelry_server.verify.masks import masked
from panelry_server.verify.worlds import Horizon
from story import NOTE, PRIVATE, SHAREABLE, Story


def between() -> Story:
    """Return a debrief whose evidence is open; Dara had written and not handed in."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN)
    unsent = c.Observe(ObservationId("d"), cast.CODE, Kind.SAW, "Dara wrote this", shareable=True)
    return story.when(cast.DARA, unsent, c.Rate(cast.CODE, 1)).opened(missing=1)


def test_the_room_sees_the_shareable_observations_of_those_who_handed_in() -> None:
    """The coordinator and the auditor do not; the private ones and notes stay with their author."""
    story = between()
    assert ROOM == readers(story, SHAREABLE) == viewers(story, "Evidence")
    assert (cast.BEN,) == readers(story, PRIVATE) == readers(story, NOTE)


def test_what_was_not_handed_in_stays_sealed() -> None:
    """Dara's observation is hers."""
    assert (cast.DARA,) == readers(between(), "Dara wrote this")


@pytest.mark.parametrize("viewer", ROOM)
def test_nothing_on_any_screen_depends_on_a_rating(viewer: PersonId) -> None:
    """Evidence is all that came; there is no agenda."""
    story = between()
    assert HANDED_IN - {"Permission"} | {"Evidence", "Salts"} == kinds(story, viewer)
    assert NOTHING == client_agenda(story.sees(viewer))


@pytest.mark.parametrize("viewer", OFFICE)
def test_the_office_still_sees_the_setup_only(viewer: PersonId) -> None:
    """Coordinator and auditor see that the evidence is open."""
    story = between()
    assert SETUP_PARTS - {"Permission"} == kinds(story, viewer)
    expected = Openings(evidence=True, revealed=False, overall=False, missing=(cast.DARA,), order=())
    assert expected == story.sees(viewer)["Openings"]


@pytest.mark.parametrize("viewer", cast.ALL)
def test_other_ratings_and_judgements_would_give_the_same_picture(viewer: PersonId) -> None:
    """Two debriefs that differ in Chen's ratings and recommendation only, and so in those commitments."""
    one, other = (Story().scoring().writes(cast.BEN) for _ in range(2))
    for story, levels in ((one, (1, 1, 1)), (other, (5, None, 5))):
        story.rates(cast.CHEN, levels)
        story.when(cast.CHEN, c.Recommend(Recommendation.YES if story is one else None), c.Submit())
        story.opened(missing=3)
    if viewer != cast.CHEN:
        masks = [
            masked(text(each.sees(viewer)).encode(), {cast.CHEN}, Horizon.REVEAL) for each in (one, other)
        ]
        assert masks[0] == masks[1]
    else:
        assert one.sees(viewer) != other.sees(viewer)


def test_evidence_stands_by_criterion_person_and_words() -> None:
    """In whatever order it was written, and under whatever ids."""
    words = ("Asked twice", "Drew the queue")
    stories = []
    for order in (words, words[::-1]):
        story = Story().scoring()
        for at, each in enumerate(order):
            name = ObservationId(f"{order[0]}-{at}")
            story.when(cast.CHEN, c.Observe(name, cast.CODE, Kind.SAW, each, shareable=True))
        stories.append(story.rates(cast.CHEN).when(cast.CHEN, c.Submit()).opened(missing=3))
    one, other = (story.parts(cast.ELI, Evidence) for story in stories)
    assert one == other
    assert [Evidence(cast.CODE, cast.CHEN, at, Kind.SAW, each) for at, each in enumerate(words, 1)] == list(
        one
    )

"""The board in a terminal: the agenda out of the parts that it was sent is the server's."""

import pytest

import cast
from faithfulness import server_agenda
from panelry import commands as c
from panelry.board import NOTHING, client_agenda, ratings_by_person, ratings_in_use, rubric_of
from panelry.ids import PersonId
from panelry.panel import Mode
from story import Story


def test_the_rubric_comes_whole_out_of_a_picture() -> None:
    """Criteria, scale, thresholds and bounds; its description is not sent."""
    assert cast.RUBRIC == rubric_of(Story().sees(cast.HANA))


@pytest.mark.parametrize("person", [cast.GRACE, cast.HANA])
def test_who_sees_no_rating_has_an_empty_agenda(person: PersonId) -> None:
    """The coordinator and the auditor, after the reveal too."""
    assert NOTHING == client_agenda(Story().revealed().sees(person))


def test_before_the_reveal_the_agenda_is_empty_for_everybody() -> None:
    """Between the openings as well: no gap is named."""
    for story in (Story(), Story().scored(), Story().scored().opened()):
        assert [NOTHING] * 8 == [client_agenda(story.sees(person)) for person in cast.ALL]


@pytest.mark.parametrize("mode", Mode)
def test_the_agenda_is_the_servers(mode: Mode) -> None:
    """With a revision, a held second round, an agreed and a parked criterion."""
    story = Story(mode).revealed().when(cast.BEN, c.Revise(cast.DESIGN, 5, "on reflection"))
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 1))
    story.when(cast.BEN, c.RateAgain(cast.CODE, 5)).when(cast.ANA, c.CloseSecondRound(cast.CODE))
    story.agreed(cast.DESIGN, 4).when(cast.ANA, c.Park(cast.AMBIGUITY))
    expected = server_agenda(story.state)
    assert ["code", "ambiguity", "design"] == [topic.criterion for topic in expected.topics]
    assert [expected] * 6 == [
        client_agenda(story.sees(person)) for person in (*cast.PANEL, cast.ELI, cast.FAY)
    ]


def test_ratings_in_use_are_the_second_ones_once_the_round_is_held() -> None:
    """By person, in order of person."""
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 1))
    assert (4, 4, None, 3) == ratings_in_use(story.sees(cast.ELI))[cast.CODE]
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE))
    assert (1, None, None, None) == ratings_in_use(story.sees(cast.ELI))[cast.CODE]
    expected = {cast.ANA: 1, cast.BEN: None, cast.CHEN: None, cast.DARA: None}
    assert expected == ratings_by_person(story.sees(cast.ELI))[cast.CODE]


def test_without_names_ratings_have_no_person() -> None:
    """Levels in order, nobody to them."""
    picture = Story(Mode.WITHOUT_NAMES).revealed().sees(cast.ELI)
    assert (2, 3, 4, 5) == ratings_in_use(picture)[cast.DESIGN]
    assert {} == ratings_by_person(picture)

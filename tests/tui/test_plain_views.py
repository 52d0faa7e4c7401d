"""The views of plain mode: from a picture to lines and options, person by person and phase by phase."""

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Mode, Outcome, Recommendation
from panelry_tui.lobby_reading import Seen
from panelry_tui.plain.discussion import agenda
from panelry_tui.plain.lines import LABELS, View
from panelry_tui.plain.menu import PLACES, natural
from panelry_tui.plain.moment import COMMON, Moment
from panelry_tui.reading import Reading
from panelry_tui.summary_reading import SummaryReading
from tui.fake_room import PANEL, FakeRoom, backend_rubric

DESIGN = CriterionId("system-design")
CRITERIA = [each.id for each in backend_rubric().criteria]


def moment_of(room: FakeRoom, who: str) -> Moment:
    """Return what somebody's terminal knows now."""
    store = room.stores.get(PersonId(who)) or room.store_for(who)
    half = store.half
    seen = Seen(half.presence, half.progress, room.clock())
    return Moment(Reading(store.view(), half.person), seen)


def view_of(room: FakeRoom, who: str, place: str = "") -> View:
    """Return what is said to somebody at a place."""
    moment = moment_of(room, who)
    return PLACES[place or natural(moment.reading)].view(moment)


def said(view: View, label: str) -> list[str]:
    """Return what is said under a label."""
    return [each.text for each in view.lines if each.label == label]


def why(view: View, word: str) -> str | None:
    """Return why a word cannot act, empty where it can, None where it is not offered."""
    return next((each.why for each in view.options if each.word == word), None)


def revealed(mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room after the reveal: Ben and Chen are three apart on the first criterion."""
    room = FakeRoom(mode=mode)
    for level, who in zip((4, 2, 5, None), PANEL, strict=True):
        for each in CRITERIA:
            room.act(who, c.Rate(each, level if each == DESIGN else 3))
        room.act(who, c.Recommend(Recommendation.YES), c.Submit())
    if mode is Mode.EVIDENCE_FIRST:
        room.act("ana", c.OpenEvidence())
    room.act("ana", c.Reveal(), c.PutTopic(DESIGN))
    return room


def in_summary() -> FakeRoom:
    """Return a room whose summary is open, with every criterion agreed at 3."""
    room = revealed()
    for each in CRITERIA:
        room.act("ana", c.PutTopic(each), c.Propose(each, 3))
        for who in ("ben", "chen", "dara"):
            room.act(who, c.Answer(each, 3, stands=True))
        nearest = 4 if each == DESIGN else 3
        room.act("ana", c.RecordAgreed(each, 3, "" if nearest == 3 else "Back-pressure was missing."))
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE))
    room.act("ana", c.OpenSummary())
    return room


@pytest.mark.parametrize("who", list(PANEL))
def test_every_word_that_is_offered_has_an_act_and_every_line_a_known_label(who: str) -> None:
    """Nobody is offered what nothing answers."""
    rooms = (FakeRoom(opened=False), FakeRoom(), revealed(), in_summary())
    for room in rooms:
        for place in {natural(moment_of(room, who).reading), "scoring"}:
            view = view_of(room, who, place)
            words = {each.word for each in (*view.options, *COMMON)}
            assert set() == words - set(PLACES[place].acts) - {each.word for each in COMMON}
            assert set() == {each.label for each in view.lines} - LABELS


def test_the_lobby_says_who_is_here_and_what_is_left() -> None:
    """Tables become sentences; counts only."""
    room = FakeRoom()
    room.act("ben", c.Rate(DESIGN, 2))
    view = view_of(room, "ana")
    assert "Ana Duarte (not here yet, you, facilitator): 0 of 8 criteria." in said(view, "person")
    assert "4 scorecards missing" in said(view, "left")
    assert "Reveal waits for a scorecard: nobody has submitted one yet." == why(view, "reveal")
    assert None is why(view_of(room, "ben", "setup"), "reveal")


def test_the_scorecard_says_the_anchor_and_where_the_answer_is() -> None:
    """A blank one says that it is not rated yet."""
    room = FakeRoom()
    room.act("ben", c.Rate(DESIGN, 3), c.Rate(CRITERIA[1], None))
    ratings = said(view_of(room, "ben"), "rating")
    expected = "A sound design for the stated load; one or two risks are left without an answer"
    assert f"1. System design: 3, {expected}; on the server." == ratings[0]
    assert "2. Handling ambiguity: no evidence; on the server." == ratings[1]
    assert "3. Code quality: not rated yet." == ratings[2]


def test_what_waits_is_said_to_be_on_this_machine() -> None:
    """Offline it waits for the connection."""
    room = FakeRoom()
    room.act("ben", c.Rate(DESIGN, 3))
    moment = moment_of(room, "ben")
    waits = Moment(moment.reading, moment.seen, (c.Rate(DESIGN, 3),))
    assert PLACES["scoring"].view(waits).lines[2].text.endswith("; on this machine.")


def test_the_discussion_says_who_rated_what_and_the_proposal_in_sentences() -> None:
    """As the example of the design page."""
    room = revealed()
    room.act("ana", c.Propose(DESIGN, 4))
    room.act("chen", c.Answer(DESIGN, 4, stands=False, words="No failover."))
    view = view_of(room, "ben")
    assert ["Chen 5. Ana 4. Ben (you) 2. Dara no evidence. Gap 3. Lone low."] == said(view, "ratings")
    assert [
        "4 on System design, by Ana. Accepted by Ana. Waiting for you and Dara.",
        "Chen dissents: No failover.",
    ] == said(view, "proposal")
    assert ("", None) == (why(view, "accept"), why(view, "record"))
    assert "" == why(view_of(room, "ana"), "record")


def test_without_names_nobody_is_named_beside_a_rating() -> None:
    """Counts stand in the place of names."""
    room = revealed(Mode.WITHOUT_NAMES)
    (ratings,) = said(view_of(room, "ben"), "ratings")
    assert ratings.startswith("1 at 5. 1 at 4. 1 at 2.")
    assert [] == [each for each in ("Ana", "Ben", "Chen", "Dara") if each in ratings]


def test_the_agenda_is_one_sentence_for_each_criterion() -> None:
    """The widest gap comes first."""
    lines = agenda(moment_of(revealed(), "ben").board())
    assert len(CRITERIA) == len(lines)
    assert lines[0].text.startswith("1. System design. Chen 5.")


@pytest.mark.parametrize("who", PANEL)
def test_nobody_is_spoken_of_by_name_to_their_own_face(who: str) -> None:
    """A person's own name stands only where "(you)" stands beside it: nobody wonders who is meant."""
    room = revealed()
    first = CriterionId(DESIGN)
    room.act(who, c.RaiseHand(), c.Revise(first, 4 if who != "ana" else 3, "I weighed it again"))
    room.act("ana", c.Propose(first, 3))
    room.act(who, c.Answer(first, 3, stands=False, words="no failover"))
    views = [view_of(room, who)]
    room = in_summary()
    room.act("ana", c.AskForSignatures())
    views += [view_of(room, who), view_of(room, who, "discussion")]
    name = Reading(room.stores[PersonId(who)].view(), PersonId(who)).short(PersonId(who))
    heard = [each.text for view in views for each in view.lines] + [
        each.why for view in views for each in view.options
    ]
    told = [each for each in heard if name in each.replace(f"{name} (you", "")]
    assert [] == told
    assert any("(you)" in each for each in heard)


def test_a_criterion_keeps_its_number_when_the_agenda_changes_its_order() -> None:
    """Its place in the rubric, in the scorecard and in the agenda, before and after it is concluded."""
    room, number = revealed(), {each: at for at, each in enumerate(CRITERIA, 1)}
    titles = {each.id: each.title for each in backend_rubric().criteria}
    wanted = {f"{number[each]}. {titles[each]}" for each in CRITERIA}
    before = [each.text for each in agenda(moment_of(room, "ben").board())]
    room.act("ana", c.Propose(DESIGN, 3))
    for who in ("ben", "chen", "dara"):
        room.act(who, c.Answer(DESIGN, 3, stands=True))
    room.act("ana", c.RecordAgreed(DESIGN, 3, "Back-pressure was missing."))
    after = [each.text for each in agenda(moment_of(room, "ben").board())]
    scored = said(view_of(room, "ben", "scoring"), "rating")
    assert before[0].startswith("1. ")
    assert not after[0].startswith("1. ")
    for lines in (before, after, scored[: len(CRITERIA)]):
        assert wanted == {line[: len(each)] for line in lines for each in wanted if line.startswith(each)}
    assert said(view_of(room, "ben"), "criterion")[0].startswith("1. System design")


def test_whose_answer_is_missing_is_said_as_you() -> None:
    """Ana's own signature is what the release waits for: she is told so, with the verb that fits."""
    room = in_summary()
    room.act("ana", c.AskForSignatures())
    for each in ("ben", "chen", "dara"):
        draft = SummaryReading(moment_of(room, each).reading).draft
        assert draft is not None
        room.act(each, c.SignOff(draft.hash))
    assert "You have not answered" in (why(view_of(room, "ana"), "open-release") or "")
    assert "Still to sign: you." in (why(view_of(room, "ana"), "ask") or "")


def test_the_summary_says_each_sentence_and_who_signed() -> None:
    """Numbered, with its part; nobody has signed yet."""
    view = view_of(in_summary(), "ben")
    assert said(view, "sentence")[0].startswith("1. Opening. ")
    assert "Ben (you): not signed yet." in said(view, "signature")
    assert None is why(view, "open-release")

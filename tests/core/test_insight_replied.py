"""What candidates replied to their feedback: by candidates, of five at least, without a word of it."""

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from company import bytes_of, company, plain, with_event
from panelry.debrief import Phase
from panelry.ids import CandidateId, DebriefId
from panelry.insight import Replied, pooled_pieces, replied, replied_of
from panelry.milestones import Asks, Milestones
from panelry.office import CandidateErased, DebriefErased, DebriefMoved, Office
from panelry.pages import Said
from panelry_tui.insight_page import insight_page
from panelry_tui.insight_reading import sections
from panelry_tui.insight_said import insight_json, insight_of, insight_text
from panelry_tui.insight_words import SAID, replied_words
from strategies import effort

ASKED = (Said.QUESTION,)


def heard(position: str, *said: tuple[Said, ...] | None, state: Office | None = None) -> Office:
    """Return an office in which each candidate was given feedback and said so; None was given none."""
    made = company([plain("backend", 9), plain("lead", 9)])[0] if state is None else state
    for place, each in enumerate(said):
        asks = tuple(Asks(cast.moment(minute), one) for minute, one in enumerate(each or ()))
        released = "" if each is None else cast.moment(0)
        moved = DebriefMoved(
            DebriefId(f"{position}-d{place}"), Milestones(Phase.CLOSED, released=released, asks=asks)
        )
        made = with_event(made, moved)
    return made


def test_replies_are_counted_by_candidates_from_five_on() -> None:
    """Whoever said a thing twice counts once; of an answer about keeping in touch the last one."""
    both = (Said.KEEP, Said.CORRECTION, Said.CORRECTION, Said.NOT_KEEP)
    found = replied(heard("backend", *[both] * 5, ASKED, (), None))
    assert Replied(7, ((Said.NOT_KEEP, 5), (Said.CORRECTION, 5))) == found
    assert Replied(5, ()) == replied(heard("backend", *[ASKED] * 4, ()))
    assert None is replied(heard("backend", *[ASKED] * 4, None, None))
    assert None is replied(Office())


def test_a_small_position_and_who_was_erased_take_no_part() -> None:
    """Whatever four candidates of another position said, no byte differs."""
    state = heard("backend", *[ASKED] * 6)
    more = heard("lead", *[ASKED] * 4, state=state)
    assert bytes_of(pooled_pieces((), {}, replied=replied(state))) == bytes_of(
        pooled_pieces((), {}, replied=replied(more))
    )
    gone = with_event(state, CandidateErased(CandidateId("backend-c0"), "asked for"))
    assert Replied(5, ((Said.QUESTION, 5),)) == replied(gone)
    assert None is replied(with_event(gone, DebriefErased(DebriefId("backend-d1"), "asked for")))
    apart = replace(state, belongs={})
    assert None is replied(apart)


@effort(40)
@given(st.integers(0, 9), st.integers(0, 9))
def test_a_number_of_replies_is_told_from_five_on(given_: int, said: int) -> None:
    """And never of more than were given feedback."""
    found = replied(heard("backend", *[ASKED] * min(given_, said), *[()] * max(0, given_ - said)))
    if given_ < 5:
        assert None is found
        return
    told = ((Said.QUESTION, min(given_, said)),) if min(given_, said) >= 5 else ()
    assert Replied(given_, told) == found


def test_replies_are_said_alike_in_lines_on_the_screen_on_the_page_and_for_programs() -> None:
    """With their numbers; of a file nothing is known."""
    counts = Replied(14, ((Said.KEEP, 5), (Said.QUESTION, 6)))
    words = (
        "What 14 candidates said to their feedback: 5 said yes to keeping in touch, 6 asked a question. "
        "What fewer than 5 said is not told."
    )
    assert (words, True) == (replied_words(counts), "nothing that five" in replied_words(Replied(5, ())))
    pieces = tuple(pooled_pieces((), {}, replied=counts))
    assert counts == replied_of(pieces)
    told, bare = replace(insight_of(()), replied=replied_of(pieces)), insight_of(())
    assert (f"replies: {words}" in insight_text(told), "replies" in insight_text(bare)) == (True, False)
    assert (True, False) == tuple(words in insight_page(each, "Insight") for each in (told, bare))
    assert (True, False) == tuple(words in sections(each, "Insight")[0].below for each in (told, bare))
    assert [{"candidates": 14, "said": {"keep in touch": 5, "question": 6}}, None] == [
        json.loads(insight_json(each))["replied"] for each in (told, bare)
    ]


def test_everything_that_can_be_said_has_words() -> None:
    """A new kind of reply is not forgotten."""
    assert set(Said) == set(SAID)

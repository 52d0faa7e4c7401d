"""Offers from the desk: who may be asked, how often, and how the list says it."""

import pytest
from msgspec.structs import replace

import cast
from core.test_decide_office import C1, P1, Deciding, hiring
from core.test_desk_words import look
from panelry.debrief import Phase
from panelry.decide.office import decide
from panelry.desk import ACTS, Desk, Typed, Unclear, desk_of
from panelry.desk.clocks import clocks
from panelry.events import Stamp
from panelry.hiring import Particulars
from panelry.ids import DebriefId
from panelry.mails import Sent
from panelry.milestones import AskedByMail, Milestones
from panelry.office import (
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    OfferDropped,
    OfferMailed,
    OfficeEvent,
    evolve,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.policies import PolicySet
from panelry.refusals import Code
from panelry.visibility.office import office_picture

D1 = DebriefId("d1")
AT = "2026-10-02T10:00:00.000Z"
TALK = Milestones(Phase.DISCUSSION, AT)


def offer(sign: str = "a") -> c.OfferFeedback:
    """Return an offer with hashes of that sign."""
    return c.OfferFeedback(D1, sign * 64, "b" * 64)


def office(*events: OfficeEvent, position: bool = True) -> Deciding:
    """Return an office whose first candidate has a debrief, with more events."""
    made = hiring()
    for event in (DebriefListed(D1, P1, C1) if position else DebriefListed(D1), *events):
        made.state = evolve(made.state, event, Stamp(OPERATOR, cast.moment(900)))
    return made


def desk(made: Deciding, on: str = "2026-10-03") -> Desk:
    """Return what a coordinator sees on a day."""
    picture = office_picture(made.state, frozenset({Role.COORDINATOR}))
    return desk_of(picture.values(), f"{on}T12:00:00.000Z")


def test_a_candidate_is_asked_once_and_once_more() -> None:
    """The office counts its own offers, and those that the debrief made."""
    made = office(DebriefMoved(D1, TALK)).when(offer("a"), offer("c"))
    assert Code.ASKED_TWICE is made.refused(offer("d"))
    other = office(DebriefMoved(D1, replace(TALK, offers=2, offered=AT)))
    assert Code.ASKED_TWICE is other.refused(offer())


@pytest.mark.parametrize(
    ("reached", "code"),
    [
        (replace(TALK, answered=AT), Code.ALREADY_ANSWERED),
        (replace(TALK, released=AT), Code.ALREADY_RELEASED),
        (replace(TALK, phase=Phase.CLOSED), Code.NOT_IN_THIS_PHASE),
    ],
)
def test_who_answered_or_is_through_is_not_asked(reached: Milestones, code: Code) -> None:
    """The same reasons as in the debrief itself."""
    assert code is office(DebriefMoved(D1, reached)).refused(offer())


@pytest.mark.parametrize(
    ("value", "code"), [("never", Code.FEEDBACK_NEVER), ("on-request", Code.ONLY_ON_REQUEST)]
)
def test_nobody_is_asked_against_the_policy(value: str, code: Code) -> None:
    """Refused before a link is made or counted; what its debrief dropped counts nowhere."""
    assert code is office(PolicySet("feedback", value)).refused(offer())
    made = office().when(offer("a"), offer("c"))
    made.state = evolve(made.state, OfferDropped(D1, "a" * 64), Stamp(OPERATOR, cast.moment(901)))
    assert {"c" * 64} == set(made.state.offered)
    made.when(offer("d"))


def mailed(state: Sent, **changes: str) -> Milestones:
    """Return how far a debrief is whose candidate was asked by this mail of the desk."""
    return replace(TALK, offers=1, offered=AT, mail=AskedByMail(state, AT, **{"offer": "a" * 64, **changes}))


def by_mail(sign: str = "a") -> c.OfferByMail:
    """Return a question by mail with an id of that sign."""
    return c.OfferByMail(D1, sign * 64)


def test_a_question_by_mail_counts_as_a_link_does() -> None:
    """Twice at most, never against the policy, and never to who wants no contact."""
    made = office().when(by_mail("a"), offer("c"))
    assert Code.ASKED_TWICE is made.refused(by_mail("d"))
    assert Code.FEEDBACK_NEVER is office(PolicySet("feedback", "never")).refused(by_mail())
    ended = office().when(c.EndCandidateContact(C1, "by phone"))
    assert Code.NO_FURTHER_CONTACT is ended.refused(by_mail())
    assert Code.NO_SUCH_THING is office().refused(c.OfferByMail(D1, "short"))


def test_the_event_of_a_question_by_mail_holds_no_address() -> None:
    """Only the debrief, and a fresh id."""
    made = office()
    assert (OfferMailed(D1, "a" * 64),) == decide(made.state, OPERATOR, by_mail(), cast.moment(901))


@pytest.mark.parametrize(
    "known",
    [
        *(None, Particulars("Kit Adeyemi"), Particulars("Kit Adeyemi", "kit")),
        Particulars("Kit Adeyemi", "people@agency.example", "Fit"),
    ],
)
def test_mail_goes_only_to_the_candidates_own_address(known: Particulars | None) -> None:
    """Not without one, and not to an agency."""
    made = office()
    about = replace(made.state.candidates[C1], particulars=known)
    made.state = replace(made.state, candidates={**made.state.candidates, C1: about})
    assert Code.NO_ADDRESS is made.refused(by_mail())


def test_the_desk_asks_by_one_mail_at_a_time_and_a_refused_one_does_not_count() -> None:
    """While one is under way it waits; what never reached the candidate is no offer."""
    made = office().when(by_mail("a"))
    for state in (Sent.ASKED, Sent.SENDING, Sent.DEFERRED):
        under_way = office(DebriefMoved(D1, mailed(state)))
        assert Code.MAIL_UNDER_WAY is under_way.refused(by_mail("c"))
        under_way.when(offer("c"))
    for state in (Sent.UNKNOWN, Sent.ACCEPTED):
        moved = evolve(made.state, DebriefMoved(D1, mailed(state)), Stamp(OPERATOR, cast.moment(902)))
        assert {"a" * 64} == set(moved.offered)
    refused = DebriefMoved(D1, replace(mailed(Sent.REFUSED), offers=0))
    made.state = evolve(made.state, refused, Stamp(OPERATOR, cast.moment(903)))
    assert {} == made.state.offered
    made.when(by_mail("c"), by_mail("d"))


def test_nobody_is_asked_without_a_debrief_a_link_or_a_candidate() -> None:
    """Nor who wants no further contact; one link is never two."""
    assert Code.NO_SUCH_THING is hiring().refused(offer())
    assert Code.NO_SUCH_THING is office(position=False).refused(offer())
    assert Code.NO_SUCH_THING is office(DebriefErased(D1, "asked for")).refused(offer())
    assert Code.NO_SUCH_THING is office().refused(c.OfferFeedback(D1, "short", "b" * 64))
    assert Code.NO_SUCH_THING is office().refused(c.OfferFeedback(D1, "a" * 64, "short"))
    assert Code.NO_SUCH_THING is office().when(offer()).refused(offer())
    ended = office().when(c.EndCandidateContact(C1, "by phone"))
    assert Code.NO_FURTHER_CONTACT is ended.refused(offer())


@pytest.mark.parametrize(
    ("reached", "on", "words"),
    [
        (None, "2026-10-03", "not asked"),
        (TALK, "2026-10-03", "not asked"),
        (
            replace(TALK, offers=1, offered=AT),
            "2026-10-03",
            "asked, last on 2026-10-02; the link ends on 2026-10-16",
        ),
        (
            replace(TALK, offers=1, offered=AT),
            "2026-10-16",
            "asked, no answer by 2026-10-16; may be asked once more",
        ),
        (
            replace(TALK, offers=2, offered=AT),
            "2026-10-16",
            "asked twice, no answer by 2026-10-16; is not asked again",
        ),
        (replace(TALK, answered=AT), "2026-10-16", "no on 2026-10-02"),
        (
            replace(TALK, answered=AT, wanted=True, until=AT),
            "2026-10-16",
            "yes on 2026-10-02, until 2026-10-02",
        ),
    ],
)
def test_the_list_says_how_far_each_question_is(reached: Milestones | None, on: str, words: str) -> None:
    """Of all, and of one position."""
    made = office(*([DebriefMoved(D1, reached)] if reached else []))
    for given in ({}, {"position": P1}):
        lines, rows = look(desk(made, on), "offer", "list", **given)
        assert [words] == [each.partition(": ")[2] for each in lines]
        assert isinstance(rows, dict)
        assert [words] == [each["state"] for each in rows["offers"]]


@pytest.mark.parametrize(
    ("state", "why", "words"),
    [
        (Sent.ASKED, "", "is about to leave"),
        (Sent.SENDING, "", "is being handed over"),
        (Sent.ACCEPTED, "", "was accepted by the mail server"),
        (Sent.DEFERRED, "451", "is deferred; the server tries again (451)"),
        (Sent.UNKNOWN, "cut off", "was cut off; it may have arrived. Only you can send it again (cut off)"),
    ],
)
def test_the_list_says_what_became_of_the_mail(state: Sent, why: str, words: str) -> None:
    """Beside how far the question is; a refused one asked nobody."""
    lines, _ = look(desk(office(DebriefMoved(D1, mailed(state, why=why)))), "offer", "list")
    asked = "asked, last on 2026-10-02; the link ends on 2026-10-16"
    assert [f"{asked}; the mail of 2026-10-02 {words}"] == [each.partition(": ")[2] for each in lines]
    refused = office(DebriefMoved(D1, replace(mailed(Sent.REFUSED, why="550"), offers=0)))
    lines, _ = look(desk(refused), "offer", "list")
    assert ["not asked; the mail of 2026-10-02 was refused (550)"] == [
        each.partition(": ")[2] for each in lines
    ]


def test_what_went_wrong_with_the_mail_waits_at_the_desk() -> None:
    """It may be sent once more where that is left; a mail on its way only waits for the answer."""

    def waiting(reached: Milestones) -> list[tuple[str, bool, str]]:
        there = desk(office(DebriefMoved(D1, reached)))
        found = clocks(there, there.candidates[C1])
        return [(each.words, each.urgent, each.cure) for each in found if "mail" in each.words]

    cut_off = "mail that asks cut off, it may have arrived"
    assert [(cut_off, True, "offer make")] == waiting(mailed(Sent.UNKNOWN))
    assert [(cut_off, True, "")] == waiting(replace(mailed(Sent.UNKNOWN), offers=2))
    assert [] == waiting(mailed(Sent.DEFERRED))
    refused = waiting(replace(mailed(Sent.REFUSED), offers=0))
    assert [("mail that asks refused", "offer make")] == [(words, cure) for words, _, cure in refused]


def test_mail_that_asks_leaves_from_the_desk_where_it_can() -> None:
    """Else it says why in words: no mail server, an agency, no address on file."""
    (act,) = [each for each in ACTS if (each.group, each.name) == ("offer", "make")]
    page = {"url": "https://page.example/office.TOKEN", "token_hash": "a" * 64, "code_hash": "b" * 64}
    before = replace(desk(office(DebriefMoved(D1, TALK))), mail=True)
    known = replace(before.candidates[C1], name="Kit Adeyemi", email="kit@example.org", agency="")
    given = {"candidate": C1, "by": "mail", **page}

    def at(**changes: str) -> Desk:
        return replace(before, candidates={C1: replace(known, **changes)})

    typed = Typed(at(), given, str)
    assert by_mail() == act.make(typed)
    assert (
        "The server writes to Kit Adeyemi at kit@example.org: a link and a code that ask whether feedback is"
        " wanted, for 14 days. offer list says what becomes of the mail."
    ) == act.said(typed, before)
    assert offer() == act.make(Typed(at(), {**given, "by": "link"}, str))
    for there, why in (
        (replace(at(), mail=False), "no mail server"),
        (at(agency="Fit"), "comes through Fit"),
        (at(email=""), "no e-mail address of Kit Adeyemi"),
    ):
        with pytest.raises(Unclear, match=why):
            act.make(Typed(there, given, str))


def test_an_empty_list_says_so() -> None:
    """No debrief, no question."""
    assert ["No candidate has a debrief yet."] == look(desk(hiring()), "offer", "list")[0]


def test_the_link_leads_to_the_debrief_and_is_shown_once() -> None:
    """Without a page, or a debrief under way, nothing is offered, in words."""
    (act,) = [each for each in ACTS if (each.group, each.name) == ("offer", "make")]
    page = {
        "url": "https://page.example/office.TOKEN",
        "code": "ABC234",
        "token_hash": "a" * 64,
        "code_hash": "b" * 64,
    }
    before = desk(office(DebriefMoved(D1, TALK)))
    typed = Typed(before, {"candidate": C1, **page}, str)
    assert offer() == act.make(typed)
    assert "  https://page.example/d1.TOKEN\nwith this code:\n  ABC234\n" in act.said(typed, before)
    with pytest.raises(Unclear, match="serves no page"):
        act.make(Typed(before, {"candidate": C1}, str))
    over = desk(office(DebriefMoved(D1, replace(TALK, phase=Phase.CLOSED))))
    for none in (over, desk(hiring())):
        with pytest.raises(Unclear, match="no debrief under way"):
            act.make(Typed(none, {"candidate": C1, **page}, str))
    two = desk(office(DebriefListed(DebriefId("d2"), P1, C1)))
    with pytest.raises(Unclear, match="2 debriefs under way"):
        act.make(Typed(two, {"candidate": C1, **page}, str))
